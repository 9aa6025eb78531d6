"""A member evaluates alone: first the profile as expected, then the degrees, then submits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from classification.choices.evaluations import (
    DISCUSSED,
    EvaluationState,
    EvaluationVerb,
    Profile,
)
from classification.models import JobEvaluation, Seat
from classification.queries.judging import COLUMNS, missing_in
from classification.services.judging import keep_degrees
from classification.services.keeping import (
    Incomplete,
    locked_evaluation,
    locked_seat,
    set_columns,
)
from classification.workflow import EVALUATION
from etms import access, audit, notices


def _own_seat(evaluation: JobEvaluation, by: Any) -> tuple[JobEvaluation, Seat]:
    """The evaluation and the seat of who acts, both locked, and open to them."""
    evaluation = locked_evaluation(evaluation)
    access.require(by, "classification.evaluate", evaluation)
    seat = evaluation.seats.get(user=by)
    return evaluation, locked_seat(seat)


@transaction.atomic
def estimate_profile(*, evaluation: JobEvaluation, profile: str, by: Any, at: datetime) -> Seat:
    """Keep the profile a member expects, before they choose any degree."""
    audit.act(by=by, at=at, verb=EvaluationVerb.ESTIMATE, target=evaluation)
    evaluation, seat = _own_seat(evaluation, by)
    if profile not in Profile.values:
        raise ValidationError({"profile": _("Choose one of the profiles.")})
    if seat.estimate == profile:
        return seat
    if seat.revision:
        raise ValidationError(
            {"profile": _("The profile is estimated before the first degree is chosen.")}
        )
    set_columns(seat, {"estimate": profile})
    return seat


@transaction.atomic
def evaluate_alone(
    *,
    evaluation: JobEvaluation,
    degrees: Mapping[str, Any],
    base: int,
    by: Any,
    at: datetime,
) -> Seat:
    """Keep degrees a member chooses alone; half an evaluation is kept as it is.

    `degrees` are columns of queries.judging.COLUMNS. Raises Refused with every field that is
    wrong, Conflicting on a stale revision, PermissionDenied before the profile is estimated.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.EVALUATE, target=evaluation)
    evaluation, seat = _own_seat(evaluation, by)
    if not seat.estimate:
        raise PermissionDenied(_("First estimate the profile."))
    keep_degrees(seat, degrees, base=base, on=evaluation.evaluated_on)
    return seat


@transaction.atomic
def submit_alone(*, evaluation: JobEvaluation, by: Any, at: datetime) -> Seat:
    """Submit what a member found alone; with the last of them the consensus opens.

    Raises Incomplete with the sub-factors that have no degree yet.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.SUBMIT, target=evaluation)
    evaluation, seat = _own_seat(evaluation, by)
    missing = ["estimate"] if not seat.estimate else []
    missing += missing_in(seat, on=evaluation.evaluated_on)
    if missing:
        raise Incomplete(missing)
    set_columns(seat, {"submitted_at": at})
    if not evaluation.seats.filter(submitted_at=None).exists():
        reveal(evaluation, by=by, at=at)
    return seat


@transaction.atomic
def open_consensus(*, evaluation: JobEvaluation, by: Any, at: datetime) -> JobEvaluation:
    """Open the consensus although somebody has not submitted: the chair, or the adviser.

    Raises Incomplete (`submitted`) while nobody has.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.DISCUSS, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "discuss")
    access.require(by, step.permission, evaluation)
    if not evaluation.seats.filter(submitted_at__isnull=False).exists():
        raise Incomplete(["submitted"])
    return reveal(evaluation, by=by, at=at)


def reveal(evaluation: JobEvaluation, *, by: Any, at: datetime) -> JobEvaluation:
    """Within an act and a lock: open the consensus with the degrees on which all agree, and tell
    the members."""
    seats = list(evaluation.seats.filter(submitted_at__isnull=False))
    agreed = {
        name: getattr(seats[0], name)
        for name in COLUMNS
        if all(getattr(seat, name) == getattr(seats[0], name) for seat in seats)
    }
    keep_degrees(evaluation, _whole(agreed), base=evaluation.revision, on=evaluation.evaluated_on)
    set_columns(evaluation, {"state": EvaluationState.CONSENSUS, "discussed_at": at})
    for seat in evaluation.seats.exclude(user=by).select_related("user"):
        notices.notify(
            to=seat.user,
            code=DISCUSSED,
            context={"position": str(evaluation.position)},
            url=reverse("classification:consensus", args=[evaluation.pk]),
        )
    return evaluation


# What is said together: a pull without its degree, or half of a second impact, says nothing.
# Every column stands in one group, or what all agree on would be thrown away.
TOGETHER = (
    ("practical_technical", "practical_technical_pull"),
    ("planning_organizing", "planning_organizing_pull"),
    ("communicating_influencing",),
    ("thinking_environment", "thinking_environment_pull"),
    ("thinking_challenge", "thinking_challenge_pull"),
    ("freedom_to_act", "freedom_to_act_pull"),
    ("magnitude", "magnitude_pull", "dollars", "dollars_on", "dimension"),
    ("impact", "impact_pull"),
    ("facts",),
    ("participation",),
    ("second_dollars", "second_impact", "second_impact_pull", "unrelated", "own_work"),
)


def _whole(agreed: Mapping[str, Any]) -> dict[str, Any]:
    """Of the columns on which all agree those whose whole group is agreed on."""
    return {
        name: agreed[name]
        for group in TOGETHER
        if all(each in agreed for each in group)
        for name in group
    }
