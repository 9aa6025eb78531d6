"""Doors before the deputy head: recommend, decide, send back, withdraw."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from classification.choices.evaluations import EvaluationState
from classification.forms.evaluations import (
    DecideForm,
    RecommendForm,
    ReturnForm,
    WithdrawForm,
)
from classification.screens import deciding as screens
from classification.screens.evaluations import evaluation_page
from classification.screens.wording import missing_words
from classification.services import consensus
from classification.services import decision as services
from classification.services.keeping import Conflicting, Incomplete
from classification.views.finding import (
    GET_OR_POST,
    STALE,
    WRONG,
    acting,
    find_evaluation,
    moved_on,
    show_refusal,
    stale,
)
from classification.views.naming import naming_page
from etms.workflow import InvalidTransition

DONE = 302


def _done(form, act) -> int:
    """Let a service act on a form that is valid; what it refuses stands on the form. DONE, or
    the status of the page that says it."""
    if not form.is_valid():
        return WRONG
    try:
        act()
    except services.Unseen as other:
        stale(form, other.now.revision, _unseen())
        return STALE
    except Conflicting as other:
        stale(form, other.now.revision, moved_on())
        return STALE
    except InvalidTransition:
        form.add_error(None, _("This was done already, or is not possible any more."))
    except Incomplete as gaps:
        form.add_error(None, missing_words(gaps.missing))
    except ValidationError as refusal:
        show_refusal(form, refusal)
    return WRONG if form.errors else DONE


def _unseen() -> str:
    return _(
        "This page did not show what the decision does from that day, so nothing was done. The "
        "people and the level stand here as they are now: read them, then send again."
    )


@require_POST
def recommend(request, pk):
    """Lay the evaluation before the deputy head."""
    found = find_evaluation(request, pk, "classification.lead")
    form = RecommendForm(request.POST)
    status = _done(
        form,
        lambda: consensus.recommend_evaluation(
            evaluation=found, **form.cleaned_data, **acting(request)
        ),
    )
    if status == DONE:
        messages.success(request, _("The evaluation lies before the deputy head."))
        return redirect(found)
    shown = evaluation_page(request, found, recommend=form)
    return naming_page(request, "evaluation", found, shown, status)


@GET_OR_POST
def decision(request, pk):
    """The deputy head decides; here alone stand the level and whom a change touches."""
    found = find_evaluation(request, pk, "classification.decide")
    if found.state != EvaluationState.RECOMMENDED:
        return _nothing(request, found)
    form, status = None, 200
    if request.method == "POST":
        form = DecideForm(request.POST)
        status = _done(
            form,
            lambda: services.decide_evaluation(
                evaluation=found, **form.cleaned_data, **acting(request)
            ),
        )
        if status == DONE:
            messages.success(request, _("The evaluation is decided."))
            return redirect(found)
    shown = screens.decision_page(request.user, found, decide=form)
    if status == STALE:
        form.data["seen"] = shown["effect"].mark
    return naming_page(request, "decision", found, shown, status)


def _nothing(request, found):
    """Level and people stand on the page of the decision alone, while there is one to make."""
    messages.info(request, _("There is nothing to decide now."))
    return redirect(found)


@require_POST
def send_back(request, pk):
    """Return the evaluation to its committee with a note."""
    found = find_evaluation(request, pk, "classification.decide")
    if found.state != EvaluationState.RECOMMENDED:
        return _nothing(request, found)
    form = ReturnForm(request.POST, prefix="return")
    status = _done(
        form,
        lambda: services.return_evaluation(
            evaluation=found, **form.cleaned_data, **acting(request)
        ),
    )
    if status == DONE:
        messages.success(request, _("The evaluation is returned."))
        return redirect(found)
    shown = screens.decision_page(request.user, found, back=form)
    return naming_page(request, "decision", found, shown, status)


@require_POST
def withdraw(request, pk):
    """End an evaluation without a decision."""
    found = find_evaluation(request, pk, "classification.run")
    form = WithdrawForm(request.POST, prefix="withdraw")
    status = _done(
        form,
        lambda: services.withdraw_evaluation(
            evaluation=found, **form.cleaned_data, **acting(request)
        ),
    )
    if status == DONE:
        messages.success(request, _("The evaluation is withdrawn."))
        return redirect(found)
    shown = evaluation_page(request, found, withdraw=form)
    return naming_page(request, "evaluation", found, shown, status)
