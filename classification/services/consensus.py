"""What the committee agrees on: degrees, the reason of each, benchmark positions, and that it is
ready for the deputy head."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classification.choices import Factor, Field
from classification.choices.evaluations import RECOMMENDED, EvaluationState, EvaluationVerb
from classification.models import Comparator, JobEvaluation, Rationale
from classification.queries.allocating import allocated
from classification.queries.judging import around_of, evaluated, figures_of, missing_in
from classification.rules.benchmarks import by_number
from classification.rules.degrees import PULL_OF
from classification.rules.reading import charts
from classification.services.judging import keep_degrees
from classification.services.keeping import (
    Conflicting,
    Incomplete,
    locked_evaluation,
    require_effective,
    set_columns,
)
from classification.workflow import EVALUATION
from etms import access, audit, notices
from etms.directory import queries as directory

SUB_FACTORS = tuple(PULL_OF)


def _open_to(evaluation: JobEvaluation, by: Any) -> JobEvaluation:
    evaluation = locked_evaluation(evaluation)
    access.require(by, "classification.agree", evaluation)
    return evaluation


def _replay_anew(evaluation: JobEvaluation) -> None:
    """After a change around the degrees: the record with what is around it now."""
    found = evaluated(evaluation, on=evaluation.evaluated_on, around=around_of(evaluation))
    set_columns(evaluation, figures_of(found))


@transaction.atomic
def agree_on(
    *,
    evaluation: JobEvaluation,
    degrees: Mapping[str, Any],
    base: int,
    by: Any,
    at: datetime,
) -> JobEvaluation:
    """Keep degrees of the consensus (columns of queries.judging.COLUMNS).

    Raises Refused with every field that is wrong, Conflicting on a stale revision.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.AGREE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    keep_degrees(
        evaluation,
        degrees,
        base=base,
        on=evaluation.evaluated_on,
        around=around_of(evaluation),
    )
    return evaluation


@transaction.atomic
def write_rationale(
    *, evaluation: JobEvaluation, field: str, text: str, base: int, by: Any, at: datetime
) -> Rationale:
    """Keep why a sub-factor has its degree; `base` is the revision of that text, 0 for none.

    Raises Conflicting when somebody else has written it since.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.REASON, target=evaluation)
    evaluation = _open_to(evaluation, by)
    if field not in {each.value for each in SUB_FACTORS}:
        raise ValidationError({"field": _("Choose one of the sub-factors.")})
    row, _made = Rationale.objects.select_for_update().get_or_create(
        evaluation=evaluation,
        field=Field(field),
        defaults={"written_at": at, "written_by": by},
    )
    if row.text == text.strip():
        return row
    if row.revision != base:
        raise Conflicting(row)
    row.text, row.revision = text.strip(), row.revision + 1
    row.written_at, row.written_by = at, by
    row.save(update_fields=["text", "revision", "written_at", "written_by"])
    return row


@transaction.atomic
def cite(
    *,
    evaluation: JobEvaluation,
    number: str,
    factors: list[str],
    note: str,
    by: Any,
    at: datetime,
) -> list[Comparator]:
    """Cite a benchmark position for whole factors, or change what is said of it."""
    audit.act(by=by, at=at, verb=EvaluationVerb.CITE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    if number not in by_number(charts(on=evaluation.evaluated_on)):
        raise ValidationError({"number": _("There is no benchmark position of this number.")})
    if not factors or set(factors) - set(Factor.values):
        raise ValidationError({"factors": _("Choose the whole factors that it supports.")})
    there = {row.factor: row for row in evaluation.comparators.filter(number=number)}
    last = evaluation.comparators.count()
    for factor in there.keys() - set(factors):
        there.pop(factor).delete()
    for place, factor in enumerate(factors, start=last + 1):
        if factor not in there:
            there[factor] = Comparator.objects.create(
                evaluation=evaluation, number=number, factor=factor, note=note, order=place
            )
        elif there[factor].note != note:
            set_columns(there[factor], {"note": note})
    _replay_anew(evaluation)
    return list(there.values())


@transaction.atomic
def uncite(*, evaluation: JobEvaluation, number: str, by: Any, at: datetime) -> None:
    """Take a benchmark position out of the comparison."""
    audit.act(by=by, at=at, verb=EvaluationVerb.UNCITE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    evaluation.comparators.filter(number=number).delete()
    _replay_anew(evaluation)


@transaction.atomic
def recommend_evaluation(
    *, evaluation: JobEvaluation, effective_on: date, by: Any, at: datetime
) -> JobEvaluation:
    """Lay the evaluation before the deputy head, to take effect on a day.

    Raises Incomplete: sub-factors without a degree by their name, without a reason as
    `rationale:<name>`, `level` where the points give none, `allocation`.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.RECOMMEND, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "recommend")
    access.require(by, step.permission, evaluation)
    if missing := missing_to_recommend(evaluation):
        raise Incomplete(missing)
    if not evaluation.position.terms.on(effective_on).exists():
        raise ValidationError({"effective_on": _("The position does not exist on that day.")})
    require_effective(evaluation, effective_on, on=access.standing(by).on)
    _replay_anew(evaluation)
    set_columns(
        evaluation,
        {
            "state": EvaluationState.RECOMMENDED,
            "recommended_at": at,
            "recommended_by": by,
            "effective_on": effective_on,
            "note": "",
        },
    )
    head = directory.deputy_head_user(evaluation.organization_id, on=access.standing(by).on)
    if head is not None:
        notices.notify(
            to=head,
            code=RECOMMENDED,
            context={"position": str(evaluation.position)},
            url=evaluation.get_absolute_url(),
        )
    return evaluation


def missing_to_recommend(evaluation: JobEvaluation) -> list[str]:
    """What the file still lacks before it goes to the deputy head."""
    missing = list(missing_in(evaluation, on=evaluation.evaluated_on))
    if not missing and not evaluation.level:
        missing.append("level")
    written = dict(evaluation.rationales.values_list("field", "text"))
    missing += [f"rationale:{f.value}" for f in SUB_FACTORS if not written.get(f.value)]
    return missing if allocated(evaluation).belongs else [*missing, "allocation"]
