"""Files that are ready to go to OCHRO, and an organization that may send them."""

from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from etms.directory.choices import Level
from etms.packages.rules import digest
from etms.roles.choices import Role
from talent.choices import AssessmentState, PositionState, QuestionnaireState
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    PositionAnswer,
    PositionAssessment,
    Questionnaire,
    Successor,
)
from talent.queries import package as content
from talent.queries import submission as queries
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.directory import holder, position
from tests.factories.roles import give
from tests.talent.exercise import Department, department

OWN = {
    "strengths": "Vision d’ensemble",
    "strengths-tags": ["engagement", "negotiation"],
    "lateral-interest": True,
    "promotion-interest": False,
    "willingness": None,  # the first option there is
    "retirement-eligible-year": 2031,
}
MANAGERS = {"a-strengths": "Leads with calm", "high-potential": True}
ABOUT_POSITIONS = {
    "operational": True,
    "rationale": "Runs the benefits",
    "vacancy-likelihood": None,
}


def _write(model, sheet, cycle, answers, at):
    questions = {q.code: q for q in cycle.questions.rows.filter(code__in=answers)}
    for code, value in answers.items():
        question = questions[code]
        model.objects.create(
            sheet=sheet,
            question=question,
            value=question.options[0]["code"] if value is None else value,
            saved_at=at,
        )


@transaction.atomic
def answered(person, cycle, *, state=QuestionnaireState.SUBMITTED, **answers):
    """A questionnaire, submitted unless said otherwise."""
    arrange()
    at = timezone.now()
    sheet = Questionnaire.objects.create(
        person=person,
        cycle=cycle,
        state=state,
        started_at=at,
        submitted_at=at if state == QuestionnaireState.SUBMITTED else None,
        declined_at=at if state == QuestionnaireState.DECLINED else None,
    )
    _write(Answer, sheet, cycle, OWN | answers, at)
    return sheet


@transaction.atomic
def assessed(
    person, cycle, *, state=AssessmentState.APPROVED, placement="well-placed-in-role", **answers
):
    """An assessment, approved unless said otherwise."""
    arrange()
    at = timezone.now()
    found = Assessment.objects.create(
        person=person,
        cycle=cycle,
        state=state,
        placement=placement and cycle.placements.rows.get(code=placement),
        started_at=at,
        completed_at=at,
        approved_at=at if state == AssessmentState.APPROVED else None,
    )
    _write(AssessmentAnswer, found, cycle, MANAGERS | answers, at)
    return found


@transaction.atomic
def critical(person, cycle, *, successors=(), **answers):
    """The position of a person as a critical one, with (person, readiness) on its slate."""
    arrange()
    at = timezone.now()
    position = person.appointments.get().position
    found = PositionAssessment.objects.create(
        position=position,
        cycle=cycle,
        state=PositionState.COMPLETE,
        critical=True,
        started_at=at,
        completed_at=at,
    )
    _write(PositionAnswer, found, cycle, ABOUT_POSITIONS | answers, at)
    for rank, (follower, readiness) in enumerate(successors, 1):
        Successor.objects.create(
            position=position, person=follower, readiness=readiness, rank=rank, added_at=at
        )
    return found


@dataclass
class Desk:
    """An organization whose EX-03 and EX-04 are ready, with who may send."""

    there: Department
    delegate: object
    head: object

    @property
    def dossier(self):
        return self.there.dossier

    @property
    def cycle(self):
        return self.there.cycle

    def content(self):
        prepared = queries.preparation(self.dossier, on=timezone.localdate())
        return content.content_of(prepared)

    def submit(self, by=None, **more):
        said = {
            "dossier": self.dossier,
            "key": uuid4(),
            "by": by or self.delegate,
            "at": timezone.now(),
        } | more
        said.setdefault("seen", digest(self.content()))
        return services.submit_package(**said)


def desk(*, ready: bool = True, **more) -> Desk:
    """Two branches, each an EX-04 over an EX-03 over EX-01; the first EX-04 is critical."""
    there = department(accounts=True, **more)
    delegate = give(Role.DELEGATE, organization=there.organization, may_submit=True)
    if ready:
        for person in there.heads + there.generals:
            answered(person, there.cycle)
            assessed(person, there.cycle)
        critical(
            there.heads[0],
            there.cycle,
            successors=[(there.generals[0], "now"), (there.directors[0], "later")],
        )
    return Desk(there, delegate, there.deputy_head.user)


def grow(desk: Desk, number: int) -> None:
    """One more EX-03 whose file is ready, in another branch each time."""
    unit = desk.there.directorates[number % 2]
    above = desk.there.heads[number % 2].appointments.get().position
    person = holder(position(unit=unit, level=Level.EX_03, above=above))
    answered(person, desk.cycle)
    assessed(person, desk.cycle)
