"""An executive's own part of the exercise on the home page: questionnaire, profile, conversation,
and what the manager shared."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.cycles.choices import Participation, StageCode
from etms.formats import write_date
from etms.home import Entry, entry
from talent.choices import QuestionnaireState
from talent.queries.population import Executive
from talent.queries.running import cycle_of, days_of
from talent.queries.waiting import files_of, waiting_of

CONFIRM_MINUTES = 2
READ_MINUTES = 5


def _is_executive(standing) -> bool:
    return standing.place is not None and standing.place.organization_id is not None


@entry
def questionnaire(user, standing):
    """Who is asked: to begin, to go on, or to change what was returned; with its last day."""
    if not _is_executive(standing):
        return
    cycle = cycle_of(standing)
    if cycle is None or not cycle.questions_id:
        return
    first, _last = days_of(standing, StageCode.EMPLOYEE)
    if first is None or first > standing.on:
        return
    own = files_of(user, standing).own
    if own is not None and own.participation and _waits(own, standing.on):
        yield _questionnaire(own, waiting_of(user, standing).minutes)


def _waits(own: Executive, on) -> bool:
    """Whether the questionnaire still waits for this executive."""
    if own.answers in (QuestionnaireState.SUBMITTED, QuestionnaireState.DECLINED):
        return False
    over = own.answer_by is not None and own.answer_by < on
    return not (over and own.participation != Participation.MANDATORY)


def _questionnaire(own: Executive, minutes: int) -> Entry:
    titles = {
        "": _("Answer your talent questionnaire"),
        QuestionnaireState.DRAFT: _("Continue your talent questionnaire"),
        QuestionnaireState.RETURNED: _("Change your talent questionnaire, which was returned"),
    }
    returned = own.answers == QuestionnaireState.RETURNED
    details = {
        Participation.MANDATORY: _("Mandatory at your level"),
        Participation.ENCOURAGED: _("Encouraged at your level"),
        Participation.VOLUNTARY: _("Voluntary at your level"),
    }
    return Entry(
        titles[own.answers],
        detail=_("Read the note") if returned else details[Participation(own.participation)],
        url=reverse("talent:questionnaire" if returned else "talent:go_on"),
        minutes=minutes,
        due_on=own.answer_by,
        state=_("Returned") if returned else "",
        tone="warn",
    )


@entry
def confirm_profile(user, standing):
    """Once a cycle, to say that the profile is still correct."""
    if _is_executive(standing) and not waiting_of(user, standing).confirmed:
        yield Entry(
            _("Check that your employee information is still correct"),
            detail=_("Once a year; last year’s stands there already"),
            url=reverse("talent:information", args=[standing.person.pk]),
            minutes=CONFIRM_MINUTES,
        )


@entry
def read_assessment(user, standing):
    """What the manager shared, until it is opened."""
    if standing.person is not None and waiting_of(user, standing).shared:
        yield Entry(
            _("Read what your manager shared with you"),
            url=reverse("talent:shared", args=[standing.person.pk]),
            minutes=READ_MINUTES,
        )


@entry
def conversation(user, standing) -> Iterator[Entry]:
    """To prepare it while it is ahead; to acknowledge it once it was held."""
    if standing.person is None:
        return
    planned_on, held_on, acknowledged = waiting_of(user, standing).talk
    address = reverse("talent:conversation", args=[standing.person.pk])
    if held_on and not acknowledged:
        yield Entry(
            _("Acknowledge your talent conversation"),
            detail=_("Held on %(day)s") % {"day": write_date(held_on)},
            url=address,
            minutes=2,
        )
    elif planned_on and not held_on and planned_on >= standing.on:
        yield Entry(_("Prepare your talent conversation"), url=address, due_on=planned_on)
