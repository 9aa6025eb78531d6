"""The assessment of one executive as its page needs it: both sides, this year and last year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from etms.answers import rules as answers
from etms.answers.queries import answers_by_sheet, values
from etms.answers.rules import Key
from etms.cycles.choices import Portal
from etms.cycles.models import Cycle, Question
from etms.cycles.queries import Sections, questions_of
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
    given = answers_by_sheet(AssessmentAnswer.objects.filter(sheet__in=sheets.values()))
    asked, own_asked = questions_of(cycle, Portal.PEOPLE, Portal.TALENT)
    return Sheet(
        person=person,
        cycle=cycle,
        assessment=mine,
        asked=asked,
        competencies=list(cycle.competencies.rows.all()) if cycle.competencies else [],
        answers=given.get(mine.pk, {}) if mine else {},
        last=given.get(old.pk, {}) if old else {},
        before=old,
        own=_own_side(user, person, cycle, own_asked),
        notes=list(visible_observations(user).filter(person=person).order_by("-observed_on")),
    )


def _own_side(user, person: Person, cycle: Cycle, asked: Sections) -> OwnSide:
    """What the executive says, as far as this user may read it: never before it is submitted.

    The state alone may be told of what is not submitted. The last time is the newest earlier
    cycle with answers; what was never submitted then stays the executive's own.
    """
    readable = visible_questionnaires(user).filter(pk=OuterRef("pk"))
    sheets = Questionnaire.objects.filter(person=person, cycle__starts_on__lte=cycle.starts_on)
    found = sheets.select_related("cycle").annotate(
        is_readable=Exists(readable),
        is_written=Exists(Answer.objects.filter(sheet=OuterRef("pk"))),
    )
    now, earlier = None, []
    for each in found.order_by("-cycle__starts_on"):
        if each.cycle_id == cycle.pk:
            now = each
        elif each.is_written and each.state != QuestionnaireState.DECLINED:
            earlier.append(each)
    sheet = now if now and now.is_readable and now.state == QuestionnaireState.SUBMITTED else None
    last = next((each for each in earlier[:1] if each.is_readable), None)
    read = [each.pk for each in (sheet, last) if each]
    rows = Answer.objects.filter(sheet__in=read).select_related("sheet__cycle")
    given = answers_by_sheet(rows) if read else {}
    return OwnSide(
        state=now.state if now else "",
        sheet=sheet,
        asked=asked,
        answers=given.get(sheet.pk, {}) if sheet else {},
        last=given.get(last.pk, {}) if last else {},
    )


def was_said(person: Person, cycle: Cycle, question: Question, part: str, value: Any) -> bool:
    """Whether the last assessment said the same, so that the answer counts as kept."""
    old = AssessmentAnswer.objects.filter(
        sheet__person=person, sheet__cycle=cycle_before(cycle), question__code=question.code
    )
    return any(row.part == part and row.value == value for row in old)
