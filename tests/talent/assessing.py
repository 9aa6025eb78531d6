"""What tests of assessments arrange: language results, answers, placements, a cycle before."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from etms.answers.services import Entry
from etms.cycles.choices import Portal, State
from etms.cycles.models import Cycle
from etms.directory.choices import Skill
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Answer, Assessment, AssessmentAnswer, Questionnaire
from talent.services import assessments
from tests.factories.acts import arrange
from tests.factories.directory import LanguageResultFactory

NOW = timezone.now()
GIVEN = {
    "rating": "consistently",
    "a-strengths": "Calm in a crisis.",
    "a-development": "Delegates too little.",
    "high-potential": False,
}


def pass_languages(person, *, expires_on=date(2090, 1, 1)):
    """Valid results in all three skills."""
    for skill in Skill.values:
        LanguageResultFactory(person=person, skill=skill, expires_on=expires_on)


def placement(cycle, code):
    return cycle.placements.rows.get(code=code)


def questions(cycle, portal=Portal.PEOPLE):
    return {q.code: q for q in cycle.questions.rows.filter(portal=portal)}


def answer_required(person, cycle, *, by, **changes):
    """Give every required answer of an assessment."""
    asked = questions(cycle)
    given = GIVEN | changes
    entries = []
    for code, value in given.items():
        if asked[code].per_competency:
            rows = cycle.competencies.rows.all()
            entries += [Entry(asked[code], row.code, value, 0) for row in rows]
        else:
            entries.append(Entry(asked[code], "", value, 0))
    assessments.save_answers(person=person, cycle=cycle, entries=entries, by=by, at=NOW)


def cycle_before(cycle):
    """A closed cycle of the year before, on the same versions."""
    with transaction.atomic():
        arrange()
        starts_on = cycle.starts_on.replace(year=cycle.starts_on.year - 1)
        before, _made = Cycle.objects.get_or_create(
            code=f"{cycle.code[:-2]}00",
            defaults={
                "starts_on": starts_on,
                "ends_on": cycle.starts_on.replace(year=cycle.starts_on.year - 1, day=28),
                "state": State.CLOSED,
                "rules": cycle.rules,
                "competencies": cycle.competencies,
                "placements": cycle.placements,
                "questions": cycle.questions,
            },
        )
        if before.ends_on <= before.starts_on:
            raise AssertionError("the cycle before has no days")
    return before


def assessed_before(person, cycle, code, **answers):
    """Last cycle's assessment of a person, approved, with its placement and answers."""
    before = cycle_before(cycle)
    asked = questions(before)
    with transaction.atomic():
        arrange()
        sheet = Assessment.objects.create(
            person=person,
            cycle=before,
            state=AssessmentState.APPROVED,
            placement=placement(before, code),
            revision=1,
            started_at=NOW,
            approved_at=NOW,
        )
        for name, value in answers.items():
            name, _dot, part = name.partition(".")
            AssessmentAnswer.objects.create(
                sheet=sheet, question=asked[name], part=part, value=value, saved_at=NOW
            )
    return sheet


def answered(person, cycle, state=QuestionnaireState.SUBMITTED, **answers):
    """The executive's own answers, submitted unless said otherwise."""
    asked = questions(cycle, Portal.TALENT)
    with transaction.atomic():
        arrange()
        sheet = Questionnaire.objects.create(
            person=person, cycle=cycle, state=state, started_at=NOW, submitted_at=NOW
        )
        for name, value in answers.items():
            name, _dot, part = name.partition(".")
            Answer.objects.create(
                sheet=sheet, question=asked[name], part=part, value=value, saved_at=NOW
            )
    return sheet
