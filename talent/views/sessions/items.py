"""Doors to what is decided: of a person, a position, a subject of the agenda."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from etms import access as door
from etms.committees import services as committees
from etms.directory.models import Position
from talent.forms.sessions import ItemForm, StepOutForm
from talent.queries import sessions as queries
from talent.queries.borderline import discussion
from talent.screens import agenda as agendas
from talent.screens import sessions as screens
from talent.views.sessions.entering import GET_OR_POST, open_to, person_in, record, seen_session


@GET_OR_POST
def session_person(request, pk, person):
    """What the committee reads and decides of one person."""
    found, cycle = open_to(request, pk)
    about = person_in(request, found, person)
    form = ItemForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _recorded(request, found, form, "person", about):
        messages.success(request, _("Saved: %(person)s.") % {"person": about})
        follows = _next(request, found, cycle, after=about) if "next" in request.POST else None
        if follows:
            return redirect("talent:session_person", pk=pk, person=follows.person_id)
        return redirect("talent:session_person", pk=pk, person=person)
    record(request, found, [about.pk], what="assessment")
    page = screens.person_page(request, found, about, cycle, form=form)
    page["step_out"] = StepOutForm()
    status = 422 if form is not None and form.errors else 200
    return render(request, "talent/session_person.html", page, status=status)


def _next(request, found, cycle, *, after):
    order = discussion(request.user, found, cycle, on=door.standing(request.user).on)
    return screens.next_person(order.cards, queries.items_of(found), after=after.pk)


def _recorded(request, found, form: ItemForm, kind: str, about) -> bool:
    """Record an item; when somebody else was first, both texts stand on the page."""
    what = {"person": {"person": about}, "position": {"position": about}}
    try:
        committees.record_item(
            session=found,
            kind=kind,
            **what.get(kind, {"code": about}),
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
    except committees.Conflicting as other:
        form.add_error(
            "note",
            _("Somebody has written in the meantime. It reads: %(text)s")
            % {"text": " · ".join(filter(None, [other.now.recommendation, other.now.note]))},
        )
        form.data = form.data.copy()
        form.data["base"] = other.now.revision
        return False
    return True


@require_POST
def session_step_out(request, pk, person):
    """Declare a conflict of interest: from now on one sees nothing of this person."""
    found = seen_session(request, pk)
    about = person_in(request, found, person)
    form = StepOutForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why you step out."))
        return redirect("talent:session_person", pk=pk, person=person)
    committees.step_out(
        session=found, person=about, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    messages.success(request, _("You step out for %(person)s.") % {"person": about})
    return redirect("talent:room", pk=pk)


@require_safe
def agenda(request, pk):
    found, cycle = open_to(request, pk)
    return render(request, "talent/agenda.html", _agenda_page(request, found, cycle))


def _agenda_page(request, found, cycle, *, sent=None):
    """With the plan of everybody's time, which tells whom to look at first."""
    order = discussion(request.user, found, cycle, on=door.standing(request.user).on)
    record(request, found, [card.person_id for card in order.cards], what="assessment")
    return agendas.agenda_page(request, found, cycle, order, at=timezone.now(), sent=sent)


@require_POST
def session_item(request, pk, kind, key):
    """Decide on a position or a subject of the agenda."""
    found, cycle = open_to(request, pk)
    about = _subject(request, found, cycle, kind, key)
    anchor = agendas.anchor_of(kind, key)
    form = ItemForm(request.POST, auto_id=f"{anchor}-%s")
    if form.is_valid() and _recorded(request, found, form, kind, about):
        messages.success(request, _("Saved."))
        return redirect(f"{screens.session_url(found, 'agenda')}#{anchor}")
    page = _agenda_page(request, found, cycle, sent=(kind, key, form))
    return render(request, "talent/agenda.html", page, status=422)


def _subject(request, found, cycle, kind: str, key: str):
    """The position or the code that an item is about, if it is on this agenda."""
    standing = door.standing(request.user)
    if kind == "position" and key.isdecimal():
        rows = queries.critical_positions(
            request.user, found, cycle, viewer=standing.person, on=standing.on
        )
        if int(key) in {row.pk for row in rows}:
            return Position.objects.get(pk=key)
    gaps = queries.skill_gaps(request.user, found, cycle) if kind == "subject" else []
    if key in {gap.code for gap in gaps}:
        return key
    raise Http404
