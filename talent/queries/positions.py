"""Positions as the portal shows them: assessed or not, critical or not, who could follow."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from etms.bilingual import language
from etms.cycles.choices import Portal
from etms.cycles.models import Cycle, Question
from etms.directory.models import Position
from talent.access.slates import slates_for
from talent.models import PositionAnswer, PositionAssessment, Successor
from talent.rules import positions as rules

# One row for each position: what it is today, what was answered, how many could follow.
_ROWS = """
    SELECT t.position_id, t.title_{language}, t.level, u.name_{language}, p.number,
           h.given_name || ' ' || h.family_name, s.id, coalesce(s.state, ''), s.critical,
           coalesce(s.left_empty_because, ''), coalesce(given.answers, '{{}}'::jsonb),
           coalesce(slate.readiness, '{{}}'), coalesce(slate.interim, 0), t.unit_id
      FROM directory_positionterms t
      JOIN directory_position p ON p.id = t.position_id
      JOIN directory_unit u ON u.id = t.unit_id
      LEFT JOIN directory_person h ON h.id = directory_incumbent(t.position_id, %(on)s)
      LEFT JOIN talent_positionassessment s ON s.position_id = t.position_id
       AND s.cycle_id = %(cycle)s
      LEFT JOIN LATERAL (
           SELECT jsonb_object_agg(q.code, a.value) AS answers
             FROM talent_positionanswer a JOIN cycles_question q ON q.id = a.question_id
            WHERE a.sheet_id = s.id
      ) given ON true
      LEFT JOIN LATERAL (
           SELECT array_agg(x.readiness) FILTER (WHERE NOT x.interim) AS readiness,
                  count(*) FILTER (WHERE x.interim) AS interim
             FROM talent_successor x
            WHERE x.position_id = t.position_id AND x.removed_at IS NULL
              AND x.person_id <> %(viewer)s
      ) slate ON true
     WHERE t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
       AND t.position_id <> ALL(%(without)s) AND {which}
"""


@dataclass(frozen=True)
class Row:
    """One position with what the portal knows of it; nothing of the reader's own standing."""

    pk: int
    title: str
    level: str
    unit: str
    unit_id: int
    number: str
    incumbent: str | None
    state: str
    critical: bool | None
    answers: dict[str, Any]
    coverage: rules.Coverage

    @property
    def risk(self) -> rules.Level | None:
        return rules.risk(self.answers)

    @property
    def has_plan(self) -> bool:
        return self.answers.get("has-plan") is True

    @property
    def order(self) -> tuple:
        urgency = rules.urgency(
            critical=self.critical,
            risk=self.risk,
            state=self.coverage.state,
            has_plan=self.has_plan,
        )
        return (*urgency, self.title, self.pk)


def rows_of(
    *, cycle: Cycle, on: Any, viewer: Any, positions: Collection[int], without: Collection[int]
) -> list[Row]:
    """These positions, the most urgent first; `viewer` is never counted on a slate."""
    return _rows("t.position_id = ANY(%(which)s)", list(positions), cycle, on, viewer, without)


def rows_in(
    *, cycle: Cycle, on: Any, viewer: Any, organization: int, without: Collection[int]
) -> list[Row]:
    """The positions of an organization, the most urgent first."""
    which = "u.organization_id = %(which)s AND t.level <> 'DM'"
    return _rows(which, organization, cycle, on, viewer, without)


def _rows(which: str, value: Any, cycle, on, viewer, without) -> list[Row]:
    asked = {
        "cycle": cycle.pk,
        "on": on,
        "viewer": viewer.pk if viewer else 0,
        "which": value,
        "without": list(without),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(language=language(), which=which), asked)
        found = cursor.fetchall()
    return sorted((_row(each) for each in found), key=lambda row: row.order)


def _row(found: tuple) -> Row:
    pk, title, level, unit, number, incumbent, _id, state, critical, because, *rest = found
    answers, readiness, interim, unit_id = rest
    if isinstance(answers, str):
        answers = json.loads(answers)
    return Row(
        pk=pk,
        title=title,
        level=level,
        unit=unit,
        unit_id=unit_id,
        number=number,
        incumbent=incumbent,
        state=state,
        critical=critical,
        answers=answers,
        coverage=rules.coverage(readiness, interim=interim, left_empty=bool(because)),
    )


def questions_of(cycle: Cycle) -> dict[str, Question]:
    """The questions asked of a position, by their code."""
    rows = Question.objects.filter(version=cycle.questions_id, portal=Portal.POSITION)
    return {row.code: row for row in rows}


def sheet_of(position: Position, cycle: Cycle) -> PositionAssessment | None:
    return PositionAssessment.objects.filter(position=position, cycle=cycle).first()


def last_answers(position: Position, cycle: Cycle) -> QuerySet[PositionAnswer]:
    """What was answered of the position the last time."""
    before = PositionAssessment.objects.filter(
        position=position, cycle__starts_on__lt=cycle.starts_on
    ).order_by("-cycle__starts_on")
    return PositionAnswer.objects.filter(sheet=before.values("pk")[:1])


def slates_of(person: Any, *, viewer: Any) -> QuerySet[Successor]:
    """Every slate a person is on, or was on, the standing ones first, as a reader knows them."""
    return (
        slates_for(viewer)
        .filter(person=person)
        .select_related("position")
        .order_by("removed_at", "-added_at")
    )
