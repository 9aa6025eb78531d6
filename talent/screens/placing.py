"""Placements in words, and the form that places one person."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from etms import access as door
from etms.cycles.models import Cycle, Placement, PlacementList
from etms.directory import queries as directory
from etms.directory.choices import Skill
from etms.formats import write_moment
from talent.access import visible_assessments
from talent.choices import MoveClosed, Movement, PlacementRule
from talent.models import Assessment
from talent.queries.placements import Facts, facts_of, placed_before
from talent.rules.placement import Lack, Refusal
from talent.services import placements


def refusal_words(refusal: Refusal, source: PlacementList) -> str:
    """The rule that refuses, what lacks, and where the rule comes from."""
    return f"{rule_words(refusal)} {source_words(source)}"


def rule_words(refusal: Refusal) -> str:
    """The rule that refuses, and what lacks."""
    rule = str(PlacementRule(refusal.rule).label)
    lacks = "; ".join(_lack(each) for each in refusal.lacks)
    return f"{rule} {lacks[:1].upper()}{lacks[1:]}." if lacks else rule


def source_words(source: PlacementList) -> str:
    return _("Source: %(source)s.") % {"source": source.source.rstrip(".")}


def _lack(lack: Lack) -> str:
    skill = str(Skill(lack.skill).label).partition(" (")[0].lower()
    if lack.expired_on is None:
        return _("%(skill)s: no result") % {"skill": skill}
    day = date_format(lack.expired_on, "DATE_FORMAT")
    return _("%(skill)s: expired on %(day)s") % {"skill": skill, "day": day}


def language_words(facts: Facts) -> str:
    """Whether the second-language results count, in a line."""
    if facts.lacks:
        gone = [lack.expired_on for lack in facts.lacks if lack.expired_on]
        if len(gone) < len(facts.lacks):
            return _("Second language: results missing")
        day = date_format(min(gone), "DATE_FORMAT")
        return _("Second language: expired on %(day)s") % {"day": day}
    if facts.valid_until is None:
        return _("Second language: valid, no expiry")
    day = date_format(facts.valid_until, "DATE_FORMAT")
    return _("Second language: valid to %(day)s") % {"day": day}


def choices(
    placements: list[Placement], facts: Facts, chosen: Placement | None, source: PlacementList
) -> list[dict[str, Any]]:
    """The placements as options; one that a rule refuses stays enabled, with the reason beside."""
    found = []
    for placement in placements:
        refusal = facts.refusal(placement)
        found.append(
            {
                "code": placement.code,
                "name": placement.name,
                "text": placement.text,
                "checked": bool(chosen and chosen.code == placement.code),
                "refusal": rule_words(refusal) if refusal else "",
                "source": source_words(source) if refusal else "",
            }
        )
    return found


REFUSALS = (
    placements.Conflict,
    placements.Refused,
    placements.Closed,
    PermissionDenied,
    ValidationError,
)


def answer_of(refused: Exception, cycle: Cycle) -> tuple[int, str]:
    """The status of a refused move, and why, in the reader's language."""
    if isinstance(refused, placements.Conflict):
        return 409, conflict_words(refused.assessment)
    if isinstance(refused, placements.Refused):
        return 422, refusal_words(refused.refusal, cycle.placements)
    if isinstance(refused, placements.Closed):
        return 422, str(MoveClosed(refused.reason).label)
    if isinstance(refused, ValidationError):
        return 422, " ".join(refused.messages)
    return 403, str(refused)


def conflict_words(sheet: Assessment) -> str:
    """Who moved the person meanwhile, where to, and when."""
    move = sheet.moves.that_moved().select_related("after").last()
    name = directory.names_of_users([move.by_id]).get(move.by_id) if move else None
    words = _("%(who)s moved %(person)s to %(placement)s: %(when)s. Your move was not made.")
    return words % {
        "who": name or _("Somebody else"),
        "when": write_moment(move.at if move else sheet.started_at),
        "person": sheet.person,
        "placement": placement_name(sheet.placement),
    }


def standing_of(refused: Exception) -> dict[str, Any]:
    """Where the person stands now, for the board that was out of date."""
    if not isinstance(refused, placements.Conflict):
        return {}
    sheet = refused.assessment
    code = sheet.placement.code if sheet.placement else ""
    return {"revision": sheet.revision, "to": code}


def placement_name(placement: Placement | None) -> str:
    return placement.name if placement else str(Movement.NONE.label)


def kept_words(sheet: Assessment, to: Placement | None, *, base: int, why: str) -> str:
    """What was done: a move, or a reason that was added where the person stood already."""
    if not why.strip() or sheet.revision != base:
        return moved_words(sheet.person, to)
    return _("The reason is kept. %(person)s: %(placement)s.") % {
        "person": sheet.person,
        "placement": placement_name(to),
    }


def moved_words(person, to: Placement | None) -> str:
    return _("%(person)s: %(placement)s.") % {
        "person": person,
        "placement": placement_name(to),
    }


def undo_words(sheet: Assessment, person) -> str:
    """What taking the last move back would do."""
    move = sheet.moves.that_moved().select_related("before").last()
    return _("Undo: %(person)s back to %(placement)s") % {
        "person": person,
        "placement": placement_name(move.before if move else None),
    }


def revision(raw: str | None) -> int:
    """A revision as it came; what is no number is 0, and so a conflict."""
    text = raw or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def sent_move(request) -> dict[str, Any]:
    """What comes with a move: the revision that the mover was shown, and why they move."""
    sent = request.POST
    return {"base": revision(sent.get("base")), "why": sent.get("why", "")[:1000]}


def own_sheet(request, person, cycle: Cycle) -> Assessment | None:
    """The assessment of this person, as far as this user may read it."""
    found = visible_assessments(request.user).filter(person=person, cycle=cycle)
    return found.select_related("placement").first()


def place_page(request, person, cycle: Cycle, *, sheet: Assessment | None) -> dict[str, Any]:
    """The placements that one person may be given, with their meaning and what refuses."""
    on = door.standing(request.user).on
    facts = facts_of([person.pk], on=on)[person.pk]
    before = placed_before([person.pk], cycle).get(person.pk)
    return {
        "person": person,
        "cycle": cycle,
        "action": reverse("talent:place", args=[person.pk]),
        "trail": [(_("Talent map"), reverse("talent:map"))],
        "choices": choices(
            list(cycle.placements.rows.all()), facts, sheet and sheet.placement, cycle.placements
        ),
        "base": sheet.revision if sheet else 0,
        "placed": bool(sheet and sheet.placement),
        "before": before,
        "languages": language_words(facts),
        "next": safe_next(request),
        "why": sent_move(request)["why"],  # what was refused is not typed again
    }


def safe_next(request, otherwise: str = "/talent/map/") -> str:
    """Where the form says it leads, if that is a page of this application; else elsewhere."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours and asked.startswith("/") else otherwise
