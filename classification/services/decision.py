"""The deputy head decides, or returns with a note; the adviser may withdraw."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classification.choices.descriptions import DescriptionState
from classification.choices.evaluations import (
    DECIDED,
    LEVEL_CHANGED,
    LEVEL_CHANGED_BELOW,
    RETURNED,
    WITHDRAWN,
    EvaluationState,
    EvaluationVerb,
    Touched,
)
from classification.models import JobDescription, JobEvaluation, TouchedPerson
from classification.queries.people import advisers_of
from classification.queries.touching import Effect, effect_of
from classification.services.descriptions import put_in_force
from classification.services.keeping import (
    Conflicting,
    locked_description,
    locked_evaluation,
    locked_position,
    require_base,
    require_effective,
    set_columns,
)
from classification.services.signing import sign_file
from classification.workflow import EVALUATION
from etms import access, audit, notices
from etms.directory import queries as directory
from etms.directory.models import PositionTerms
from etms.directory.services import places


class Unseen(Conflicting):
    """The page did not show what the decision does from this day: whom it touches, or the level
    that it replaces. Nothing was written."""


@transaction.atomic
def decide_evaluation(
    *,
    evaluation: JobEvaluation,
    effective_on: date,
    note: str,
    base: int,
    seen: str,
    by: Any,
    at: datetime,
) -> JobEvaluation:
    """Decide: the level of the position follows from the day the decision takes effect.

    The signed description comes into force with it, and the whole file is signed as it stands.
    Where the level changes, whom it touches is recorded and told; `seen` is the mark of what the
    page showed of it (queries.touching). Raises Conflicting when it was returned and recommended
    anew since `base`, Unseen when the mark is another.
    """
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "decide")
    access.require(by, step.permission, evaluation)
    require_base(evaluation, base)
    # Locked before it is read: what somebody changes in the directory meanwhile is not undone.
    evaluation.position = locked_position(evaluation.position)
    description = locked_description(evaluation.description)
    _require_signed(description)
    effect = _effect_shown(evaluation, effective_on, seen=seen, by=by)
    if effect.changes:
        with _refused_on_its_day():
            _set_level(evaluation, effective_on, before=effect.before, by=by, at=at)
    audit.act(by=by, at=at, verb=EvaluationVerb.DECIDE, target=evaluation)
    set_columns(
        evaluation,
        {
            "state": EvaluationState.DECIDED,
            "effective_on": effective_on,
            "note": note.strip(),
            "decided_at": at,
            "decided_by": by,
            "level_before": effect.before,
            "level_after": evaluation.level,
        },
    )
    if description.state == DescriptionState.SIGNED:
        with _refused_on_its_day():
            put_in_force(description, starts_on=effective_on)
    _touch(evaluation, effect, at=at)
    sign_file(evaluation, by=by, at=at, on=access.standing(by).on)
    _tell_advisers(evaluation, DECIDED, by=by, at=at)
    return evaluation


def _require_signed(description: JobDescription) -> None:
    """What was evaluated is what the manager has signed."""
    if description.state == DescriptionState.DRAFT:
        raise ValidationError(
            _("The job description is not signed. Its manager signs it before you decide.")
        )


@contextmanager
def _refused_on_its_day() -> Iterator[None]:
    """What starts with the decision starts on its day: what is wrong with the one is wrong with
    the other, and is said where that day was written."""
    try:
        yield
    except ValidationError as refusal:
        if "starts_on" not in getattr(refusal, "error_dict", {}):
            raise
        raise ValidationError({"effective_on": refusal.error_dict["starts_on"]}) from None


def _effect_shown(evaluation: JobEvaluation, effective_on: date, *, seen: str, by: Any) -> Effect:
    """What the decision does from its day, which is what the page showed."""
    on = access.standing(by).on
    found = effect_of(evaluation, effective_on, on=on)
    if not found.before:
        raise ValidationError({"effective_on": _("The position does not exist on that day.")})
    require_effective(evaluation, effective_on, on=on)
    if found.mark != seen:
        raise Unseen(evaluation)
    return found


def _set_level(
    evaluation: JobEvaluation, effective_on: date, *, before: str, by: Any, at: datetime
) -> None:
    """Through the directory, which ends the terms of that day; terms recorded for later days keep
    what they say, but for the level that the decision replaces."""
    _revise(evaluation, effective_on, by=by, at=at)
    later = evaluation.position.terms.filter(starts_on__gt=effective_on, level=before)
    for day in list(later.order_by("starts_on").values_list("starts_on", flat=True)):
        _revise(evaluation, day, by=by, at=at)


def _revise(evaluation: JobEvaluation, starts_on: date, *, by: Any, at: datetime) -> None:
    position = evaluation.position
    terms: PositionTerms = (
        position.terms.on(starts_on).select_related("unit__organization", "reports_to").get()
    )
    places.revise_position(
        position=position,
        starts_on=starts_on,
        title_en=terms.title_en,
        title_fr=terms.title_fr,
        level=evaluation.level,
        unit=terms.unit,
        reports_to=terms.reports_to,
        language_requirement=position.language_requirement,
        language_profile=position.language_profile,
        region=position.region,
        by=by,
        at=at,
    )


def _touch(evaluation: JobEvaluation, effect: Effect, *, at: datetime) -> None:
    """Record and tell whom a changed level touches."""
    for each in effect.touched:
        TouchedPerson.objects.create(
            evaluation=evaluation,
            person=each.person,
            how=each.how,
            told_at=at if each.reached else None,
        )
        if not each.reached:
            continue
        notices.notify(
            to=each.person.user,
            code=LEVEL_CHANGED_BELOW if each.how == Touched.MANAGER else LEVEL_CHANGED,
            context={
                "position": str(evaluation.position),
                "before": evaluation.level_before,
                "after": evaluation.level_after,
                "day": evaluation.effective_on,
            },
            url=evaluation.get_absolute_url(),
        )


@transaction.atomic
def return_evaluation(
    *, evaluation: JobEvaluation, note: str, base: int, by: Any, at: datetime
) -> JobEvaluation:
    """Send the evaluation back to its committee, saying why.

    Raises Conflicting when it was returned and recommended anew since `base`.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.RETURN, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "return")
    access.require(by, step.permission, evaluation)
    require_base(evaluation, base)
    _require_note(note)
    moved = {"state": step.target, "note": note.strip(), "revision": evaluation.revision + 1}
    set_columns(evaluation, moved)
    _tell_advisers(evaluation, RETURNED, by=by, at=at)
    return evaluation


