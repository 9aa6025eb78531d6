"""Where the files of a manager's direct reports stand, and what each needs next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from etms.cycles.choices import StageCode
from etms.cycles.models import Cycle, Placement
from etms.directory import queries as directory
from talent.access import visible_assessments
from talent.access.people import direct_reports
from talent.choices import AssessmentState
from talent.models import Assessment, Conversation, Questionnaire, Share
from talent.queries import dates
from talent.queries.population import Executive
from talent.queries.waiting import files_of
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


def steps_of(user, standing, cycle: Cycle) -> list[tuple[rules.Step, Executive]]:
    """Each direct report with what they need next, who needs it first on top.

    For the home page: from the query that asks for all that waits.
    """
    early = cycle.rules is not None and cycle.rules.sharing_before_approval
    found = []
    for each in files_of(user, standing).team:
        file = rules.File(
            answers=each.answers,
            assessment=each.assessment,
            returned=each.returned,
            may_share=share_kind(each.assessment, before_approval=early) is not None,
            shared=each.shared,
            planned_on=each.planned_on,
            held_on=each.held_on,
            acknowledged=each.acknowledged_above,
        )
        found.append((rules.next_step(file, on=standing.on), each))
    return sorted(found, key=lambda pair: rules.rank(pair[0], late=_late(*pair, on=standing.on)))


def _late(step: rules.Step, each: Executive, *, on: date) -> bool:
    return step in rules.TO_ASSESS and each.assess_by is not None and each.assess_by < on


def names_of(reports: Collection[int], *, on: date) -> dict[int, str]:
    """Their names, in the order of names."""
    rows = directory.cards(on=on).filter(person__in=reports).order_by("person__sort_name", "pk")
    return {row.person_id: str(row.person) for row in rows}


def in_order(reports: dict[int, Report], names: dict[int, str]) -> list[Report]:
    """Who needs something first, by need and then by name."""
    return sorted((reports[pk] for pk in names), key=lambda report: report.rank)
