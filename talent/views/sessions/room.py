"""Doors to the room: the board, a move on it, and the placements by unit."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from etms import access as door
from talent.access.sessions import assessments_for
from talent.queries import sessions as queries
from talent.screens import agenda as agendas
from talent.screens import placing
from talent.screens import room as rooms
from talent.screens import sessions as screens
from talent.services import calibration as services
from talent.views.placing import placement_of
from talent.views.sessions.entering import GET_OR_POST, open_to, person_in, record, seen_session


@require_safe
def room(request, pk):
    """The board of a session; asked with `seen`, only what is new (204: nothing is)."""
    part = "seen" in request.GET
    if part and (way_out := _way_out(request, pk)):
        return way_out
    found, cycle = open_to(request, pk)
    if request.GET.get("seen") == str(found.revision):
        return HttpResponse(status=204)
    cards = queries.cards(
        request.user, found, cycle, on=door.standing(request.user).on, sized=True
    )
    what = "assessment" if rooms.asks_why(request.GET) else "placement"
    record(request, found, [card.person_id for card in cards], what=what)
    page = rooms.room_page(request, found, cycle, cards)
    return render(request, "talent/parts/room.html" if part else "talent/room.html", page)


def _way_out(request, pk):
    """Leads a member out of the room of a session that has closed; None while they may read."""
    session = seen_session(request, pk)
    reads = door.can(request.user, "committees.read", session)
    if reads:
        return None
    messages.info(request, reads.reason)
    return HttpResponse(status=204, headers={"HX-Redirect": screens.session_url(session)})


@GET_OR_POST
def session_place(request, pk, person):
    """Move one person in a session: the dialog of the board, a page without JavaScript."""
    found, cycle = open_to(request, pk)
    about = person_in(request, found, person)
    if request.method == "POST":
        return _calibrated(request, found, about, cycle)
    record(request, found, [about.pk], what="placement")
    return _place_page(request, found, about, cycle)


def _place_page(request, found, about, cycle, *, wrong: str = "", status: int = 200):
    sheet = assessments_for(request.user, found).filter(person=about, cycle=cycle)
    page = placing.place_page(
        request, about, cycle, sheet=sheet.select_related("placement").first()
    )
    page |= {
        "wrong": wrong,
        "action": request.path,
        "trail": screens.trail(found),
        "next": placing.safe_next(request, screens.session_url(found, "room")),
    }
    part = request.headers.get("X-Part") == "form"
    template = "talent/parts/place_form.html" if part else "talent/place.html"
    return render(request, template, page, status=status)


def _calibrated(request, found, about, cycle):
    to = placement_of(cycle, request.POST.get("to", ""))
    sheet = assessments_for(request.user, found).filter(person=about, cycle=cycle).first()
    given = placing.sent_move(request)
    try:
        if sheet is None:
            raise ValidationError(_("The manager has not begun this assessment yet."))
        moved = services.calibrate(
            session=found,
            assessment=sheet,
            to=to,
            **given,
            by=request.user,
            at=timezone.now(),
        )
    except placing.REFUSALS as refused:
        status, said = placing.answer_of(refused, cycle)
        if _wants_json(request):
            return JsonResponse({"error": said, **placing.standing_of(refused)}, status=status)
        return _place_page(request, found, about, cycle, wrong=said, status=status)
    said = placing.kept_words(moved, to, **given)
    if _wants_json(request):
        undo = placing.undo_words(moved, about)
        return JsonResponse({"revision": moved.revision, "said": said, "undo": undo})
    messages.success(request, said)
    return redirect(placing.safe_next(request, screens.session_url(found, "room")))


def _wants_json(request) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


@require_safe
def figures(request, pk):
    """Placements by unit against the whole."""
    found, cycle = open_to(request, pk)
    cards = queries.cards(request.user, found, cycle, on=door.standing(request.user).on)
    page = agendas.figures_page(request, found, cycle, cards)
    return render(request, "talent/figures.html", page)