@transaction.atomic
def withdraw_evaluation(
    *, evaluation: JobEvaluation, note: str, base: int, by: Any, at: datetime
) -> JobEvaluation:
    """End an evaluation without a decision, saying why; nothing of it is lost.

    Raises Conflicting when it has changed since `base`.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.WITHDRAW, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "withdraw")
    access.require(by, step.permission, evaluation)
    require_base(evaluation, base)
    _require_note(note)
    begun = evaluation.state != EvaluationState.DRAFT
    set_columns(evaluation, {"state": step.target, "note": note.strip()})
    if begun:  # before, nobody was told of it
        _tell_withdrawn(evaluation, by=by)
    return evaluation


def _require_note(note: str) -> None:
    if not note.strip():
        raise ValidationError({"note": _("Say why.")})


def _tell_advisers(
    evaluation: JobEvaluation, code: notices.Code, *, by: Any, at: datetime
) -> None:
    """Tell who runs the evaluation, and who leads its committee."""
    told = {user.pk: user for user in advisers_of(evaluation.organization_id, at=at)}
    for seat in evaluation.seats.filter(chair=True).select_related("user"):
        told[seat.user.pk] = seat.user
    for user in told.values():
        if user.pk != by.pk:
            notices.notify(
                to=user,
                code=code,
                context={"position": str(evaluation.position)},
                url=evaluation.get_absolute_url(),
            )


def _tell_withdrawn(evaluation: JobEvaluation, *, by: Any) -> None:
    """Tell its members, and the deputy head once it lay before them: whoever may read it still."""
    told = {seat.user.pk: seat.user for seat in evaluation.seats.select_related("user")}
    if evaluation.recommended_at is not None:
        head = directory.deputy_head_user(evaluation.organization_id, on=access.standing(by).on)
        if head is not None:
            told[head.pk] = head
    for user in told.values():
        if user.pk != by.pk and access.can(user, "classification.read_evaluation", evaluation):
            notices.notify(
                to=user,
                code=WITHDRAWN,
                context={"position": str(evaluation.position)},
                url=evaluation.get_absolute_url(),
            )
