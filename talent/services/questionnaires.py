"""The executive's questionnaire: begin, answer, keep last year's, submit, return, decline.

Each answer is kept on the revision that its page was given (etms.answers); the state moves as
talent/workflow.py says.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.answers import rules as answers
from etms.answers import services as keeping
from etms.answers.services import Entry, Saved, locked
from etms.cycles.choices import StageCode
from etms.cycles.models import Cycle, Question
from etms.directory import queries as directory
from etms.directory.models import Person
from talent.choices import (
    RETURNED_ANSWERS,
    SUBMITTED_ANSWERS,
    AnswerClosed,
    AnswerVerb,
    MoveRefused,
)
from talent.models import Answer, Questionnaire
from talent.queries import dates
from talent.queries import questionnaires as queries
from talent.queries.population import participation_of
from talent.rules import answering
from talent.rules.dates import Window
from talent.workflow import QUESTIONNAIRE


class Incomplete(Exception):
    """Required answers are missing; `missing` names question and competency, in order."""

    def __init__(self, missing: Sequence[tuple[Question, str]]):
        super().__init__(f"{len(missing)} answers are missing")
        self.missing = missing


class Kept(NamedTuple):
    """How many of last year's answers were taken over, and how many differ and were left."""

    taken: int
    left: int


def words(reason: AnswerClosed | MoveRefused, window: Window | None) -> str:
    """A reason as a sentence, with its day."""
    text = str(reason.label)
    if window is None:
        return text
    ahead = reason == AnswerClosed.AHEAD
    day = date_format(window.opens_on if ahead else window.closes_on, "DATE_FORMAT")
    return text % {"day": day}


def window_of(questionnaire: Questionnaire, by: Any) -> Window | None:
    """The days on which this executive answers."""
    on = access.standing(by).on
    return dates.window_of(questionnaire.person, questionnaire.cycle, StageCode.EMPLOYEE, on=on)


def is_shut(questionnaire: Questionnaire, by: Any) -> bool:
    """Whether nobody answers today; the list of sections says why."""
    window = window_of(questionnaire, by)
    return answering.shut(window=window, on=access.standing(by).on) is not None


def _require_open(questionnaire: Questionnaire, by: Any) -> None:
    _require(answering.closed, questionnaire, by, state=questionnaire.state)


def _require_days(questionnaire: Questionnaire, by: Any) -> None:
    _require(answering.shut, questionnaire, by)


def _require(
    rule: Callable[..., AnswerClosed | None], questionnaire: Questionnaire, by: Any, **more: str
) -> None:
    window = window_of(questionnaire, by)
    if reason := rule(window=window, on=access.standing(by).on, **more):
        raise PermissionDenied(words(reason, window))


