"""The questionnaire of an executive as a page needs it: questions, answers, last year's, days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from etms.answers import rules
from etms.answers.queries import answers_by_key, values
from etms.answers.rules import Key
from etms.cycles.choices import Portal, State
from etms.cycles.models import Competency, Cycle, Question
from etms.cycles.queries import questions, running
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Answer, Assessment, Questionnaire


@dataclass(frozen=True)
class Part:
    """One section of the questionnaire: its place, its heading, its questions, how far it is."""

    number: int
    heading: Question
    questions: list[Question]
    progress: rules.Progress

    @property
    def code(self) -> str:
        return self.heading.section


@dataclass
class Sheet:
    """A questionnaire with all that is asked; `last` holds the answers of the year before."""

    cycle: Cycle
    questionnaire: Questionnaire | None
    asked: list[tuple[Question | None, list[Question]]]
    competencies: Sequence[Any]
    answers: dict[Key, Answer]
    last: dict[Key, Answer] = field(default_factory=dict)

    @cached_property
    def parts(self) -> list[Part]:
        given = values(self.answers)
        headed = [(h, rows) for h, rows in self.asked if h is not None]
        return [
            Part(n, heading, rows, rules.progress(rows, given, self.competencies))
            for n, (heading, rows) in enumerate(headed, start=1)
        ]

    @property
    def questions(self) -> list[Question]:
        return [question for part in self.parts for question in part.questions]

    @property
    def missing(self) -> list[tuple[Question, str]]:
        return rules.missing(self.questions, values(self.answers), self.competencies)

    @property
    def last_cycle(self) -> Cycle | None:
        """The cycle of the answers that stand beside."""
        return next((answer.sheet.cycle for answer in self.last.values()), None)

    def part(self, code: str) -> Part | None:
        return next((part for part in self.parts if part.code == code), None)

    def after(self, part: Part) -> Part | None:
        """The section that follows."""
        return next((other for other in self.parts if other.number == part.number + 1), None)

    @property
    def next_part(self) -> Part | None:
        """The section to go on with: the first without an answer or with one missing."""
        todo = (p for p in self.parts if p.progress.missing or not p.progress.given)
        return next(todo, None)


def own_sheets(user) -> list[Questionnaire]:
    """All of the user's questionnaires, newest first, each with its cycle: one query."""
    found = Questionnaire.objects.filter(person__user=user).order_by("-cycle__starts_on")
    return list(found.select_related("person", "cycle", "returned_by__person"))


def runs(cycle: Cycle, *, on: date) -> bool:
    """Whether this is the running cycle of a day."""
    return cycle.state == State.PUBLISHED and cycle.starts_on <= on <= cycle.ends_on


def own_sheet(user, *, on: date) -> Questionnaire | None:
    """The user's questionnaire in the running cycle, begun or declined; one query."""
    found = Questionnaire.objects.filter(running(on, "cycle__"), person__user=user)
    return found.select_related("person", "cycle").first()


def submitted_among(people: Iterable[int], cycle: int) -> list[int]:
    """Which of these people have submitted their answers in a cycle; one query."""
    found = Questionnaire.objects.filter(
        person__in=list(people), cycle=cycle, state=QuestionnaireState.SUBMITTED
    )
    return list(found.values_list("person", flat=True))


def sheet_of(cycle: Cycle, questionnaire: Questionnaire | None, *, person, last=True) -> Sheet:
    """The questionnaire with its questions, answers, and last year's: four queries."""
    mine = Answer.objects.filter(sheet=questionnaire) if questionnaire else Answer.objects.none()
    return Sheet(
        cycle=cycle,
        questionnaire=questionnaire,
        asked=questions(cycle, Portal.TALENT),
        competencies=competencies_of(cycle),
        answers=answers_by_key(mine),
        last=last_answers(person, cycle) if last else {},
    )


def competencies_of(cycle: Cycle) -> list[Competency]:
    return list(Competency.objects.filter(version=cycle.competencies_id))


def last_answers(person, cycle: Cycle) -> dict[Key, Answer]:
    """What the person answered in the last cycle before in which they answered at all."""
    before = Questionnaire.objects.filter(
        Exists(Answer.objects.filter(sheet=OuterRef("pk"))),
        person=person,
        cycle__starts_on__lt=cycle.starts_on,
    ).exclude(state=QuestionnaireState.DECLINED)
    newest = before.order_by("-cycle__starts_on").values("pk")[:1]
    return answers_by_key(Answer.objects.filter(sheet=newest).select_related("sheet__cycle"))


def was_said(questionnaire: Questionnaire, question: Question, part: str, value: Any) -> bool:
    """Whether this is the answer that was given the last time, so that it counts as kept."""
    last = last_answers(questionnaire.person, questionnaire.cycle)
    old = last.get((question.code, part))
    if old is None:
        return False
    competencies = competencies_of(questionnaire.cycle)
    kept = rules.carried_over(question, old.value, old.question.kind, competencies=competencies)
    return kept is not None and kept == value


def question_of(cycle: Cycle, code: str) -> Question | None:
    """A question of this questionnaire by its code."""
    found = Question.objects.filter(version=cycle.questions_id, portal=Portal.TALENT, code=code)
    return found.first() if cycle.questions_id else None


def notice_of(cycle: Cycle) -> list[Question]:
    """The elements of the privacy notice, in the wording of the cycle."""
    return [row for _none, rows in questions(cycle, Portal.PRIVACY) for row in rows]


def assessed(questionnaire: Questionnaire) -> str | None:
    """The state of the manager's assessment if it is complete, for services alone."""
    done = (AssessmentState.COMPLETE, AssessmentState.APPROVED)
    found = Assessment.objects.filter(
        person=questionnaire.person_id, cycle=questionnaire.cycle_id, state__in=done
    )
    return found.values_list("state", flat=True).first()
