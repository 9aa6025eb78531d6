"""Doors to the Position Assessment Portal and to slates of successors."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.answers import forms as sent
from etms.answers.services import Entry
from etms.answers.views import autosave
from etms.directory.access import relation, visible_people, visible_positions
from etms.directory.models import Person
from etms.trace.services import record_read, record_reads
from talent.access.positions import ground_on
from talent.forms.positions import AddForm, LeaveEmptyForm, RemoveForm, SuccessorForm
from talent.models import Successor
from talent.queries import positions as queries
from talent.queries.running import cycle_of
from talent.rules import reading
from talent.screens import positions as screens
from talent.services import positions as services

PURPOSES = {"manager": "management", "deputy_head": "management", "delegate": "support"}


def _cycle(request):
    cycle = cycle_of(door.standing(request.user))
    if cycle is None or not cycle.questions_id:
        raise Http404
    return cycle


def _position(request, pk: int, permission: str = "talent.assess_position"):
    position = get_object_or_404(visible_positions(request.user), pk=pk)
    door.require(request.user, permission, position)
    return position


@require_safe
def positions(request):
    """The positions one looks after, the most urgent first."""
    return render(request, "talent/positions.html", screens.list_page(request, _cycle(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def position(request, pk):
    """One position: assess it, and who could follow."""
    found = _position(request, pk, "talent.read_position")
    cycle = _cycle(request)
    if request.method == "POST":
        door.require(request.user, "talent.assess_position", found)
        return _sent(request, found, cycle)
    missing = request.GET.get("missing", "").split(",") if "missing" in request.GET else []
    return _page(request, found, cycle, missing=missing)


def _page(request, found, cycle, *, status=200, **more):
    """The page, and the record of whose names it shows."""
    forms = {"add": AddForm(prefix="add"), "remove": RemoveForm(), "empty": LeaveEmptyForm()}
    forms |= more.pop("slate_forms", {})
    page = screens.position_page(request, found, cycle, slate_forms=forms, **more)
    ground = page["ground"]
    named = [each.person_id for each in (*page["slate"], *page["interim"], *page["former"])]
    purpose = PURPOSES[ground]
    record_reads(by=request.user, people=named, what="slate", role=ground, purpose=purpose)
    return render(request, "talent/position.html", page, status=status)


def _sent(request, found, cycle):
    asked = list(queries.questions_of(cycle).values())
    form = sent.AnswersForm(request.POST, questions=asked)
    form.drop(request.POST.get("theirs"))
    act = {"position": found, "cycle": cycle, "by": request.user, "at": timezone.now()}
    saved = services.save_answers(entries=form.entries, **act)
    if form.errors or saved.conflicts:
        status = 409 if saved.conflicts else 422
        return _page(request, found, cycle, form=form, conflicts=saved.conflicts, status=status)
    if request.POST.get("go") == "complete":
        return _complete(request, found, act)
    messages.success(request, _("Saved."))
    return redirect("talent:position", pk=found.pk)


def _complete(request, found, act):
    try:
        services.complete_position(**act)
    except services.Incomplete as gaps:
        messages.warning(request, _("Not complete yet: what is missing stands below."))
        page = redirect("talent:position", pk=found.pk)
        page["Location"] += f"?missing={','.join(gaps.missing)}#missing"
        return page
    messages.success(request, _("The assessment of the position is complete."))
    return redirect(screens.list_with(request.user, found))


@require_POST
def position_answer(request, pk):
    """One answer about a position as it is written (static/js/autosave.js)."""
    found, cycle = _position(request, pk), _cycle(request)
    asked = sent.find(request.POST.get("name", ""), queries.questions_of(cycle), [])

    def save(question, part, value, base):
        return services.save_answer(
            position=found,
            cycle=cycle,
            entry=Entry(question, part, value, base),
            by=request.user,
            at=timezone.now(),
        )

    return autosave(request, found=asked, save=save)


@require_POST
def position_reopen(request, pk):
    found, cycle = _position(request, pk), _cycle(request)
    services.reopen_position(position=found, cycle=cycle, by=request.user, at=timezone.now())
    return redirect("talent:position", pk=found.pk)


def _back_to_slate(position):
    return redirect(f"{reverse('talent:position', args=[position.pk])}#slate")


@require_POST
def slate_add(request, pk):
    """Put somebody whose card one sees on the slate."""
    found, cycle = _position(request, pk), _cycle(request)
    form = AddForm(request.POST, prefix="add")
    if form.is_valid():
        given = dict(form.cleaned_data)
        person = get_object_or_404(
            Person.objects.filter(pk__in=visible_people(request.user)), pk=given.pop("person")
        )
        try:
            services.add_successor(
                position=found, person=person, **given, by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("The slate is changed."))
            return _back_to_slate(found)
    return _page(request, found, cycle, slate_forms={"add": form}, status=422)


@require_POST
def slate_empty(request, pk):
    """Say that a slate is left empty on purpose, and why."""
    found, cycle = _position(request, pk), _cycle(request)
    form = LeaveEmptyForm(request.POST)
    if form.is_valid():
        act = {"position": found, "cycle": cycle, "by": request.user, "at": timezone.now()}
        try:
            services.leave_empty(**form.cleaned_data, **act)
        except ValidationError as refusal:
            for name, words in refusal.message_dict.items():
                form.add_error(name, words)
        else:
            messages.success(request, _("Saved."))
            return _back_to_slate(found)
    return _page(request, found, cycle, slate_forms={"empty": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def successor(request, pk):
    """One successor: readiness and what is still needed, one rank up, or off the slate."""
    found = get_object_or_404(
        Successor.objects.filter(position__in=visible_positions(request.user)).select_related(
            "position", "person"
        ),
        pk=pk,
    )
    ground = ground_on(request.user, found.position)
    if ground is None:
        raise Http404
    door.require(request.user, "talent.assess_position", found.position)
    if door.standing(request.user).person == found.person:
        raise Http404
    form = SuccessorForm(
        request.POST if request.POST.get("act") == "change" else None,
        initial={"readiness": found.readiness, "gap": found.gap},
    )
    remove = RemoveForm(request.POST if request.POST.get("act") == "remove" else None)
    if request.method == "POST" and _changed(request, found, form, remove):
        return _back_to_slate(found.position)
    purpose = PURPOSES[ground]
    record_read(by=request.user, person=found.person, what="slate", role=ground, purpose=purpose)
    page = {
        "successor": found,
        "form": form,
        "remove": remove,
        "trail": screens.trail_of(found.position, on=door.standing(request.user).on),
        "back": f"{reverse('talent:position', args=[found.position_id])}#slate",
    }
    status = 422 if form.errors or remove.errors else 200
    return render(request, "talent/successor.html", page, status=status)


def _changed(request, found, form, remove) -> bool:
    act = {"successor": found, "by": request.user, "at": timezone.now()}
    what = request.POST.get("act")
    try:
        if what == "up":
            services.raise_successor(**act)
        elif what == "change" and form.is_valid():
            services.change_successor(**form.cleaned_data, **act)
        elif what == "remove" and remove.is_valid():
            services.remove_successor(**remove.cleaned_data, **act)
        else:
            return False
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return True
    messages.success(request, _("The slate is changed."))
    return True


@require_safe
def slates(request, pk):
    """Every slate a person is or was on; never one's own."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    ground = reading.assessment_ground(relation(request.user, person))
    if ground is None:
        raise PermissionDenied(
            _(
                "Only the direct manager, the deputy head and the delegate of the cycle may see "
                "the slates of a person."
            )
        )
    purpose = PURPOSES[ground]
    record_read(by=request.user, person=person, what="slate", role=ground, purpose=purpose)
    return render(request, "talent/slates.html", screens.slates_page(person, viewer=request.user))
