"""The list of files behind every number of the cockpit, and the reminders about it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.paging import Page
from etms.roles.models import OrganizationCycle
from etms.tables import Column
from talent.choices import Show
from talent.queries import cockpit, exercise
from talent.queries.cockpit import Chosen
from talent.queries.population import Population
from talent.screens.cockpit import files_url, population, remind_url, tabs, trail
from talent.services.reminders import words

SIZE = 25
SEVEN = 7  # digits that no list of executives has


def branches_of(dossier: OrganizationCycle) -> list[tuple[int, str]]:
    return [(unit.pk, unit.name) for unit in exercise.branches(dossier)]


def files_page(dossier: OrganizationCycle, request, *, filters) -> dict[str, Any]:
    chosen = filters.chosen()
    people = population(dossier, request.user)
    offset = _offset(request)
    rows, total = cockpit.page_of_files(people, chosen, size=SIZE, offset=offset)
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "tabs": tabs(dossier, "cockpit_files"),
        "filters": filters,
        "chosen": chosen,
        "rows": [_row(dossier, file, people) for file in rows],
        "page": _page(request, rows, total, offset),
        "columns": [
            Column(_("Executive")),
            Column(_("Branch")),
            Column(_("Participation")),
            Column(_("Answers")),
            Column(_("Assessment")),
            Column(_("Manager")),
            Column(_("Act"), hidden=True),
        ],
        "remind_url": remind_url(dossier, **chosen.written())
        if total and chosen.show in cockpit.REMINDED
        else "",
    }


def _offset(request) -> int:
    word = request.GET.get("from", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < SEVEN else 0


def _page(request, rows: list, total: int, offset: int) -> Page:
    """Pages by number of rows: the list of one organization has at most some thousand."""

    def address(start: int) -> str:
        query = request.GET.copy()
        query.pop("from", None)
        if start:
            query["from"] = str(start)
        return f"{request.path}?{query.urlencode()}" if query else request.path

    back, ahead = max(offset - SIZE, 0), offset + SIZE
    last = (total - 1) // SIZE * SIZE if total else 0
    return Page(
        rows,
        total,
        False,
        first_url=address(0) if offset else "",
        previous_url=address(back) if offset else "",
        next_url=address(ahead) if ahead < total else "",
        last_url=address(last) if ahead < total else "",
        lost=bool(offset) and not rows,
    )


def _row(dossier, file: cockpit.File, people: Population) -> dict[str, Any]:
    own = file.person_id in people.hidden
    return {
        "file": file,
        "url": reverse("directory:person", args=[file.person_id]),
        "answers": _answers(file, people.on),
        "assessment": _assessment(file, people.on),
        "extend_url": ""
        if own
        else reverse("talent:extend", args=[dossier.organization_id, file.person_id]),
    }


@dataclass(frozen=True)
class State:
    """A state in a word, its colour, and its day if one is to be kept."""

    label: str
    tone: str = "neutral"
    due_on: Any = None


def _answers(file: cockpit.File, on) -> State:
    if file.answers == "submitted":
        return State(_("Submitted"), "good")
    if file.answers == "declined":
        return State(_("Declined"))
    late = file.counts and file.answer_by is not None and file.answer_by < on
    if late:
        return State(_("Late"), "danger", file.answer_by)
    label = {"draft": _("Begun"), "returned": _("Returned")}.get(file.answers, _("Not begun"))
    return State(label, "info" if file.answers else "neutral", file.answer_by)


def _assessment(file: cockpit.File, on) -> State | None:
    """None where the viewer is not told."""
    if file.hidden:
        return None
    if file.shared:
        return State(_("Shared"), "good")
    if file.assessment == "approved":
        return State(_("Approved, not shared"), "warn")
    if file.assessment == "complete":
        return State(_("Complete"), "good")
    if file.declined:
        return State(_("Not needed"))
    late = file.counts and file.assess_by is not None and file.assess_by < on
    if late:
        return State(_("Late"), "danger", file.assess_by)
    label = _("Begun") if file.assessment else _("Not begun")
    return State(label, "info" if file.assessment else "neutral", file.assess_by)


# Reminders


def remind_page(dossier: OrganizationCycle, *, viewer, chosen: Chosen) -> dict[str, Any]:
    """Whom a round would reach, and what the first of them would read."""
    people = population(dossier, viewer)
    found, unreachable = cockpit.recipients(people, chosen)
    before = exercise.reminded_today([each.user_id for each in found], on=people.on)
    left = [each for each in found if each.user_id not in before]
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "chosen": chosen,
        "label": Show(chosen.show).label,
        "branch": dict(branches_of(dossier)).get(chosen.branch, ""),
        "to_managers": chosen.show in cockpit.TO_MANAGER,
        "count": len(left),
        "before": len(before),
        "unreachable": unreachable,
        "sample": words(left[0], on=people.on) if left else None,
        "fields": [(name, value) for name, value in chosen.written().items() if value],
        "back": files_url(dossier, **chosen.written()),
    }


def round_page(reminder) -> dict[str, Any]:
    dossier = reminder.dossier
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "round": reminder,
        "label": Show(reminder.chosen["show"]).label,
        "back": files_url(dossier, **reminder.chosen),
    }
