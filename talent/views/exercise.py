"""Doors to own dates, more time, announcements, and the questions to OCHRO."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory.access import visible_people
from etms.directory.forms import show_refusal
from talent.access import visible_extensions, visible_threads
from talent.access.people import in_charge_of
from talent.forms.exercise import (
    AnnouncementForm,
    DatesForm,
    ExtensionForm,
    MessageForm,
    OneMoreUnit,
)
from talent.queries import exercise as queries
from talent.screens import exercise as screens
from talent.services import announcements as words
from talent.services import dates as services
from talent.views.cockpit import dossier

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def dates(request, pk):
    """Own last days by branch, and everybody who has more time."""
    found = dossier(request, pk)
    more = OneMoreUnit(request.GET if "unit" in request.GET else None, units=_deeper(found))
    added = more.cleaned_data["unit"] if more.is_valid() else None
    form = DatesForm(
        request.POST or None,
        units=queries.dated_units(found, added=added),
        stages=queries.stages_of(found.cycle),
        there=queries.branch_dates(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.set_branch_dates(
                dossier=found, changes=form.changes(), by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            said = _("The dates are kept, and those concerned are told.")
            messages.success(request, said if changed else _("Nothing was changed."))
            return redirect("talent:dates", pk=pk)
    page = screens.dates_page(found, viewer=request.user, form=form, more=more)
    return render(request, "talent/dates.html", page, status=422 if form.errors else 200)


def _deeper(found):
    """The units to choose from, each behind the one above: branches have units of one name."""
    return [(unit.pk, f"{unit.parent.name} › {unit.name}") for unit in queries.deeper_units(found)]


@GET_OR_POST
def extend(request, pk, person):
    """More time for one person, with the reason."""
    found = dossier(request, pk)
    person = get_object_or_404(visible_people(request.user), pk=person)
    door.require(request.user, "talent.extend", person)
    form = ExtensionForm(request.POST or None, stages=queries.stages_of(found.cycle))
    if request.method == "POST" and form.is_valid():
        try:
            services.extend(
                dossier=found,
                person=person,
                **form.cleaned_data,
                by=request.user,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The longer time is kept, and the person was told."))
            return redirect("talent:dates", pk=pk)
    page = screens.extension_page(found, person, form=form, viewer=request.user)
    return render(request, "talent/extend.html", page, status=422 if form.errors else 200)


@require_POST
def end_extension(request, pk):
    given = get_object_or_404(
        visible_extensions(request.user).select_related(
            "dossier__organization", "dossier__cycle", "person__user"
        ),
        pk=pk,
    )
    try:
        services.end_extension(extension=given, by=request.user, at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The usual days hold again, and the person was told."))
    return redirect("talent:dates", pk=given.dossier.organization_id)


@GET_OR_POST
def thread(request, pk):
    """The questions of one organization to OCHRO, for both sides."""
    rows = visible_threads(request.user).select_related("organization", "cycle")
    found = get_object_or_404(rows, pk=pk)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words.write_in_thread(
            dossier=found, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        messages.success(request, _("The message is sent, and the other side was told."))
        return redirect("talent:thread", pk=pk)
    page = screens.thread_page(found, viewer=request.user, form=form)
    return render(request, "talent/thread.html", page, status=422 if form.errors else 200)


@require_GET
def threads(request):
    """OCHRO: the questions of all organizations, the unanswered first."""
    door.require(request.user, "talent.announce")
    return render(request, "talent/threads.html", screens.threads_page(_running(request), request))


def _running(request):
    cycle = running_cycle(on=door.standing(request.user).on)
    if cycle is None:
        raise Http404
    return cycle


@GET_OR_POST
def announcements(request):
    """What OCHRO announced; OCHRO writes the next one here."""
    may = door.can(request.user, "talent.announce")
    if request.method == "POST" or not in_charge_of(request.user):
        door.require(request.user, "talent.announce")
    cycle = _running(request)
    form = AnnouncementForm(request.POST or None) if may else None
    if request.method == "POST" and form.is_valid():
        words.announce(cycle=cycle, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(
            request, _("The announcement is out; delegates and deputy heads are being told.")
        )
        return redirect("talent:announcements")
    page = screens.announcements_page(request, cycle=cycle, form=form)
    wrong = form is not None and form.errors
    return render(request, "talent/announcements.html", page, status=422 if wrong else 200)
