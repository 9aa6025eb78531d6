"""Doors to the cockpit of those who run the exercise, its lists, reminders, and what to mend."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from etms.directory import services as directory
from etms.directory.access import visible_organizations
from etms.directory.forms import show_refusal
from etms.directory.models import Person
from talent.access import visible_reminders
from talent.forms.exercise import FileFilters, GridForm, ResultsForm
from talent.queries.cockpit import REMINDED
from talent.screens import cockpit as screens
from talent.screens import files as file_screens
from talent.screens import mending as mending_screens
from talent.services import mending, reminders

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
OK = 200


def dossier(request, pk):
    """The organization in the running cycle, for those who run the exercise there."""
    organization = get_object_or_404(visible_organizations(request.user), pk=pk)
    return screens.dossier_of(organization, request.user)


@require_GET
def cockpit(request, pk):
    """How far the organization is, and what hinders it."""
    found = dossier(request, pk)
    measure, files = GridForm(request.GET).asked()
    page = screens.cockpit_page(found, viewer=request.user, measure=measure, files=files)
    return render(request, "talent/cockpit.html", page)


@require_GET
def files(request, pk):
    """The files behind a number."""
    found = dossier(request, pk)
    filters = FileFilters(request.GET or None, branches=file_screens.branches_of(found))
    page = file_screens.files_page(found, request, filters=filters)
    return render(request, "talent/files.html", page)


@GET_OR_POST
def remind(request, pk):
    """Whom a round of reminders would reach; sending asks for it."""
    found = dossier(request, pk)
    asked = request.POST if request.method == "POST" else request.GET
    chosen = FileFilters(asked, branches=file_screens.branches_of(found)).chosen()
    if chosen.show not in REMINDED:
        return redirect("talent:cockpit", pk=pk)
    if request.method == "POST":
        try:
            made = reminders.remind(
                dossier=found, chosen=chosen, by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            return redirect("talent:reminders", pk=made.pk)
    page = file_screens.remind_page(found, viewer=request.user, chosen=chosen)
    return render(request, "talent/remind.html", page)


@require_GET
def reminder_round(request, pk):
    """What became of a round of reminders; asks again while the worker is at it."""
    rounds = visible_reminders(request.user).select_related(
        "dossier__organization", "dossier__cycle"
    )
    page = file_screens.round_page(get_object_or_404(rounds, pk=pk))
    template = "talent/parts/round.html" if request.htmx else "talent/reminders.html"
    return render(request, template, page)


@GET_OR_POST
def mend(request, pk):
    """Many small things to put right, each saved for itself."""
    found = dossier(request, pk)
    show = request.GET.get("show", "")
    show = show if show in screens.MENDED else ""
    item, done = _save_item(request, found, show)
    failed = item if item is not None and not done else None
    status = 422 if failed else 200
    if request.htmx and "save" in request.POST:
        return _saved_part(request, found, show, item, done, status=status)
    if done:
        messages.success(request, done)
    page = mending_screens.mending_page(
        found, viewer=request.user, show=show, written=request.POST, failed=failed
    )
    return render(request, "talent/mend.html", page, status=status)


def _saved_part(request, found, show: str, item, done: str, *, status: int):
    """In place of the item: its reasons, or that it is saved, with what it still lacks."""
    if status != OK:
        return render(request, "talent/parts/to_mend.html", {"item": item}, status=status)
    said = done or _("Somebody has put this right already.")
    left = mending_screens.item_of(
        found, viewer=request.user, show=show, key=request.POST["save"], data=None
    )
    return render(request, "talent/parts/mended.html", {"done": said, "left": left})


def _save_item(request, found, show: str):
    """The item that was sent, and what to say when it is saved; no words with its reason."""
    key = request.POST.get("save", "")
    if not key:
        return None, ""
    item = mending_screens.item_of(
        found, viewer=request.user, show=show, key=key, data=request.POST
    )
    return item, _mend(request, item)


def _mend(request, item) -> str:
    """Save one item; what to say when it is done, or nothing with the reason in its form."""
    if item is None or not item.form.is_valid():
        return ""
    person = Person.objects.get(pk=item.file.person_id)
    act = {"person": person, "by": request.user, "at": timezone.now()}
    try:
        if isinstance(item.form, ResultsForm):
            mending.record_results(results=item.form.results, **act)
            return _("The results of %(person)s are recorded.") % act
        directory.open_account(**item.form.cleaned_data, **act)
        return _("The account of %(person)s is open; a link was sent to them.") % act
    except ValidationError as refusal:
        show_refusal(item.form, refusal)
        return ""
