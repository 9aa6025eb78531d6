"""Words of the house for templates, known to every template without {% load %}."""

from django import template
from django.middleware import csrf
from django.template.defaultfilters import date as django_date
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.html import format_html

from etms import access, formats, tables
from etms.formats import HARD_SPACE

register = template.Library()


def _request(context):
    """The request, also inside {% include … only %}, where the variable of that name is gone."""
    return getattr(context, "request", None) or context["request"]


@register.simple_tag(takes_context=True)
def can(context, name, thing=None):
    """{% can "performance.approve" agreement as decision %}: true or false, with .reason."""
    return access.can(_request(context).user, name, thing)


@register.simple_tag(takes_context=True, name="csrf_token")
def csrf_input(context):
    """In place of Django's: also inside {% include … only %}; and it says whose page this is.

    A form that stood open while another account signed in is refused (etms.accounts.again).
    """
    request = _request(context)
    token = csrf.get_token(request)
    said = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return said
    return said + format_html('<input type="hidden" name="opened_by" value="{}">', user.pk)


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


@register.filter
def labelled(rows, heads):
    """The rows of a table with the labels of its headers in each cell, for narrow pages."""
    return tables.labelled(rows, ["" if head.hidden else str(head.label) for head in heads])


@register.filter(expects_localtime=True, is_safe=False)
def date(value, arg=None):
    """Django's date filter, but the first of a month is « 1er » in French."""
    return formats.write_date(value, arg)


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


@register.filter
def written_day(value):
    """A day as a native field sends it (2026-11-22), in words; nothing for what is no day."""
    try:
        return formats.write_date(parse_date(str(value)))
    except ValueError:  # 31 February
        return ""


@register.simple_tag
def colon():
    """Between a title and what it is about: a space before the colon in French only."""
    return f"{HARD_SPACE}: " if translation.get_language() == "fr" else ": "


@register.filter
def number(value, decimals=None):
    """1,234.5 in English, 1 234,5 in French."""
    return formats.write_number(value, decimals)


@register.filter
def money(value, decimals=2):
    """$1,234.50 in English, 1 234,50 $ in French."""
    return formats.write_money(value, decimals)


@register.filter
def amount(value):
    """$1,234 or $1,234.50: cents only where there are some."""
    return formats.write_amount(value)


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
