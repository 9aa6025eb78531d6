"""Doors beside the map of a session: what moves would do, and the time of the session."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from etms import access as door
from etms.committees import services as committees
from talent.forms.sessions import StepOutForm, TimeForm
from talent.queries import sessions as queries
from talent.screens import sessions as screens
from talent.screens.trial import trial_page
from talent.views.sessions import GET_OR_POST, open_to, record, seen_session


@GET_OR_POST
def trial(request, pk):
    """Try moves out. They come with the form and go with the page: nothing is kept."""
    found, cycle = open_to(request, pk)
    cards = queries.cards(request.user, found, cycle, on=door.standing(request.user).on)
    what = "assessment" if request.POST.get("show") == "first" else "placement"
    record(request, found, [card.person_id for card in cards], what=what)
    page = trial_page(found, cycle, cards, user=request.user, sent=request.POST)
    return render(request, "talent/trial.html", page)


@require_POST
def session_time(request, pk):
    """Say when a session begins, and how long it is."""
    found = seen_session(request, pk)
    form = TimeForm(request.POST)
    door.require(request.user, "committees.lead", found)
    if form.is_valid():
        try:
            committees.plan_time(
                session=found, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The time of the session is saved."))
        return redirect("talent:session", pk=pk)
    page = screens.session_page(
        found,
        viewer=request.user,
        minutes=screens.minutes_form(found),
        step_out=StepOutForm(),
        time=form,
    )
    return render(request, "talent/session.html", page, status=422)
