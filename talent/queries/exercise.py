"""What is kept of running the exercise: dates, extensions, reminders, words with OCHRO."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import (
    BigIntegerField,
    Case,
    DateField,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Extract

from etms.bilingual import Bilingual, language
from etms.cycles.choices import StageCode
from etms.cycles.queries import running
from etms.directory.choices import Level
from etms.directory.models import PositionTerms, Unit
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle, RoleAssignment
from talent.models import BranchDate, Reminded, Reminder, ThreadMessage

# Stages for which an organization sets days of its own, and those with more time for one file.
DATED = (StageCode.EMPLOYEE, StageCode.MANAGER, StageCode.REVIEW, StageCode.APPROVAL)
EXTENDED = (StageCode.EMPLOYEE, StageCode.MANAGER)


def running_dossiers(organization_ids: Collection[int], *, on: date) -> list[OrganizationCycle]:
    """These organizations in the running cycle, each with both."""
    found = OrganizationCycle.objects.filter(
        running(on, "cycle__"), organization__in=organization_ids
    )
    return list(found.select_related("organization", "cycle").order_by("pk"))


def running_dossier(organization_id: int, *, on: date) -> OrganizationCycle | None:
    """The organization in the running cycle, with both."""
    return next(iter(running_dossiers([organization_id], on=on)), None)


@dataclass(frozen=True)
class DatedStage:
    """A stage of a cycle with its days."""

    code: str
    name_en: str
    name_fr: str
    opens_on: date
    closes_on: date
    name = Bilingual("name")

    def __str__(self):
        return self.name


def stages_of(cycle) -> dict[str, DatedStage]:
    """The stages of a cycle that have days, by code, in the order in which they open."""
    dated = cycle.stages.filter(opens_on__isnull=False, closes_on__isnull=False)
    rows = dated.values_list("code", "name_en", "name_fr", "opens_on", "closes_on")
    return {row[0]: DatedStage(*row) for row in rows}


def dated_units(dossier: OrganizationCycle, *, added: int | None = None) -> list[Unit]:
    """The branches of an organization, and the units below them with dates of their own (or the
    one that is to get some), by name."""
    own = BranchDate.objects.filter(dossier=dossier, unit=OuterRef("pk"))
    units = Unit.objects.filter(organization=dossier.organization_id)
    wanted = Q(parent=None) | Exists(own) | Q(pk=added)
    top = Case(When(parent=None, then=Value(0)), default=Value(1))
    return list(units.filter(wanted).order_by(top, f"sort_{language()}", "pk"))


def deeper_units(dossier: OrganizationCycle) -> list[Unit]:
    """The units below the branches."""
    units = Unit.objects.filter(organization=dossier.organization_id, parent__isnull=False)
    return list(units.select_related("parent").order_by(f"sort_{language()}", "pk"))


def branches(dossier: OrganizationCycle) -> list[Unit]:
    """The units on top of an organization."""
    units = Unit.objects.filter(organization=dossier.organization_id, parent=None)
    return list(units.order_by(f"sort_{language()}", "pk"))


def reminded_today(user_ids: Collection[int], *, on: date) -> set[int]:
    """Those of these accounts whom somebody has reminded already that day."""
    today = Reminded.objects.filter(user__in=user_ids, on=on)
    return set(today.values_list("user_id", flat=True))


def branch_dates(dossier: OrganizationCycle) -> dict[tuple[int, str], date]:
    """The last day of a stage in a unit, where the organization set one."""
    rows = BranchDate.objects.filter(dossier=dossier)
    return {(row.unit_id, row.stage): row.closes_on for row in rows}


def latest_reminders(dossier: OrganizationCycle) -> QuerySet[Reminder]:
    return Reminder.objects.filter(dossier=dossier).select_related("by__person")


def people_in_charge(dossiers: QuerySet[OrganizationCycle], *, at: datetime, on: date) -> QuerySet:
    """The open accounts of delegates and deputy heads of these organizations in their cycles."""
    named = RoleAssignment.objects.in_force(at).filter(
        Exists(
            dossiers.filter(
                organization=OuterRef("organization"), cycle=OuterRef("cycle")
            ).order_by()
        ),
        role=Role.DELEGATE,
        user=OuterRef("pk"),
    )
    heads = PositionTerms.objects.on(on).filter(
        level=Level.DM, unit__organization__in=dossiers.order_by().values("organization")
    )
    incumbents = heads.annotate(
        incumbent=Func(
            F("position_id"),
            Value(on, output_field=DateField()),
            function="directory_incumbent",
            output_field=BigIntegerField(),
        )
    ).values("incumbent")
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(Exists(named) | Q(person__in=incumbents)).order_by("pk")


def ochro_accounts(*, at: datetime) -> QuerySet:
    """The open accounts of OCHRO's analysts and lead."""
    held = RoleAssignment.objects.in_force(at).filter(
        role__in=(Role.OCHRO_ANALYST, Role.OCHRO_LEAD), user=OuterRef("pk")
    )
    return get_user_model().objects.filter(Exists(held), is_active=True)


def threads(cycle) -> QuerySet[OrganizationCycle]:
    """Every organization's questions in a cycle: the unanswered first, by who waits longest;
    then the others, the latest first, and at the end those without a word."""
    last = ThreadMessage.objects.filter(dossier=OuterRef("pk")).order_by("-id")
    seconds = Extract(Subquery(last.values("at")[:1]), "epoch")
    return (
        OrganizationCycle.objects.filter(cycle=cycle)
        .select_related("organization", "cycle")
        .annotate(
            last_at=Subquery(last.values("at")[:1]),
            last_from_ochro=Subquery(last.values("from_ochro")[:1]),
        )
        .annotate(
            rank=Case(
                When(last_from_ochro=False, then=Value(0)),
                When(last_from_ochro=True, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
            place=Case(
                When(last_from_ochro=False, then=seconds),
                When(last_from_ochro=True, then=0.0 - seconds),
                default=Value(0.0),
                output_field=FloatField(),
            ),
        )
    )
