"""What OCHRO received: which organization stands where, and the files as submitted."""

from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from etms.bilingual import language
from etms.cycles.choices import StageCode
from etms.packages.choices import STANDING
from etms.packages.models import Package
from etms.roles.models import OrganizationCycle
from etms.search import matching
from talent.choices import Arrival
from talent.models import SubmittedFile, SubmittedPosition
from talent.queries.submission import PURPOSE


def last_day(cycle: Any) -> date | None:
    """The last day of the stage of submission."""
    stage = cycle.stages.filter(code=StageCode.SUBMISSION).first()
    return stage.closes_on if stage else None


def arrivals(cycle: Any, *, words: str = "") -> QuerySet[OrganizationCycle]:
    """Every organization of a cycle, with its newest turn: state, number, when, what was sent."""
    newest = Package.objects.filter(purpose=PURPOSE, dossier=OuterRef("pk")).order_by("-turn")
    return (
        OrganizationCycle.objects.filter(matching(words, "organization__words"), cycle=cycle)
        .select_related("organization")
        .annotate(
            state=Coalesce(Subquery(newest.values("state")[:1]), Value("")),
            number=Subquery(newest.values("number")[:1]),
            submitted_at=Subquery(newest.values("submitted_at")[:1]),
            counts=Subquery(newest.values("counts")[:1]),
            by_name=F(f"organization__sort_{language()}"),
        )
    )


def standing_at(arrival: str, *, over: bool) -> Q:
    """Condition on arrivals(): the organizations that stand there; `over`: the stage is over."""
    if arrival in STANDING:
        return Q(state=arrival)
    nothing_stands = ~Q(state__in=STANDING)
    if arrival == Arrival.LATE:
        return nothing_stands if over else Q(pk__in=[])
    if over:
        return Q(pk__in=[])
    return Q(state="" if arrival == Arrival.NOTHING else arrival)


def files(cycle: Any) -> QuerySet[SubmittedFile]:
    """The files of the packages that stand in a cycle, without their contents."""
    return SubmittedFile.objects.filter(package__in=standing(cycle).values("pk")).defer("content")


def narrowed(
    rows: QuerySet[SubmittedFile], *, words: str = "", level: str = "", placement: str = "",
    organization: str = "",
) -> QuerySet[SubmittedFile]:  # fmt: skip
    """The rows that a reader asked for."""
    wanted = matching(words)
    if level:
        wanted &= Q(level=level)
    if placement:
        wanted &= Q(placement=placement)
    if organization:
        wanted &= Q(package__dossier__organization=organization)
    return rows.filter(wanted)


def turn_before(package: Package) -> Package | None:
    """The turn before a package, without its content."""
    return (
        Package.objects.filter(
            purpose=package.purpose, dossier=package.dossier_id, turn=package.turn - 1
        )
        .defer("content")
        .first()
    )


def standing(cycle: Any) -> QuerySet[Package]:
    """The packages that stand in a cycle, without their contents."""
    return Package.objects.filter(purpose=PURPOSE, state__in=STANDING, dossier__cycle=cycle).defer(
        "content"
    )


def placements_by_level(cycle: Any) -> dict[tuple[str, str], int]:
    """How many submitted files there are of each level and placement."""
    rows = files(cycle).order_by().values_list("level", "placement")
    return {(level, code): number for level, code, number in rows.annotate(number=Count("pk"))}


def positions_by_level(cycle: Any) -> dict[tuple[str, int, int], int]:
    """How many critical positions of each level have so many successors, so many ready now."""
    rows = SubmittedPosition.objects.filter(package__in=standing(cycle).values("pk"))
    found = rows.order_by().values_list("level", "successors", "ready_now")
    return {
        (level, successors, ready): number
        for level, successors, ready, number in found.annotate(number=Count("pk"))
    }


def levels_by_kind(cycle: Any) -> list[tuple[str, dict[str, Any]]]:
    """What each package says of each of its levels, with the kind of its organization."""
    found = standing(cycle).values_list("content__organization__kind", "content__levels")
    return [(kind, level) for kind, levels in found for level in levels]
