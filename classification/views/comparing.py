"""Doors to the rationale and to the benchmark positions that an evaluation cites."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classification.forms.evaluations import ComparatorForm, RationaleForm
from classification.rules.degrees import PULL_OF
from classification.screens import degrees as screens
from classification.services import consensus as services
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


@require_safe
def rationale(request, pk):
    """Why each sub-factor has its degree."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    return page(request, "rationale", screens.rationale_page(request.user, found))


@require_POST
def write_rationale(request, pk, field):
    """One text, on the revision the page was given."""
    found = find_evaluation(request, pk, "classification.agree")
    if field not in {each.value for each in PULL_OF}:
        raise Http404
    form = RationaleForm(request.POST, prefix=field)
    other, status = None, WRONG
    if form.is_valid():
        try:
            services.write_rationale(
                evaluation=found, field=field, **form.cleaned_data, **acting(request)
            )
        except Conflicting as conflict:
            stale(form, conflict.now.revision)
            other, status = conflict.now, STALE
        else:
            messages.success(request, _("Saved."))
            answer = redirect("classification:rationale", pk=pk)
            answer["Location"] += f"#{field}"
            return answer
    shown = screens.rationale_page(request.user, found, sent={field: form}, other=other)
    return page(request, "rationale", shown, status)


@GET_OR_POST
def comparators(request, pk):
    """Benchmark positions, each cited for whole factors."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    form = None
    if request.method == "POST":
        door.require(request.user, "classification.agree", found)
        choices = screens.benchmark_choices(found)
        form = ComparatorForm(request.POST, benchmarks=choices)
        if form.is_valid():
            try:
                services.cite(evaluation=found, **form.cleaned_data, **acting(request))
            except ValidationError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _("Saved."))
                return redirect("classification:comparators", pk=pk)
    shown = screens.comparators_page(request.user, found, form=form)
    return page(request, "comparators", shown, WRONG if form is not None else 200)


@require_POST
def uncite(request, pk, number):
    found = find_evaluation(request, pk, "classification.agree")
    attempt(
        request,
        lambda: services.uncite(evaluation=found, number=number, **acting(request)),
        done=_("Saved."),
    )
    return redirect("classification:comparators", pk=pk)
