"""Doors to the talent map of a manager, and to the placement of one person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from etms import access as door
from etms.cycles.models import Cycle
from etms.cycles.queries import running_cycle
from etms.directory.access import visible_people
from etms.trace.services import record_read, record_reads
from talent.access.people import direct_reports
from talent.queries import board as boards
from talent.screens import board as screens
from talent.screens import placing
from talent.services import placements


def cycle_of_today(request) -> Cycle:
    """The running cycle with all that it pins; without one nothing of this is there."""
    pinned = Cycle.objects.select_related(
        "rules", "competencies", "questions", "placements__map_kind"
    ).prefetch_related("competencies__rows", "placements__rows")
    found = running_cycle(on=door.standing(request.user).on, among=pinned)
    if found is None or not found.placements_id or not found.questions_id:
        raise Http404
    return found


@require_safe
def talent_map(request):
    """The manager's direct reports on the talent map, as a board or as a table."""
    user = request.user
    if not direct_reports(user):
        raise PermissionDenied(_("No executive reports to you today."))
    cycle = cycle_of_today(request)
    cards = boards.team_cards(user, cycle, on=door.standing(user).on)
    people = [card.person_id for card in cards]
    record_reads(by=user, people=people, what="placement", role="manager", purpose="management")
    return render(request, "talent/map.html", screens.map_page(request, cycle, cards))


@require_http_methods(["GET", "HEAD", "POST"])
def place(request, pk):
    """Place one person: the dialog of the map, a page of its own without JavaScript."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "talent.assess", person)
    cycle = cycle_of_today(request)
    if request.method == "POST":
        return _moved(request, person, cycle)
    record_read(
        by=request.user, person=person, what="placement", role="manager", purpose="management"
    )
    return _place_page(request, person, cycle)


def _place_page(request, person, cycle, *, wrong: str = "", status: int = 200):
    sheet = placing.own_sheet(request, person, cycle)
    page = placing.place_page(request, person, cycle, sheet=sheet) | {"wrong": wrong}
    part = request.headers.get("X-Part") == "form"
    template = "talent/parts/place_form.html" if part else "talent/place.html"
    return render(request, template, page, status=status)


def _moved(request, person, cycle):
    """Make the move that was sent; answer the board in JSON, a form with a page."""
    to = placement_of(cycle, request.POST.get("to", ""))
    given = placing.sent_move(request)
    try:
        found = placements.propose_placement(
            person=person,
            cycle=cycle,
            to=to,
            **given,
            by=request.user,
            at=timezone.now(),
        )
    except placing.REFUSALS as refused:
        status, said = placing.answer_of(refused, cycle)
        return _refused(request, person, cycle, refused, status, said)
    said = placing.kept_words(found, to, **given)
    if _wants_json(request):
        undo = placing.undo_words(found, person)
        return JsonResponse({"revision": found.revision, "said": said, "undo": undo})
    messages.success(request, said)
    return redirect(placing.safe_next(request))


def _refused(request, person, cycle, refused, status: int, said: str):
    if _wants_json(request):
        now = placing.standing_of(refused)
        return JsonResponse({"error": said, **now}, status=status)
    return _place_page(request, person, cycle, wrong=said, status=status)


def placement_of(cycle: Cycle, code: str):
    """The placement of a code; none for nobody's column, and 404 for no placement at all."""
    if not code:
        return None
    found = next((row for row in cycle.placements.rows.all() if row.code == code), None)
    if found is None:
        raise Http404
    return found


def _wants_json(request) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
