"""Doors to what is judged: a member alone, the committee together. The degrees themselves are
chosen on the guide charts (views/charts.py)."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classification.forms.evaluations import EstimateForm
from classification.screens import degrees as screens
from classification.services import alone as services
from classification.views.finding import (
    WRONG,
    acting,
    attempt,
    find_evaluation,
    page,
    show_refusal,
)


@require_safe
def alone(request, pk):
    """What a member found alone; nobody else sees it before the consensus."""
    found = find_evaluation(request, pk, "classification.sit")
    return page(request, "alone", screens.alone_page(request.user, found))


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


@require_safe
def consensus(request, pk):
    """What each member found, and what all agree on."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    return page(request, "consensus", screens.consensus_page(request.user, found))