@transaction.atomic
def begin(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Questionnaire:
    """Acknowledge the privacy notice of the cycle; the questionnaire begins with it."""
    audit.act(by=by, at=at, verb=AnswerVerb.BEGIN)
    access.require(by, "talent.answer", person)
    sheet = _own(person, cycle, at)
    _require_open(sheet, by)
    if sheet.notice_read_at is None:
        sheet.notice_read_at = at
        sheet.save(update_fields=["notice_read_at"])
    return sheet


def _own(person: Person, cycle: Cycle, at: datetime) -> Questionnaire:
    """The person's questionnaire, locked; a new one where the cycle asks them to take part."""
    there = Questionnaire.objects.filter(person=person, cycle=cycle).exists()
    if not there and participation_of(person, cycle, timezone.localdate(at)) is None:
        raise PermissionDenied(str(MoveRefused.NOT_ASKED.label))
    sheet, _made = Questionnaire.objects.select_for_update(of=("self",)).get_or_create(
        person=person, cycle=cycle, defaults={"started_at": at}
    )
    return sheet


@transaction.atomic
def save_answers(
    *, questionnaire: Questionnaire, entries: Iterable[Entry], by: Any, at: datetime
) -> Saved:
    """Keep what a page sent, each answer on its own revision."""
    sheet = _writable(questionnaire, AnswerVerb.ANSWER, by=by, at=at)
    return keeping.save_answers(model=Answer, sheet=sheet, entries=entries, by=by, at=at)


@transaction.atomic
def save_answer(*, questionnaire: Questionnaire, entry: Entry, by: Any, at: datetime) -> Answer:
    """Keep one answer as it is written; raises etms.answers.services.Conflict."""
    sheet = _writable(questionnaire, AnswerVerb.ANSWER, by=by, at=at)
    kept = keeping.save_answers(model=Answer, sheet=sheet, entries=[entry], by=by, at=at)
    if kept.conflicts:
        raise kept.conflicts[0]
    answer: Answer = kept.answers[0]  # type: ignore[assignment]
    return answer


def _writable(
    questionnaire: Questionnaire, verb: AnswerVerb, *, by: Any, at: datetime
) -> Questionnaire:
    """The questionnaire, locked, for its executive to write in; under an act of its own."""
    audit.act(by=by, at=at, verb=verb, target=questionnaire)
    sheet = locked(questionnaire, "person", "cycle")
    access.require(by, "talent.answer", sheet.person)
    if sheet.notice_read_at is None:
        raise PermissionDenied(_("Read the privacy notice first."))
    _require_open(sheet, by)
    return sheet


@transaction.atomic
def keep_answers(
    *,
    questionnaire: Questionnaire,
    questions: Iterable[Question],
    by: Any,
    at: datetime,
    only: str | None = None,
    over: bool = False,
) -> Kept:
    """Take over last year's answers to these questions, marked as kept.

    Fills what is empty; with `over` also replaces what was answered differently this year. `only`
    is the competency of the one answer to take over, "" for none; without it all.
    """
    sheet = _writable(questionnaire, AnswerVerb.KEEP, by=by, at=at)
    whole = queries.sheet_of(sheet.cycle, sheet, person=sheet.person)
    entries, left = [], 0
    for question, part in answers.parts(questions, whole.competencies):
        old = whole.last.get((question.code, part))
        if old is None or only not in (None, part):
            continue
        value = answers.carried_over(
            question, old.value, old.question.kind, competencies=whole.competencies
        )
        mine = whole.answers.get((question.code, part))
        if value is None or (mine and mine.value == value):
            continue
        if mine and not answers.is_empty(mine.value) and not over:
            left += 1
            continue
        entries.append(Entry(question, part, value, mine.revision if mine else 0, carried=True))
    keeping.save_answers(model=Answer, sheet=sheet, entries=entries, by=by, at=at)
    return Kept(len(entries), left)


@transaction.atomic
def submit(*, questionnaire: Questionnaire, by: Any, at: datetime) -> Questionnaire:
    """Hand the answers to the manager; raises Incomplete with what must still be answered."""
    sheet = _moved(questionnaire, "submit", AnswerVerb.SUBMIT, by=by, at=at)
    _require_days(sheet, by)
    if sheet.notice_read_at is None:
        raise PermissionDenied(_("Read the privacy notice first."))
    missing = queries.sheet_of(sheet.cycle, sheet, person=sheet.person, last=False).missing
    if missing:
        raise Incomplete(missing)
    sheet.submitted_at, sheet.note = at, ""
    sheet.save(update_fields=["state", "submitted_at", "note"])
    _tell_manager(sheet, by)
    return sheet


def _tell_manager(sheet: Questionnaire, by: Any) -> None:
    manager = directory.manager_of(sheet.person, on=access.standing(by).on)
    if manager is not None and manager.user_id:
        url = reverse("talent:answers", args=[sheet.pk])
        notices.notify(
            to=manager.user, code=SUBMITTED_ANSWERS, context={"who": sheet.person}, url=url
        )


@transaction.atomic
def withdraw(*, questionnaire: Questionnaire, by: Any, at: datetime) -> Questionnaire:
    """Take submitted answers back to change them; they are then read by nobody else."""
    sheet = _moved(questionnaire, "withdraw", AnswerVerb.WITHDRAW, by=by, at=at)
    _require_reopening(sheet, by)
    sheet.save(update_fields=["state"])
    return sheet


@transaction.atomic
def return_answers(
    *, questionnaire: Questionnaire, note: str, by: Any, at: datetime
) -> Questionnaire:
    """Send submitted answers back with a note; until they come again nobody else reads them."""
    organization = directory.organization_id_of(questionnaire.person, on=access.standing(by).on)
    acting_for = access.standing(by).acting_for(organization)
    sheet = _moved(questionnaire, "return", AnswerVerb.RETURN, by=by, at=at, acting_for=acting_for)
    _require_reopening(sheet, by)
    sheet.returned_at, sheet.returned_by, sheet.note = at, by, note
    sheet.save(update_fields=["state", "returned_at", "returned_by", "note"])
    if sheet.person.user_id:
        who = directory.names_of_users([by.pk])[by.pk]
        url = reverse("talent:questionnaire")
        notices.notify(to=sheet.person.user, code=RETURNED_ANSWERS, context={"who": who}, url=url)
    return sheet


def _require_reopening(sheet: Questionnaire, by: Any) -> None:
    window = window_of(sheet, by)
    reason = answering.refuses_to_reopen(
        window=window, on=access.standing(by).on, assessment=queries.assessed(sheet)
    )
    if reason:
        raise ValidationError(words(reason, window))


@transaction.atomic
def decline(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Questionnaire:
    """Decline to take part, where that is not mandatory; it blocks nothing and is not sent."""
    audit.act(by=by, at=at, verb=AnswerVerb.DECLINE)
    access.require(by, "talent.answer", person)
    sheet = _own(person, cycle, at)
    asked = participation_of(person, cycle, timezone.localdate(at))
    reason = answering.refuses_to_decline(asked.participation if asked else None)
    if reason:
        raise ValidationError(str(reason.label))
    sheet.state = QUESTIONNAIRE.find(sheet.state, "decline").target
    sheet.declined_at = at
    sheet.save(update_fields=["state", "declined_at"])
    return sheet


@transaction.atomic
def take_back(*, questionnaire: Questionnaire, by: Any, at: datetime) -> Questionnaire:
    """Take part after all: what was written before is there again."""
    sheet = _moved(questionnaire, "take_back", AnswerVerb.TAKE_BACK, by=by, at=at)
    _require_open(sheet, by)
    sheet.save(update_fields=["state"])
    return sheet


def _moved(
    questionnaire: Questionnaire,
    action: str,
    verb: AnswerVerb,
    *,
    by: Any,
    at: datetime,
    acting_for: Any = None,
) -> Questionnaire:
    """The questionnaire, locked, with the state an action leads to; not saved yet."""
    audit.act(by=by, at=at, verb=verb, target=questionnaire, acting_for=acting_for)
    sheet = locked(questionnaire, "person", "cycle")
    step = QUESTIONNAIRE.find(sheet.state, action)
    access.require(by, step.permission, sheet.person)
    sheet.state = step.target
    return sheet
