"""What tests of the questionnaire arrange: begun, answered, submitted, and last year's answers."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from etms.answers.services import Entry
from etms.cycles.choices import Portal
from talent.choices import QuestionnaireState
from talent.models import Answer, Assessment, Questionnaire
from talent.services import questionnaires as services
from tests.factories.acts import arrange
from tests.talent.assessing import answered, cycle_before, questions
from tests.talent.exercise import running_cycle

NOW = timezone.now()
REQUIRED = {"strengths": "Calm in a crisis.", "development": "Delegate more."}
LAST_YEAR = REQUIRED | {
    "strengths-tags": ["operations"],
    "lateral-interest": False,
    "next-role": "Director General, Programs",
    "career-objective": "Lead a large program.",
    "mobility-note": "From next summer.",
    "learning-needs": "French, level C.",
    "retirement-eligible-year": 2041,
}


def began(person):
    """The notice is read."""
    return services.begin(person=person, cycle=running_cycle(), by=person.user, at=NOW)


def answer(person, **values):
    """Answers by code; "self-rating.vision" for one competency."""
    cycle = running_cycle()
    asked = questions(cycle, Portal.TALENT)
    sheet = Questionnaire.objects.select_related("person", "cycle").get(person=person, cycle=cycle)
    there = {(a.question_id, a.part): a.revision for a in sheet.answers.all()}
    entries = []
    for name, value in values.items():
        code, _dot, part = name.partition(".")
        base = there.get((asked[code].pk, part), 0)
        entries.append(Entry(asked[code], part, value, base))
    services.save_answers(questionnaire=sheet, entries=entries, by=person.user, at=NOW)


def answer_all(person):
    """Every answer that must be given."""
    answer(person, **REQUIRED)


def submitted(person):
    """Begun, answered and submitted, by the services."""
    sheet = began(person)
    answer_all(person)
    return services.submit(questionnaire=sheet, by=person.user, at=NOW)


def said_last_year(person, **values):
    """The answers of the cycle before, submitted then."""
    return answered(person, cycle_before(running_cycle()), **(values or LAST_YEAR))


def assess(person, state):
    """A manager's assessment that stands in some state."""
    with transaction.atomic():
        arrange()
        return Assessment.objects.create(
            person=person, cycle=running_cycle(), state=state, started_at=NOW, completed_at=NOW
        )


def stands(person, state=QuestionnaireState.DRAFT, **more):
    """A questionnaire in some state, however it came there."""
    with transaction.atomic():
        arrange()
        return Questionnaire.objects.create(
            person=person, cycle=running_cycle(), state=state, started_at=NOW, **more
        )


def saved(person) -> dict:
    """The values that stand, by code of the question, of the running cycle."""
    rows = Answer.objects.filter(sheet__person=person, sheet__cycle=running_cycle())
    return {row.question.code: row.value for row in rows.select_related("question")}


def autosave(client, name, value, base, **more):
    """What the page sends of one answer while somebody writes."""
    return client.post(
        reverse("talent:answer"), {"name": name, "value": value, "base": base} | more
    )
