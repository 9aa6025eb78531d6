"""Doors to the rationale and to the benchmark positions that an evaluation cites."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classification.choices import Factor
from classification.forms.evaluations import ComparatorForm, RationaleForm
from classification.models import Rationale
from classification.queries.citing import cited_rows, mark
from classification.rules.degrees import PULL_OF
from classification.screens import degrees as screens
from classification.screens import reasons
from classification.services import consensus as services
from classification.services.keeping import Conflicting
from classification.views.finding import (
    GET_OR_POST,
    SOMEBODY_SAVED,
    STALE,
    WRONG,
    acting,
    attempt,
    find_evaluation,
    moved_on,
    page,
    show_refusal,
    stale,
)
from etms import access as door


@require_safe
def rationale(request, pk):
    """Why each sub-factor has its degree."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    return page(request, "rationale", reasons.rationale_page(request.user, found))


@require_POST
def write_rationale(request, pk, field):
    """Every box of the page that was written in, each on the revision the page was given of its
    text; `field` is the sub-factor whose button was pressed."""
    found = find_evaluation(request, pk, "classification.agree")
    if field not in {each.value for each in PULL_OF}:
        raise Http404
    sent = _boxes(request.POST, field)
    others, status = {}, WRONG
    if all([form.is_valid() for form in sent.values()]):
        others, status = _write(request, found, sent), STALE
        if not others:
            messages.success(request, _("Saved."))
            answer = redirect("classification:rationale", pk=pk)
            answer["Location"] += f"#{field}"
            return answer
    shown = reasons.rationale_page(request.user, found, sent=sent, others=others)
    return page(request, "rationale", shown, status)


def _boxes(data, pressed: str) -> dict[str, RationaleForm]:
    """The boxes that somebody wrote in. One button may come with its own box alone."""
    sent = {each.value: RationaleForm(data, prefix=each.value) for each in PULL_OF}
    return {
        name: form
        for name, form in sent.items()
        if (name == pressed or form.add_prefix("text") in data) and form.is_written()
    }


def _write(request, found, sent) -> dict[str, Rationale]:
    """Keep them all, or none and answer what stands where somebody else was faster."""
    texts = {
        name: (form.cleaned_data["text"], form.cleaned_data["base"]) for name, form in sent.items()
    }
    try:
        if texts:
            services.write_rationales(evaluation=found, texts=texts, **acting(request))
    except Conflicting as conflict:
        for row in conflict.standing:
            sent[row.field].overtaken(row, SOMEBODY_SAVED)
        return {row.field: row for row in conflict.standing}
    return {}


@GET_OR_POST
def comparators(request, pk):
    """Benchmark positions, each cited for whole factors; `number` in the address is the one to
    change."""
    found = find_evaluation(request, pk, "classification.read_consensus")
    form, status = screens.comparator_form(found, request.GET.get("number", "")), 200
    if request.method == "POST":
        door.require(request.user, "classification.agree", found)
        form = ComparatorForm(request.POST, benchmarks=screens.benchmark_choices(found))
        status = _cite(request, found, form) if form.is_valid() else WRONG
        if status == 302:
            return redirect("classification:comparators", pk=pk)
    shown = screens.comparators_page(request.user, found, form=form)
    return page(request, "comparators", shown, status)


def _cite(request, found, form) -> int:
    try:
        services.cite(evaluation=found, **form.cleaned_data, **acting(request))
    except Conflicting as other:
        stands = mark(cited_rows(other.now, form.cleaned_data["number"]))
        stale(
            form,
            stands,
            _(
                "This page did not show what is cited of the benchmark position. It stands in "
                "the table as it is now, and what you wrote stands here: look at both, then "
                "send again to replace it."
            ),
        )
        return STALE
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return WRONG
    messages.success(request, _("Saved."))
    return 302


@require_POST
def cite_for(request, pk, number, factor):
    """One more whole factor, from beside the benchmark position; the rest of what is cited
    stays."""
    found = find_evaluation(request, pk, "classification.agree")
    if factor not in Factor.values:
        raise Http404
    attempt(
        request,
        lambda: services.cite_for(
            evaluation=found, number=number, factor=factor, **acting(request)
        ),
        done=_("Saved."),
    )
    return redirect("classification:comparators", pk=pk)


@require_POST
def uncite(request, pk, number):
    """Take a benchmark position out, as the page showed it."""
    found = find_evaluation(request, pk, "classification.agree")
    act = {"evaluation": found, "number": number, "base": request.POST.get("base", "")}
    try:
        attempt(request, lambda: services.uncite(**act, **acting(request)), done=_("Saved."))
    except Conflicting:
        messages.warning(request, moved_on())
        form = screens.comparator_form(found, "")
        return page(
            request,
            "comparators",
            screens.comparators_page(request.user, found, form=form),
            STALE,
        )
    return redirect("classification:comparators", pk=pk)
