"""The assessment of one executive as its page needs it: both sides, this year and last year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from etms.answers import rules as answers
from etms.answers.queries import answers_by_key, values
from etms.answers.rules import Key
from etms.cycles.choices import Portal
from etms.cycles.models import Cycle, Question
from etms.cycles.queries import questions
from etms.directory.models import Person
from talent.access import visible_assessments, visible_observations, visible_questionnaires
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    Observation,
    Questionnaire,
)
from talent.queries.placements import cycle_before
from talent.queries.questionnaires import last_answers
from talent.rules.divergence import Sides


@dataclass
class OwnSide:
    """What the executive says: answers only once they are submitted."""

    state: str = ""
    sheet: Questionnaire | None = None
    asked: list[tuple[Question | None, list[Question]]] = field(default_factory=list)
    answers: dict[Key, Answer] = field(default_factory=dict)
    last: dict[Key, Answer] = field(default_factory=dict)

    @property
    def is_submitted(self) -> bool:
        return self.sheet is not None


@dataclass
class Sheet:
    """One assessment with all that is asked, and what stands beside it."""

    person: Person
    cycle: Cycle
    assessment: Assessment | None
    asked: list[tuple[Question | None, list[Question]]]
    competencies: Sequence[Any]
    answers: dict[Key, AssessmentAnswer]
    last: dict[Key, AssessmentAnswer]
    before: Assessment | None
    own: OwnSide
    notes: list[Observation]

    @property
    def state(self) -> str:
        return self.assessment.state if self.assessment else AssessmentState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == AssessmentState.DRAFT

    @property
    def revision(self) -> int:
        return self.assessment.revision if self.assessment else 0

    @property
    def placement(self):
        return self.assessment.placement if self.assessment else None

    @property
    def questions(self) -> list[Question]:
        return [question for _heading, rows in self.asked for question in rows]

    @cached_property
    def missing(self) -> list[tuple[Question, str]]:
        return answers.missing(self.questions, values(self.answers), self.competencies)

    def said(self, code: str, part: str = "") -> Any:
        """What the manager answered; None for nothing."""
        answer = self.answers.get((code, part))
        return None if answer is None or answers.is_empty(answer.value) else answer.value

    def own_said(self, code: str, part: str = "") -> Any:
        answer = self.own.answers.get((code, part))
        return None if answer is None or answers.is_empty(answer.value) else answer.value

    @property
    def sides(self) -> Sides:
        """Both sides, as the rules of what to read again want them."""
        return Sides(
            placement=self.placement.code if self.placement else None,
            high_potential=self.said("high-potential"),
            ability=self.said("ability-evidence") or "",
            aspiration=self.said("aspiration-evidence") or "",
            engagement=self.said("engagement-evidence") or "",
            ratings=self._ratings(self.said, "rating"),
            own_ratings=self._ratings(self.own_said, "self-rating"),
            wants_advancement=self.own_said("promotion-interest"),
            wants_lateral=self.own_said("lateral-interest"),
            willingness=self.own_said("willingness") or "",
        )

    def _ratings(self, said, code: str) -> dict[str, str]:
        rated = {row.code: said(code, row.code) for row in self.competencies}
        return {competency: rating for competency, rating in rated.items() if rating}


def sheet_of(user, person: Person, cycle: Cycle) -> Sheet:
    """The assessment of a person in a cycle, within what this user may read."""
    before = cycle_before(cycle)
    found = visible_assessments(user).filter(person=person, cycle__in=[cycle, before])
    sheets = {each.cycle_id: each for each in found.select_related("placement", "cycle")}
    mine, old = sheets.get(cycle.pk), sheets.get(before.pk) if before else None
    rows = AssessmentAnswer.objects.filter(sheet__in=sheets.values())
    given = {pk: answers_by_key(rows.filter(sheet=each)) for pk, each in sheets.items()}
    return Sheet(
        person=person,
        cycle=cycle,
        assessment=mine,
        asked=questions(cycle, Portal.PEOPLE),
        competencies=list(cycle.competencies.rows.all()) if cycle.competencies else [],
        answers=given.get(cycle.pk, {}),
        last=given.get(before.pk, {}) if before else {},
        before=old,
        own=own_side(user, person, cycle),
        notes=list(visible_observations(user).filter(person=person).order_by("-observed_on")),
    )


def own_side(user, person: Person, cycle: Cycle) -> OwnSide:
    """What the executive says, as far as this user may read it: never before it is submitted.

    The state alone may be told of what is not submitted.
    """
    state = Questionnaire.objects.filter(person=person, cycle=cycle).values_list("state").first()
    readable = visible_questionnaires(user).filter(person=person)
    sheet = readable.filter(cycle=cycle, state=QuestionnaireState.SUBMITTED).first()
    return OwnSide(
        state=state[0] if state else "",
        sheet=sheet,
        asked=questions(cycle, Portal.TALENT),
        answers=answers_by_key(Answer.objects.filter(sheet=sheet)) if sheet else {},
        last=_last(user, person, cycle),
    )


def _last(user, person: Person, cycle: Cycle) -> dict[Key, Answer]:
    """What was submitted the last time; what was never submitted stays the executive's own."""
    readable = visible_questionnaires(user)
    last = last_answers(person, cycle)
    sheet = next(iter(last.values()), None)
    if sheet is None or not readable.filter(pk=sheet.sheet_id).exists():
        return {}
    return last


def was_said(person: Person, cycle: Cycle, question: Question, part: str, value: Any) -> bool:
    """Whether the last assessment said the same, so that the answer counts as kept."""
    old = AssessmentAnswer.objects.filter(
        sheet__person=person, sheet__cycle=cycle_before(cycle), question__code=question.code
    )
    return any(row.part == part and row.value == value for row in old)
