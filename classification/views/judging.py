"""Doors to the degrees: a member alone, the committee together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from classification import access
from classification.forms.evaluations import EstimateForm
from classification.rules.refusing import Refused
from classification.screens import degrees as screens
from classification.services import alone as services
from classification.services.consensus import agree_on
from classification.services.keeping import Conflicting
from classification.views.finding import (
    GET_OR_POST,
    STALE,
    WRONG,
    acting,
    attempt,
    find_evaluation,
    page,
    show_refusal,
    stale,
)
from etms import access as door


@GET_OR_POST
def alone(request, pk):
    """A member evaluates alone; nobody else sees it before the consensus."""
    found = find_evaluation(request, pk, "classification.sit")
    form, status = None, 200
    if request.method == "POST":
        door.require(request.user, "classification.evaluate", found)
        form = screens.degrees_form(found, access.whole_seat(request.user, found), request.POST)
        status = _keep(request, found, form, services.evaluate_alone)
        if status == 302:
            return redirect("classification:alone", pk=pk)
    return page(request, "alone", screens.alone_page(request.user, found, form=form), status)


@require_POST
def estimate(request, pk):
    """The profile as expected, before the first degree."""
    found = find_evaluation(request, pk, "classification.evaluate")
    form = EstimateForm(request.POST)
    if form.is_valid():
        try:
            services.estimate_profile(evaluation=found, **form.cleaned_data, **acting(request))
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("classification:alone", pk=pk)
    return page(request, "alone", screens.alone_page(request.user, found, estimate=form), WRONG)


@require_POST
def submit(request, pk):
    """Submit what one found alone; with the last member the consensus opens."""
    found = find_evaluation(request, pk, "classification.evaluate")
    done = attempt(
        request,
        lambda: services.submit_alone(evaluation=found, **acting(request)),
        done=_("Your evaluation is submitted."),
    )
    return redirect("classification:evaluation" if done else "classification:alone", pk=pk)


@GET_OR_POST
def consensus(request, pk):
    """What each member found, and what all agree on."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    form, status = None, 200
    if request.method == "POST":
        door.require(request.user, "classification.agree", found)
        form = screens.degrees_form(found, found, request.POST)
        status = _keep(request, found, form, agree_on)
        if status == 302:
            return redirect("classification:consensus", pk=pk)
    shown = screens.consensus_page(request.user, found, form=form)
    return page(request, "consensus", shown, status)


def _keep(request, found, form, service) -> int:
    """Let a service keep the degrees of a form; 302 when it has."""
    if not form.is_valid():
        return WRONG
    sent = {"degrees": form.degrees(), "base": form.cleaned_data["base"]}
    try:
        service(evaluation=found, **sent, **acting(request))
    except Refused as refusal:
        form.show_refusal(refusal)
        return WRONG
    except Conflicting as other:
        stale(form, other.now.revision)
        return STALE
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        return WRONG
    messages.success(request, _("Saved."))
    return 302
