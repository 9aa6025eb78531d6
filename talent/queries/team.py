"""Where the files of a manager's direct reports stand, and what each needs next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from etms.cycles.choices import StageCode
from etms.cycles.models import Cycle, Placement
from etms.directory import queries as directory
from etms.directory.models import Person
from talent.access import visible_assessments
from talent.access.people import direct_reports
from talent.choices import AssessmentState
from talent.models import Assessment, Conversation, Questionnaire, Share
from talent.queries import dates
from talent.rules import team as rules
from talent.rules.dates import Window
from talent.rules.sharing import share_kind


@dataclass(frozen=True)
class Report:
    """One direct report in the running cycle."""

    person_id: int
    questionnaire: Questionnaire | None
    assessment: Assessment | None
    conversation: Conversation | None
    share: Share | None
    window: Window | None
    step: rules.Step
    late: bool

    @property
    def placement(self) -> Placement | None:
        return self.assessment.placement if self.assessment else None

    @property
    def is_to_assess(self) -> bool:
        return self.step in rules.TO_ASSESS

    @property
    def rank(self) -> int:
        return rules.rank(self.step, late=self.late)

    @property
    def due_on(self) -> date | None:
        """By when the next step is to be done."""
        if self.is_to_assess:
            return self.window.closes_on if self.window else None
        return self.conversation.planned_on if self.step == "meet" and self.conversation else None


def reports_of(user, person_ids: Collection[int], cycle: Cycle, *, on: date) -> dict[int, Report]:
    """The direct reports of a manager among these people, in the same few queries."""
    ids = sorted(direct_reports(user) & set(person_ids))
    if not ids:
        return {}
    here = {"person__in": ids, "cycle": cycle}
    asked = {q.person_id: q for q in Questionnaire.objects.filter(**here)}
    found = visible_assessments(user).filter(**here).select_related("placement")
    sheets = {sheet.person_id: sheet for sheet in found}
    talks = {talk.person_id: talk for talk in Conversation.objects.filter(**here)}
    shares = _last_shares(sheets.values())
    windows = dates.windows_of(ids, cycle, StageCode.MANAGER, on=on)
    early = cycle.rules is not None and cycle.rules.sharing_before_approval
    reports = {}
    for pk in ids:
        sheet = sheets.get(pk)
        share = shares.get(sheet.pk) if sheet else None
        file = _file(asked.get(pk), sheet, talks.get(pk), share, early=early)
        step, window = rules.next_step(file, on=on), windows.get(pk)
        late = step in rules.TO_ASSESS and window is not None and window.on(on) == "over"
        reports[pk] = Report(pk, asked.get(pk), sheet, talks.get(pk), share, window, step, late)
    return reports


def _last_shares(sheets: Collection[Assessment]) -> dict[int, Share]:
    rows = Share.objects.filter(assessment__in=[sheet.pk for sheet in sheets])
    return {row.assessment_id: row for row in rows.order_by("pk").defer("content")}


def _file(
    questionnaire: Questionnaire | None,
    sheet: Assessment | None,
    talk: Conversation | None,
    share: Share | None,
    *,
    early: bool,
) -> rules.File:
    state = sheet.state if sheet else ""
    return rules.File(
        answers=questionnaire.state if questionnaire else "",
        assessment=state,
        returned=bool(sheet and sheet.note and state == AssessmentState.DRAFT),
        may_share=bool(sheet) and share_kind(state, before_approval=early) is not None,
        shared=share is not None,
        planned_on=talk.planned_on if talk else None,
        held_on=talk.held_on if talk else None,
        acknowledged=bool(talk and talk.manager_acknowledged_at),
    )


@dataclass(frozen=True)
class Waiting:
    """A direct report who waits to be assessed, on a day of the manager section or after it."""

    person_id: int
    begun: bool
    late: bool
    due_on: date
    rank: int


def waiting_of(user, cycle: Cycle, *, on: date) -> list[Waiting]:
    """Who waits to be assessed, who needs it first on top: two queries, for the home page."""
    ids = sorted(direct_reports(user))
    here = {"person": OuterRef("pk"), "cycle": cycle}
    sheets = visible_assessments(user).filter(**here)
    people = Person.objects.filter(pk__in=ids).annotate(
        answers=Subquery(Questionnaire.objects.filter(**here).values("state")[:1]),
        assessment=Subquery(sheets.values("state")[:1]),
        note=Subquery(sheets.values("note")[:1]),
    )
    windows = dates.windows_of(ids, cycle, StageCode.MANAGER, on=on)
    found = []
    for person in people.order_by("sort_name", "pk"):
        state, window = person.assessment or "", windows.get(person.pk)
        file = rules.File(
            answers=person.answers or "",
            assessment=state,
            returned=bool(person.note) and state == AssessmentState.DRAFT,
        )
        step = rules.next_step(file, on=on)
        if step not in rules.TO_ASSESS or window is None or window.on(on) == "ahead":
            continue
        late = window.on(on) == "over"
        rank = rules.rank(step, late=late)
        found.append(Waiting(person.pk, bool(state), late, window.closes_on, rank))
    return sorted(found, key=lambda each: each.rank)


def names_of(reports: Collection[int], *, on: date) -> dict[int, str]:
    """Their names, in the order of names."""
    rows = directory.cards(on=on).filter(person__in=reports).order_by("person__sort_name", "pk")
    return {row.person_id: str(row.person) for row in rows}


def in_order(reports: dict[int, Report], names: dict[int, str]) -> list[Report]:
    """Who needs something first, by need and then by name."""
    return sorted((reports[pk] for pk in names), key=lambda report: report.rank)


def next_to_assess(
    reports: dict[int, Report], names: dict[int, str], *, after: int = 0
) -> int | None:
    """The person id of the one to assess next, other than the one just assessed."""
    found = (r.person_id for r in in_order(reports, names) if r.is_to_assess)
    return next((pk for pk in found if pk != after), None)
