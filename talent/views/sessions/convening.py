"""Doors to a session: convened, opened and closed, who is present, the minutes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from etms import access as door
from etms.committees import services as committees
from etms.workflow import InvalidTransition
from talent.access.sessions import PURPOSE, visible_sessions
from talent.forms.sessions import ConveneForm, StepOutForm
from talent.queries import sessions as queries
from talent.screens import sessions as screens
from talent.services import calibration as services
from talent.views.sessions.entering import GET_OR_POST, seen_session


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
