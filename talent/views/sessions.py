"""Doors to the review committee: sessions, board, one person, agenda, figures."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.committees import services as committees
from etms.directory.models import Position
from etms.trace.services import record_reads
from etms.workflow import InvalidTransition
from talent.access.sessions import PURPOSE, assessments_for, people_for, visible_sessions
from talent.forms.sessions import ConveneForm, ItemForm, StepOutForm
from talent.queries import sessions as queries
from talent.queries.borderline import discussion
from talent.screens import agenda as agendas
from talent.screens import placing
from talent.screens import room as rooms
from talent.screens import sessions as screens
from talent.services import calibration as services
from talent.views.placing import cycle_of_today, placement_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def sessions(request):
    """The sessions one sits in or organizes, and one more."""
    user, on = request.user, door.standing(request.user).on
    found = visible_sessions(user).select_related("dossier__organization", "dossier__cycle")
    dossiers = screens.dossiers_to_convene(user, on=on)
    if not dossiers and not found.exists():
        raise Http404
    form = None
    if request.method == "POST" and not dossiers:
        door.require(user, "committees.convene", found.first().dossier)
    if dossiers:
        units = queries.branches_and_parts(dossiers[0].organization)
        form = ConveneForm(request.POST or None, units=units)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            made = committees.convene(
                dossier=dossiers[0],
                purpose=PURPOSE,
                **form.cleaned_data,
                by=user,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("The session is convened."))
            return redirect("talent:session", pk=made.pk)
    page = screens.sessions_page(user, dossiers, found.order_by("-meets_on")[:100], form=form)
    status = 422 if form is not None and form.errors else 200
    return render(request, "talent/sessions.html", page, status=status)


def seen_session(request, pk: int):
    found = visible_sessions(request.user).select_related("dossier__organization")
    return get_object_or_404(found, pk=pk)


def open_to(request, pk: int):
    """A session whose people this user may read now."""
    session = seen_session(request, pk)
    door.require(request.user, "committees.read", session)
    cycle = cycle_of_today(request)
    if session.dossier.cycle_id != cycle.pk:
        raise PermissionDenied(_("This session belongs to a cycle that does not run today."))
    return session, cycle


def _person(request, session, pk: int):
    """Somebody in the scope, for whom this user does not step out."""
    return get_object_or_404(
        people_for(request.user, session).select_related("person"), person=pk
    ).person


@GET_OR_POST
def session(request, pk):
    """Scope, seats and minutes; the minutes are written here."""
    found = seen_session(request, pk)
    lead = door.can(request.user, "committees.lead", found)
    minutes = screens.minutes_form(found, request.POST or None)
    if request.method == "POST" and minutes.is_valid():
        try:
            committees.write_minutes(
                session=found, **minutes.cleaned_data, by=request.user, at=timezone.now()
            )
        except committees.Conflicting as other:
            minutes.add_error(
                "text",
                _("Somebody has written in the meantime. It reads: %(text)s")
                % {"text": other.now.minutes},
            )
            minutes.data = minutes.data.copy()
            minutes.data["base"] = other.now.minutes_revision
        else:
            messages.success(request, _("The minutes are saved."))
            return redirect("talent:session", pk=pk)
    page = screens.session_page(
        found, viewer=request.user, minutes=minutes if lead else None, step_out=StepOutForm()
    )
    return render(request, "talent/session.html", page, status=422 if minutes.errors else 200)


@require_POST
def session_move(request, pk, action):
    """Open or close a session."""
    found = seen_session(request, pk)
    act = {"session": found, "by": request.user, "at": timezone.now()}
    try:
        if action == "close":
            services.close_session(**act)
        else:
            committees.move_session(action=action, **act)
    except services.Unexplained as moves:
        names = ", ".join(str(person) for person in moves.people[:10])
        messages.error(request, _("Say first why these were moved: %(names)s") % {"names": names})
    except InvalidTransition:
        messages.info(request, _("This was done already."))
    return redirect("talent:session", pk=pk)


@require_POST
def session_presence(request, pk):
    found = seen_session(request, pk)
    present = [int(raw) for raw in request.POST.getlist("present") if raw.isdecimal()]
    committees.set_presence(session=found, present=present, by=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("talent:session", pk=pk)


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


def record(request, session, people, *, what: str) -> None:
    """Whoever organizes reads as such, a member as the committee."""
    standing = door.standing(request.user)
    organization = session.dossier.organization_id
    if standing.deputy_head_of == organization:
        role, purpose = "deputy_head", "management"
    elif organization in standing.organizations_with("run_exercise"):
        role, purpose = "delegate", "support"
    else:
        role, purpose = "committee", "review"
    record_reads(by=request.user, people=people, what=what, role=role, purpose=purpose)


@GET_OR_POST
def session_place(request, pk, person):
    """Move one person in a session: the dialog of the board, a page without JavaScript."""
    found, cycle = open_to(request, pk)
    about = _person(request, found, person)
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


@GET_OR_POST
def session_person(request, pk, person):
    """What the committee reads and decides of one person."""
    found, cycle = open_to(request, pk)
    about = _person(request, found, person)
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
    about = _person(request, found, person)
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


@require_safe
def figures(request, pk):
    """Placements by unit against the whole."""
    found, cycle = open_to(request, pk)
    cards = queries.cards(request.user, found, cycle, on=door.standing(request.user).on)
    page = agendas.figures_page(request, found, cycle, cards)
    return render(request, "talent/figures.html", page)
