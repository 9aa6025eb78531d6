"""When an executive may answer, withdraw, decline; and when the questionnaire may go back."""

from datetime import date

from etms.cycles.rules import may_decline
from talent.choices import AnswerClosed, AssessmentState, MoveRefused, QuestionnaireState
from talent.rules.dates import Window

OPEN_STATES = (QuestionnaireState.DRAFT, QuestionnaireState.RETURNED)


def closed(*, window: Window | None, on: date, state: str) -> AnswerClosed | None:
    """Why the answers cannot change now; None while they can.

    Submitted and declined ones stay as they are; the others change on the days of the employee
    section, up to the last day of the person's branch or extension.
    """
    if state == QuestionnaireState.SUBMITTED:
        return AnswerClosed.SUBMITTED
    if state == QuestionnaireState.DECLINED:
        return AnswerClosed.DECLINED
    return shut(window=window, on=on)


def shut(*, window: Window | None, on: date) -> AnswerClosed | None:
    """Why nobody answers on this day, whatever the state."""
    if window is None:
        return AnswerClosed.NO_DAYS
    where = window.on(on)
    if where == "ahead":
        return AnswerClosed.AHEAD
    return AnswerClosed.OVER if where == "over" else None


def refuses_to_reopen(
    *, window: Window | None, on: date, assessment: str | None
) -> MoveRefused | None:
    """Why submitted answers cannot be withdrawn or returned.

    Not once the manager has assessed them; and not after the last day, for then they could not
    be submitted again and the manager would have nothing to read.
    """
    if assessment in (AssessmentState.COMPLETE, AssessmentState.APPROVED):
        return MoveRefused.ASSESSED
    if shut(window=window, on=on):
        return MoveRefused.TOO_LATE
    return None


def open_to_decline(state: str) -> bool:
    """What is submitted is withdrawn first; what is declined is declined."""
    return state in OPEN_STATES


def refuses_to_decline(participation: str | None) -> MoveRefused | None:
    """Only whose participation is mandatory cannot decline (FAQ, question 7)."""
    if participation is None:
        return MoveRefused.NOT_ASKED
    return None if may_decline(participation) else MoveRefused.MANDATORY
