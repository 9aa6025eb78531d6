"""The executive's questionnaire on the home page, until it is submitted or declined."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.cycles.choices import Participation
from etms.home import Entry, entry
from talent.choices import QuestionnaireState
from talent.queries.population import participation_of
from talent.queries.running import cycle_of


@entry
def questionnaire(user, standing):
    """Who is asked: to begin, to go on, or to change what was returned; with its last day."""
    if standing.place is None or standing.place.organization_id is None:
        return
    cycle = cycle_of(standing)
    if cycle is None or not cycle.questions_id:
        return
    if cycle.answers_from is None or cycle.answers_from > standing.on:
        return
    asked = participation_of(standing.person, cycle, standing.on)
    if asked is not None and _waits(asked, standing.on):
        yield _entry(asked, cycle.minutes)


def _waits(asked, on) -> bool:
    """Whether the questionnaire still waits for this executive."""
    if asked.answers in (QuestionnaireState.SUBMITTED, QuestionnaireState.DECLINED):
        return False
    over = asked.answer_by is not None and asked.answer_by < on
    return not (over and _free(asked.participation))


def _free(participation: str) -> bool:
    """Nobody is reminded of what is over and was not mandatory."""
    return participation != Participation.MANDATORY


def _entry(asked, minutes: int) -> Entry:
    titles = {
        "": _("Answer your talent questionnaire"),
        QuestionnaireState.DRAFT: _("Continue your talent questionnaire"),
        QuestionnaireState.RETURNED: _("Change your talent questionnaire, which was returned"),
    }
    returned = asked.answers == QuestionnaireState.RETURNED
    details = {
        Participation.MANDATORY: _("Mandatory at your level"),
        Participation.ENCOURAGED: _("Encouraged at your level"),
        Participation.VOLUNTARY: _("Voluntary at your level"),
    }
    return Entry(
        titles[asked.answers],
        detail=_("Read the note") if returned else details[Participation(asked.participation)],
        url=reverse("talent:questionnaire" if returned else "talent:go_on"),
        minutes=minutes,
        due_on=asked.answer_by,
        state=_("Returned") if returned else "",
        tone="warn",
    )
