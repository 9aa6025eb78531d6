"""What a talent profile holds of the exercise, as far as this reader may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from etms.bilingual import language
from etms.cycles.models import Cycle
from talent.access import visible_assessments, visible_questionnaires
from talent.choices import AssessmentState, QuestionnaireState, ShareKind
from talent.models import Share
from talent.queries.questionnaires import Sheet, sheet_of

CYCLES = 5


@dataclass(frozen=True)
class Placed:
    """Where an executive was placed in one cycle, how that stands, and when it was shared.

    `placement` is empty as long as nobody placed them.
    """

    cycle: Cycle
    placement: str
    state: str
    shared_at: datetime | None


def placements(user, person, *, own: bool) -> list[Placed]:
    """The placements of the last cycles, newest first; one query.

    An executive reads of the own ones what was shared last, in the words of then.
    """
    return _shared(person) if own else _as_they_stand(user, person)


def _as_they_stand(user, person) -> list[Placed]:
    last = Share.objects.filter(assessment=OuterRef("pk")).order_by("-id").values("at")
    rows = visible_assessments(user).filter(person=person).select_related("cycle", "placement")
    rows = rows.annotate(shared_at=Subquery(last[:1]))
    return [
        Placed(
            row.cycle,
            row.placement.name if row.placement else "",
            str(AssessmentState(row.state).label),
            row.shared_at,
        )
        for row in rows.order_by("-cycle__starts_on")[:CYCLES]
    ]


def _shared(person) -> list[Placed]:
    rows = Share.objects.filter(assessment__person=person).select_related("assessment__cycle")
    rows = rows.order_by("-assessment__cycle__starts_on", "-id")
    rows = rows.distinct("assessment__cycle__starts_on")[:CYCLES]
    told = [(row, row.content["placement"]) for row in rows]
    return [
        Placed(
            row.assessment.cycle,
            placement[language()],
            str(ShareKind(row.kind).label),
            row.at,
        )
        for row, placement in told
        if placement
    ]


def last_submitted(user, person) -> Sheet | None:
    """The newest answers that were submitted, of those this reader may read; four queries."""
    sheets = visible_questionnaires(user).filter(person=person, state=QuestionnaireState.SUBMITTED)
    found = sheets.select_related("cycle").order_by("-cycle__starts_on").first()
    return sheet_of(found.cycle, found, person=person, last=False) if found else None
