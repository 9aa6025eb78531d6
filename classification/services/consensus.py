"""What the committee agrees on: degrees, the reason of each, benchmark positions, and that it is
ready for the deputy head."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classification.choices import Factor, Field
from classification.choices.evaluations import RECOMMENDED, EvaluationState, EvaluationVerb
from classification.models import Comparator, JobEvaluation, Rationale
from classification.queries.citing import cited_rows, mark
from classification.queries.judging import around_of, evaluated, figures_of
from classification.queries.missing import missing_to_recommend
from classification.rules.benchmarks import by_number
from classification.rules.degrees import PULL_OF
from classification.rules.reading import charts
from classification.services.judging import keep_degrees
from classification.services.keeping import (
    Conflicting,
    Incomplete,
    locked_evaluation,
    require_base,
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
    """After a change around the degrees: the record with what is around it now, which is another
    evaluation than the one that somebody has read."""
    found = evaluated(evaluation, on=evaluation.evaluated_on, around=around_of(evaluation))
    set_columns(evaluation, figures_of(found) | {"revision": evaluation.revision + 1})


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
def write_rationales(
    *, evaluation: JobEvaluation, texts: Mapping[str, tuple[str, int]], by: Any, at: datetime
) -> list[Rationale]:
    """Keep why sub-factors have their degrees: every one of these texts, or none of them.

    Each stands by its sub-factor, with the revision of the text that it replaces, 0 for none.
    Raises Conflicting with all that somebody else has written since.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.REASON, target=evaluation)
    evaluation = _open_to(evaluation, by)
    if set(texts) - {each.value for each in SUB_FACTORS}:
        raise ValidationError({"field": _("Choose one of the sub-factors.")})
    rows = _rationales(evaluation, texts)
    changed = [row for row in rows if row.text != texts[row.field][0].strip()]
    if stale := [row for row in changed if row.revision != texts[row.field][1]]:
        raise Conflicting(*stale)
    for row in changed:
        row.text, row.revision = texts[row.field][0].strip(), row.revision + 1
        row.written_at, row.written_by = at, by
        row.save()
    if changed:
        set_columns(evaluation, {"revision": evaluation.revision + 1})
    return rows


def _rationales(evaluation: JobEvaluation, fields: Iterable[str]) -> list[Rationale]:
    """What stands of these sub-factors, locked; where nothing stands, a row not kept yet."""
    there = {row.field: row for row in evaluation.rationales.select_for_update()}
    return [
        there.get(field) or Rationale(evaluation=evaluation, field=Field(field))
        for field in fields
    ]


def _require_benchmark(evaluation: JobEvaluation, number: str, factors: list[str]) -> None:
    if number not in by_number(charts(on=evaluation.evaluated_on)):
        raise ValidationError({"number": _("There is no benchmark position of this number.")})
    if not factors or set(factors) - set(Factor.values):
        raise ValidationError({"factors": _("Choose the whole factors that it supports.")})


@transaction.atomic
def cite(
    *,
    evaluation: JobEvaluation,
    number: str,
    factors: list[str],
    note: str,
    base: str,
    by: Any,
    at: datetime,
) -> list[Comparator]:
    """Cite a benchmark position for these whole factors and no others, with this note.

    `base` is the mark of its citation as the page showed it (queries.citing), empty for none.
    Raises Conflicting when another stands: what nobody has read is not replaced.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.CITE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    _require_benchmark(evaluation, number, factors)
    there = {row.factor: row for row in cited_rows(evaluation, number)}
    if {factor: row.note for factor, row in there.items()} == dict.fromkeys(factors, note):
        return list(there.values())
    if mark(there.values()) != base:
        raise Conflicting(evaluation)
    last = evaluation.comparators.count()
    for factor in there.keys() - set(factors):
        there.pop(factor).delete()
    for place, factor in enumerate(factors, start=last + 1):
        if factor not in there:
            there[factor] = _cited(evaluation, number, factor, note=note, order=place)
        elif there[factor].note != note:
            set_columns(there[factor], {"note": note})
    _replay_anew(evaluation)
    return list(there.values())


@transaction.atomic
def cite_for(
    *, evaluation: JobEvaluation, number: str, factor: str, by: Any, at: datetime
) -> Comparator:
    """Cite a benchmark position for one more whole factor; what is said of it stays."""
    audit.act(by=by, at=at, verb=EvaluationVerb.CITE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    _require_benchmark(evaluation, number, [factor])
    there = {row.factor: row for row in cited_rows(evaluation, number)}
    if factor in there:
        return there[factor]
    note = next((row.note for row in there.values()), "")
    order = evaluation.comparators.count() + 1
    made = _cited(evaluation, number, factor, note=note, order=order)
    _replay_anew(evaluation)
    return made


def _cited(
    evaluation: JobEvaluation, number: str, factor: str, *, note: str, order: int
) -> Comparator:
    made: Comparator = Comparator.objects.create(
        evaluation=evaluation, number=number, factor=factor, note=note, order=order
    )
    return made


@transaction.atomic
def uncite(*, evaluation: JobEvaluation, number: str, base: str, by: Any, at: datetime) -> None:
    """Take a benchmark position out of the comparison.

    `base` is the mark of its citation as the page showed it. Raises Conflicting when another
    stands: what nobody has read is not taken out.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.UNCITE, target=evaluation)
    evaluation = _open_to(evaluation, by)
    there = cited_rows(evaluation, number)
    stands = mark(there)
    if not stands:
        raise ValidationError(_("This benchmark position is not cited."))
    if stands != base:
        raise Conflicting(evaluation)
    there.delete()
    _replay_anew(evaluation)


@transaction.atomic
def recommend_evaluation(
    *, evaluation: JobEvaluation, effective_on: date, base: int, by: Any, at: datetime
) -> JobEvaluation:
    """Lay the evaluation before the deputy head as it was read, to take effect on a day.

    Raises Incomplete: sub-factors without a degree by their name, without a reason as
    `rationale:<name>`, `level` where the points give none, `allocation`. Raises Conflicting when
    degrees, reasons or benchmark positions have changed since `base`.
    """
    audit.act(by=by, at=at, verb=EvaluationVerb.RECOMMEND, target=evaluation)
    evaluation = locked_evaluation(evaluation)
    step = EVALUATION.find(evaluation.state, "recommend")
    access.require(by, step.permission, evaluation)
    require_base(evaluation, base)
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
