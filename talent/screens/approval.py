"""What the deputy head approves: complete assessments with proposal and calibration."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.cycles.models import Cycle
from etms.directory import queries as directory
from etms.paging import page_of
from etms.tables import Column
from talent.choices import AssessmentState
from talent.models import Assessment
from talent.queries import placements
from talent.queries import sessions as queries
from talent.rules.path import Path
from talent.screens import placing
from talent.screens.board import post_of


@dataclass(frozen=True)
class Line:
    """One assessment to approve."""

    assessment: Assessment
    post: str
    proposed: str
    calibrated: str
    why: str
    before: str
    moved: bool
    again: bool


SHOWS = {
    "complete": AssessmentState.COMPLETE,
    "draft": AssessmentState.DRAFT,
    "approved": AssessmentState.APPROVED,
}


def approval_page(request, organization_id: int, cycle: Cycle, *, marked: bool) -> dict[str, Any]:
    """One page of assessments in a state; a box is marked only once the reader has said so."""
    on = door.standing(request.user).on
    show = request.GET.get("show", "complete")
    state = SHOWS.get(show, AssessmentState.COMPLETE)
    found = queries.awaiting_approval(organization_id, cycle, on=on).filter(state=state)
    person = door.standing(request.user).person
    page = page_of(found.exclude(person=person), request, keys=("person__sort_name", "pk"))
    ways = queries.paths(row.pk for row in page.rows)
    before = placements.placed_before([row.person_id for row in page.rows], cycle)
    numbers = queries.progress(organization_id, cycle, on=on)
    posts = _posts([row.person_id for row in page.rows], on=on)
    return {
        "cycle": cycle,
        "show": show,
        "marked": marked,
        "tabs": [
            (f"{label} ({numbers.get(SHOWS[code], 0)})", f"?show={code}", code == show)
            for code, label in (
                ("complete", _("To approve")),
                ("draft", _("With the manager")),
                ("approved", _("Approved")),
            )
        ],
        "columns": [
            Column(_("Executive")),
            Column(_("Proposed")),
            Column(_("Calibrated")),
            Column(_("Last cycle")),
            Column(_("Approve") if show == "complete" else _("Approved")),
        ],
        "page": page,
        "lines": [
            _line(
                row,
                ways.get(row.pk),
                before.get(row.person_id),
                posts.get(row.person_id, ""),
            )
            for row in page.rows
        ],
    }


def _posts(person_ids: list[int], *, on) -> dict[int, str]:
    """Level and title of the positions of some people on a day."""
    rows = directory.cards(on=on).filter(person__in=person_ids)
    title = f"title_{language()}"
    return {row.person_id: post_of(row.level, getattr(row, title)) for row in rows}


def _line(row: Assessment, way: Path | None, before: Any, post: str) -> Line:
    return Line(
        assessment=row,
        post=post,
        proposed=str(way.proposal) if way and way.proposal else "–",
        calibrated=str(way.calibrated) if way and way.calibrated else "",
        why=way.why if way else "",
        before=str(before) if before else "–",
        moved=bool(way and way.was_moved),
        again=bool(way and way.returned),
    )


def one_page(assessment: Assessment, sections, *, on, form) -> dict[str, Any]:
    """An assessment in full, with the way of its placement."""
    person = assessment.person
    way = queries.paths([assessment.pk]).get(assessment.pk)
    names = directory.names_of_users([way.by_id] if way and way.by_id else [])
    return {
        "assessment": assessment,
        "person": person,
        "post": _posts([person.pk], on=on).get(person.pk, ""),
        "trail": [(_("Approval"), reverse("talent:approval"))],
        "placement": placing.placement_name(assessment.placement),
        "before": placements.placed_before([person.pk], assessment.cycle).get(person.pk),
        "way": way,
        "by": names.get(way.by_id, "") if way and way.by_id else "",
        "sections": sections,
        "form": form,
    }
