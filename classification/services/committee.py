"""Prepare an evaluation: begin it, allocate the position to the group, name the committee."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from classification.access import organization_of
from classification.access.descriptions import apart
from classification.choices.descriptions import EVALUATED_STATES
from classification.choices.evaluations import (
    OPEN_STATES,
    SEATED,
    EvaluationState,
    EvaluationVerb,
)
from classification.models import JobDescription, JobEvaluation, Seat
from classification.queries.missing import missing_to_open
from classification.rules.reading import charts
from classification.services.keeping import (
    Incomplete,
    changed_in,
    locked_description,
    locked_evaluation,
    locked_position,
    set_columns,
)
from classification.workflow import EVALUATION
from etms import access, audit, notices
from etms.directory.choices import Level

ALLOCATION = ("inclusion", "none_of_them", "other_group", "levels_below", "allocation_note")


@transaction.atomic
def begin_evaluation(
    *, description: JobDescription, evaluated_on: date, by: Any, at: datetime
) -> JobEvaluation:
    """Begin to evaluate a position on a signed description, as of a day.

    Raises rules.refusing.Refused for a day whose charts are not in the sources, and
    ValidationError while another evaluation of the position is under way.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.BEGIN, target=description.position)
    # Locked, so that nobody takes the signature off while an evaluation begins on it.
    locked_position(description.position)
    description = locked_description(description)
    position = description.position
    access.require(by, "classification.begin", position)
    on = access.standing(by).on
    charts(on=evaluated_on)
    if evaluated_on > on:
        raise ValidationError({"evaluated_on": _("An evaluation is not made ahead of time.")})
    if description.starts_on is not None and evaluated_on < description.starts_on:
        raise ValidationError({"evaluated_on": _("The job description holds from a later day.")})
    if description.state not in EVALUATED_STATES:
        raise ValidationError(_("The manager first signs the job description."))
    terms = position.terms.on(on).first()
    organization = organization_of(position, on)
    if terms is None or organization is None or terms.level == Level.DM:
        raise ValidationError(_("This standard does not evaluate the position."))
    try:
        with transaction.atomic():
            made: JobEvaluation = JobEvaluation.objects.create(
                position=position,
                organization_id=organization,
                description=description,
                evaluated_on=evaluated_on,
                begun_at=at,
                begun_by=by,
            )
    except IntegrityError:
        raise ValidationError(_("An evaluation of this position is under way.")) from None
    return made


@transaction.atomic
def allocate(
    *,
    evaluation: JobEvaluation,
    inclusion: str,
    none_of_them: bool,
    other_group: bool | None,
    levels_below: int | None,
    allocation_note: str,
    base: int,
    by: Any,
    at: datetime,
) -> JobEvaluation:
    """Record whether the position belongs to the group, before anything is evaluated.

    Raises Conflicting when somebody else has written since `base`.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.ALLOCATE, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    access.require(by, "classification.run", evaluation)
    _require_open(evaluation)
    if evaluation.state == EvaluationState.RECOMMENDED:
        raise ValidationError(
            _("The evaluation lies before the deputy head. Its allocation is not changed now.")
        )
    if evaluation.state == EvaluationState.ALONE:
        raise ValidationError(_("The allocation is not changed while members evaluate alone."))
    said = (inclusion, none_of_them, other_group, levels_below, allocation_note.strip())
    changed = changed_in(evaluation, dict(zip(ALLOCATION, said, strict=True)), base=base)
    if changed:
        set_columns(evaluation, changed | {"revision": evaluation.revision + 1})
    return evaluation


@transaction.atomic
def seat_member(
    *, evaluation: JobEvaluation, user: Any, chair: bool = False, by: Any, at: datetime
) -> Seat:
    """Give somebody a seat in the committee, or make a member its chair.

    Somebody of the organization, or with a role in it; never whose own position it is, or stands
    above, nor the deputy head, who decides. `user` is None for who was not found among them:
    one answer, whether there is no such account, or one that is closed or of elsewhere.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.SEAT, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    access.require(by, "classification.run", evaluation)
    _require_preparing(evaluation)
    _require_fit(evaluation, user)
    if chair:
        for other in evaluation.seats.filter(chair=True).exclude(user=user):
            set_columns(other, {"chair": False})
    seat, made = Seat.objects.get_or_create(
        evaluation=evaluation, user=user, defaults={"chair": chair}
    )
    if not made and seat.chair != chair:
        set_columns(seat, {"chair": chair})
    if made and evaluation.state == EvaluationState.ALONE:
        _tell(evaluation, user, by=by)
    return seat


def _require_open(evaluation: JobEvaluation) -> None:
    if evaluation.state not in OPEN_STATES:
        raise ValidationError(_("The evaluation has ended. Nothing of it is changed any more."))


def _require_preparing(evaluation: JobEvaluation) -> None:
    _require_open(evaluation)
    if evaluation.state not in (EvaluationState.DRAFT, EvaluationState.ALONE):
        raise ValidationError(_("The committee stands once the consensus is open."))


def _require_fit(evaluation: JobEvaluation, user: Any) -> None:
    known = user is not None and user.is_active
    if not known or evaluation.organization_id not in access.standing(user).organizations:
        raise ValidationError(
            {"user": _("Choose somebody of the organization, or with a role in it.")}
        )
    if apart(user, evaluation.position_id):
        raise ValidationError(
            {"user": _("Nobody evaluates their own position, or one above them.")}
        )
    if access.standing(user).deputy_head_of == evaluation.organization_id:
        raise ValidationError({"user": _("The deputy head decides, and has no seat.")})


@transaction.atomic
def unseat_member(*, seat: Seat, by: Any, at: datetime) -> None:
    """Take a seat away, with whatever its member has found so far."""
    evaluation = seat.evaluation
    audit.act(by=by, at=at, verb=EvaluationVerb.UNSEAT, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    access.require(by, "classification.run", evaluation)
    _require_preparing(evaluation)
    others = evaluation.seats.exclude(pk=seat.pk)
    if evaluation.state == EvaluationState.ALONE and not others.filter(chair=True).exists():
        raise ValidationError(_("Name another chair first."))
    seat.delete()


@transaction.atomic
def open_evaluation(*, evaluation: JobEvaluation, by: Any, at: datetime) -> JobEvaluation:
    """Open the evaluation to its members, who evaluate alone.

    Raises Incomplete: `allocation` while the position is not allocated to the group, `chair`
    while nobody chairs the committee.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.OPEN, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "open")
    access.require(by, step.permission, evaluation)
    if missing := missing_to_open(evaluation):
        raise Incomplete(missing)
    set_columns(evaluation, {"state": step.target, "opened_at": at})
    for seat in evaluation.seats.select_related("user"):
        _tell(evaluation, seat.user, by=by)
    return evaluation


def _tell(evaluation: JobEvaluation, user: Any, *, by: Any) -> None:
    if user.pk != by.pk:
        notices.notify(
            to=user,
            code=SEATED,
            context={"position": str(evaluation.position)},
            url=evaluation.get_absolute_url(),
        )
