"""Write the assessment of an executive: answers as they are written, complete, open again."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from etms import access, audit
from etms.answers import rules as answers
from etms.answers import services as keeping
from etms.answers.queries import answers_by_key, values
from etms.answers.services import Entry, Saved, locked
from etms.cycles.choices import Portal, StageCode
from etms.cycles.models import Cycle, Question
from etms.directory.models import Person
from talent.choices import AssessmentState, AssessVerb
from talent.models import Assessment, AssessmentAnswer
from talent.queries import dates
from talent.queries.placements import cycle_before
from talent.services.running import require_running
from talent.workflow import ASSESSMENT


class Incomplete(Exception):
    """What is missing before an assessment is complete: required answers, and the placement."""

    def __init__(self, missing: Sequence[tuple[Question, str]], *, placement: bool):
        super().__init__(f"{len(missing)} answers, placement missing: {placement}")
        self.missing = missing
        self.placement = placement


def require_open(person: Person, cycle: Cycle, *, on: date) -> None:
    """The manager section must be open for this person; the reason says from or till when."""
    require_running(cycle, on=on)
    window = dates.window_of(person, cycle, StageCode.MANAGER, on=on)
    if window is None or window.is_open(on):
        return
    if window.on(on) == "ahead":
        day = date_format(window.opens_on, "DATE_FORMAT")
        raise PermissionDenied(_("The manager section opens on %(day)s.") % {"day": day})
    day = date_format(window.closes_on, "DATE_FORMAT")
    words = _(
        "The manager section closed on %(day)s. The delegate of your deputy head can give more "
        "time."
    )
    raise PermissionDenied(words % {"day": day})


@transaction.atomic
def begun(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Assessment:
    """The assessment of a person in a cycle, begun now if nobody has begun it."""
    found = Assessment.objects.filter(person=person, cycle=cycle).first()
    if found is not None:
        return found
    audit.act(by=by, at=at, verb=AssessVerb.BEGIN)
    access.require(by, "talent.assess", person)
    require_open(person, cycle, on=access.standing(by).on)
    found, _made = Assessment.objects.get_or_create(
        person=person,
        cycle=cycle,
        defaults={"author": access.standing(by).person, "started_at": at},
    )
    return found


def _writable(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Assessment:
    """The assessment, locked, for its author of today to write in; under an act of its own."""
    sheet = begun(person=person, cycle=cycle, by=by, at=at)
    audit.act(by=by, at=at, verb=AssessVerb.ANSWER, target=sheet)
    sheet = locked(sheet)
    access.require(by, "talent.assess", person)
    require_open(person, cycle, on=access.standing(by).on)
    if sheet.state == AssessmentState.APPROVED:
        raise PermissionDenied(
            _("This assessment is approved. Only the deputy head can send it back to you.")
        )
    if sheet.state != AssessmentState.DRAFT:
        raise PermissionDenied(
            _("This assessment is complete. Open it again before you change it.")
        )
    _take_over(sheet, by)
    return sheet


def _take_over(sheet: Assessment, by: Any) -> None:
    """Who writes is the author: after a change of manager, the new one."""
    author = access.standing(by).person
    if sheet.author_id != author.pk:
        sheet.author = author
        sheet.save(update_fields=["author"])


@transaction.atomic
def save_answers(
    *, person: Person, cycle: Cycle, entries: Iterable[Entry], by: Any, at: datetime
) -> Saved:
    """Keep what the manager wrote, each answer on the revision that the page was given."""
    sheet = _writable(person=person, cycle=cycle, by=by, at=at)
    return keeping.save_answers(model=AssessmentAnswer, sheet=sheet, entries=entries, by=by, at=at)


@transaction.atomic
def save_answer(
    *,
    person: Person,
    cycle: Cycle,
    question: Question,
    part: str,
    value: Any,
    base: int,
    carried: bool = False,
    by: Any,
    at: datetime,
) -> AssessmentAnswer:
    """Keep one answer as it is written; raises etms.answers.services.Conflict."""
    sheet = _writable(person=person, cycle=cycle, by=by, at=at)
    answer: AssessmentAnswer = keeping.save_answer(  # type: ignore[assignment]
        model=AssessmentAnswer,
        sheet=sheet,
        question=question,
        part=part,
        value=value,
        base=base,
        carried=carried,
        by=by,
        at=at,
    )
    return answer


@transaction.atomic
def keep_last_answers(
    *,
    person: Person,
    cycle: Cycle,
    questions: Iterable[Question],
    only: str | None = None,
    by: Any,
    at: datetime,
) -> int:
    """Take over what the last assessment said, where nothing is said yet; how many were taken.

    `only` is the competency of the one answer to take over, "" for none; without it all.
    """
    sheet = _writable(person=person, cycle=cycle, by=by, at=at)
    before = cycle_before(cycle)
    old = AssessmentAnswer.objects.filter(sheet__person=person, sheet__cycle=before)
    last, mine = answers_by_key(old), answers_by_key(sheet.answers.all())
    competencies = list(cycle.competencies.rows.all()) if cycle.competencies else []
    entries = []
    for question, part in answers.parts(questions, competencies):
        then, now = last.get((question.code, part)), mine.get((question.code, part))
        said = now is not None and not answers.is_empty(now.value)
        if then is None or said or only not in (None, part):
            continue
        value = answers.carried_over(
            question, then.value, then.question.kind, competencies=competencies
        )
        if value is not None:
            entries.append(Entry(question, part, value, now.revision if now else 0, carried=True))
    keeping.save_answers(model=AssessmentAnswer, sheet=sheet, entries=entries, by=by, at=at)
    return len(entries)


def what_is_missing(
    assessment: Assessment, competencies: Sequence[Any]
) -> tuple[list[tuple[Question, str]], bool]:
    """The required answers that are not there, and whether the placement is not."""
    asked = list(assessment.cycle.questions.rows.filter(portal=Portal.PEOPLE))
    given = values(answers_by_key(assessment.answers.all()))
    return answers.missing(asked, given, competencies), assessment.placement_id is None


@transaction.atomic
def complete_assessment(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Assessment:
    """Mark an assessment complete, so that committee and deputy head may go on with it.

    Raises Incomplete with all that is missing.
    """
    return _step("complete", AssessVerb.COMPLETE, person=person, cycle=cycle, by=by, at=at)


@transaction.atomic
def reopen_assessment(*, person: Person, cycle: Cycle, by: Any, at: datetime) -> Assessment:
    """Open a complete assessment again, until it is approved."""
    return _step("reopen", AssessVerb.REOPEN, person=person, cycle=cycle, by=by, at=at)


def _step(
    action: str, verb: AssessVerb, *, person: Person, cycle: Cycle, by: Any, at: datetime
) -> Assessment:
    sheet = begun(person=person, cycle=cycle, by=by, at=at)
    audit.act(by=by, at=at, verb=verb, target=sheet)
    sheet = locked(sheet, "cycle__questions", "cycle__competencies")
    step = ASSESSMENT.find(sheet.state, action)
    access.require(by, step.permission, person)
    require_open(person, cycle, on=access.standing(by).on)
    if step.needs_complete:
        missing, placement = what_is_missing(sheet, list(sheet.cycle.competencies.rows.all()))
        if missing or placement:
            raise Incomplete(missing, placement=placement)
        sheet.note = ""
    _take_over(sheet, by)
    sheet.state = step.target
    sheet.completed_at = at if step.target == AssessmentState.COMPLETE else None
    sheet.save(update_fields=["state", "completed_at", "note"])
    return sheet
