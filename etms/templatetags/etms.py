"""Words of the house for templates, known to every template without {% load %}."""

from django import template
from django.middleware import csrf
from django.template.defaultfilters import date as django_date
from django.utils import formats, translation
from django.utils.html import format_html

from etms import access

register = template.Library()
HARD_SPACE = "\xa0"


def _request(context):
    """The request, also inside {% include … only %}, where the variable of that name is gone."""
    return getattr(context, "request", None) or context["request"]


@register.simple_tag(takes_context=True)
def can(context, name, thing=None):
    """{% can "performance.approve" agreement as decision %}: true or false, with .reason."""
    return access.can(_request(context).user, name, thing)


@register.simple_tag(takes_context=True)
def csrf_input(context):
    """{% csrf_token %} that also works inside {% include … only %}."""
    token = csrf.get_token(_request(context))
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


@register.simple_block_tag(takes_context=True)
def wrap(context, content, component, **inputs):
    """{% wrap "card" title=_("…") %} … {% endwrap %}: a component around what the page writes."""
    shown = context.new({**inputs, "content": content})
    return context.template.engine.get_template(f"components/{component}.html").render(shown)


@register.simple_tag(takes_context=True)
def heads(context, columns):
    """The headers of a table: each with its sort link and aria-sort, from ?sort= of this page."""
    query = _request(context).GET
    return [column.head(query) for column in columns]


@register.filter(expects_localtime=True, is_safe=False)
def date(value, arg=None):
    """Django's date filter, but the first of a month is « 1er » in French."""
    text = django_date(value, arg)
    if translation.get_language() == "fr" and text.startswith(f"1{HARD_SPACE}"):
        return f"1er{text[1:]}"
    return text


@register.filter(expects_localtime=True)
def moment(value):
    """A date and time as <time>, for people and for machines."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), date(value, "DATETIME_FORMAT")
    )


@register.filter(expects_localtime=True)
def day(value):
    """A day as <time>, for people and for machines."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', django_date(value, "Y-m-d"), date(value, "DATE_FORMAT")
    )


@register.simple_tag
def colon():
    """Between a title and what it is about: a space before the colon in French only."""
    return f"{HARD_SPACE}: " if translation.get_language() == "fr" else ": "


@register.filter
def number(value, decimals=None):
    """1,234.5 in English, 1 234,5 in French."""
    if value is None or value == "":
        return ""
    return formats.number_format(value, decimals, force_grouping=True)


@register.filter
def money(value, decimals=2):
    """$1,234.50 in English, 1 234,50 $ in French."""
    amount = number(value, decimals)
    if not amount:
        return ""
    if translation.get_language() == "fr":
        return f"{amount}{HARD_SPACE}$"
    return f"-${amount[1:]}" if amount.startswith("-") else f"${amount}"


@register.filter
def percent(value, decimals=0):
    """77% in English, 77 % in French; the value is a share of 100."""
    share = number(value, decimals)
    if not share:
        return ""
    return f"{share}{HARD_SPACE}%" if translation.get_language() == "fr" else f"{share}%"


@register.simple_tag(takes_context=True)
def address(context, **changes):
    """This page's address with its query changed: {% address sort="name" after=None %}."""
    request = _request(context)
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


@register.filter
def message_tone(level_tag):
    """The tone of a notice for a level of django.contrib.messages."""
    return {"error": "danger", "success": "good", "warning": "warn"}.get(level_tag, "info")


BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Windows": "Windows",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "Android": "Android",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent):
    """What a browser says of itself, as people call it: Firefox, Windows."""
    names = [
        next((name for sign, name in known.items() if sign in user_agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, names)) or user_agent[:40]
