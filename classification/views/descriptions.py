"""Doors to job descriptions: read, write, compare, sign, put in force."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classification.forms.descriptions import (
    DescriptionForm,
    Dimensions,
    EnforceForm,
    MoveForm,
)
from classification.screens import descriptions as screens
from classification.services import descriptions as services
from classification.services.keeping import Conflicting
from classification.views.finding import (
    GET_OR_POST,
    STALE,
    WRONG,
    acting,
    attempt,
    find_description,
    find_position,
    moved_on,
    page,
    show_refusal,
    stale,
)
from etms.workflow import InvalidTransition


@require_POST
def begin(request, pk):
    """Begin the next version, or go on with the draft there is."""
    position = find_position(request, pk, "classification.write_description")
    made = services.begin_description(position=position, **acting(request))
    return redirect("classification:write", pk=made.pk)


@require_safe
def description(request, pk):
    found = find_description(request, pk)
    return page(request, "description", screens.description_page(request, found))


@require_safe
def changes(request, pk):
    """What differs from the version before; without one there is nothing to compare."""
    found = find_description(request, pk)
    before = screens.version_before(request.user, found)
    if before is None:
        raise Http404
    return page(request, "changes", screens.changes_page(request.user, found, before))


@GET_OR_POST
def write(request, pk):
    """Write a draft: texts in both languages side by side, dimensions in rows."""
    found = find_description(request, pk, "classification.write_description")
    form = DescriptionForm(request.POST or None, initial=screens.initial_texts(found))
    rows = Dimensions(
        request.POST or None,
        prefix="dimensions",
        initial=list(found.dimensions.values(*services.OF_DIMENSION)),
    )
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid() and rows.is_valid():
            status = _save(request, found, form, rows)
            if status == 302:
                return redirect(found)
    return page(request, "write", screens.write_page(request.user, found, form, rows), status)


def _save(request, found, form, rows) -> int:
    try:
        services.write_description(
            description=found,
            texts=form.texts(),
            dimensions=rows.rows(),
            base=form.cleaned_data["base"],
            **acting(request),
        )
    except Conflicting as other:
        stale(form, other.now.revision)
        return STALE
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return WRONG
    messages.success(request, _("The job description is saved."))
    return 302


UNREAD = -1  # the revision of a page that does not say what it showed
PERMISSIONS = {
    "sign": "classification.sign_description",
    "reopen": "classification.write_description",
    "discard": "classification.write_description",
}


@require_POST
def move(request, pk, action):
    """Sign, open again, or throw a draft away: the version that the page showed."""
    found = find_description(request, pk, PERMISSIONS[action])
    form = MoveForm(request.POST)
    base = form.cleaned_data["base"] if form.is_valid() else UNREAD
    service = {
        "sign": services.sign_description,
        "reopen": services.reopen_description,
        "discard": services.discard_description,
    }[action]
    said = {
        "sign": _("The job description is signed."),
        "reopen": _("The signature is taken off; the description may be written again."),
        "discard": _("The draft is thrown away."),
    }[action]
    act = {"description": found, "base": base, **acting(request)}
    try:
        done = attempt(request, lambda: service(**act), done=said)
    except Conflicting as other:
        messages.warning(request, moved_on())
        return page(request, "description", screens.description_page(request, other.now), STALE)
    if action == "discard" and done:
        return redirect("classification:position", pk=found.position_id)
    return redirect(found)


@require_POST
def enforce(request, pk):
    """Put a signed description in force from a day."""
    found = find_description(request, pk, "classification.enforce_description")
    form = EnforceForm(request.POST)
    if form.is_valid():
        try:
            services.enforce_description(description=found, **form.cleaned_data, **acting(request))
        except Conflicting as other:
            stale(form, other.now.revision, moved_on())
            shown = screens.description_page(request, other.now, enforce=form)
            return page(request, "description", shown, STALE)
        except InvalidTransition:
            form.add_error(None, _("Only a signed version is put in force."))
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The job description is in force."))
            return redirect(found)
    shown = screens.description_page(request, found, enforce=form)
    return page(request, "description", shown, WRONG)
