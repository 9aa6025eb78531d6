"""Who may see and change what in the directory; lists, search, counts and API begin here."""

from datetime import date

from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import rules
from etms.directory.choices import HOME_KINDS
from etms.directory.models import Appointment, Organization, Person, Position, PositionTerms, Unit


def card_scope(user) -> Q:
    """Which rows of queries.cards() this user may see: same organization, own line, or OCHRO.

    Those of the line who belong elsewhere are few and mostly none. They are asked for first, and
    the list is bound to the organizations concerned: for the condition with OR alone the database
    would look at everybody.
    """
    standing = access.standing(user)
    if standing.is_ochro:
        return Q(pk__isnull=False)
    here = Q(organization_id__in=standing.organizations)
    homes = Appointment.objects.organizations_of(_own_line(standing), standing.on)
    elsewhere = {pk: home for pk, home in homes.items() if home not in standing.organizations}
    if not elsewhere:
        return here
    concerned = standing.organizations | set(elsewhere.values())
    return Q(organization_id__in=concerned) & (here | Q(person_id__in=elsewhere))


def card_scope_on(user, on: date) -> Q:
    """The same for any day: who was where on another day is shown to those who keep it."""
    if on == access.standing(user).on:
        return card_scope(user)
    return Q(organization_id__in=maintained_organizations(user))


def _own_line(standing) -> set[int]:
    """The person behind the account, those above and those below."""
    if standing.person is None:
        return set()
    return {standing.person.pk, *standing.superiors, *standing.reports}


def visible_people(user) -> QuerySet[Person]:
    """The people whose card this user may open; everyone else is a 404 to them.

    Each brings along `home_today`, the organization they belong to.
    """
    standing = access.standing(user)
    people = Person.objects.annotate(home_today=_home_on(standing.on))
    condition = Q(pk__in=_own_line(standing))
    if standing.is_ochro:
        return people.filter(condition | Q(home_today__isnull=False))
    condition |= Q(home_today__in=standing.organizations)
    if kept := maintained_organizations(user):
        condition |= Q(home_today__isnull=True) & Exists(
            Appointment.objects.filter(
                person=OuterRef("pk"),
                kind__in=HOME_KINDS,
                position__terms__unit__organization__in=kept,
            )
        )
    return people.filter(condition)


def _home_on(day: date) -> Func:
    """The organization a person belongs to that day (migration 0005)."""
    found = BigIntegerField(null=True)
    return Func(F("pk"), Value(day), function="directory_home", output_field=found)


def visible_organizations(user) -> QuerySet[Organization]:
    """The organizations whose directory this user may open."""
    standing = access.standing(user)
    if standing.is_ochro:
        return Organization.objects.all()
    return Organization.objects.filter(pk__in=standing.organizations)


def visible_units(user) -> QuerySet[Unit]:
    standing = access.standing(user)
    if standing.is_ochro:
        return Unit.objects.all()
    return Unit.objects.filter(organization__in=standing.organizations)


def visible_terms(user, on: date | None = None) -> QuerySet[PositionTerms]:
    """Terms in force today, or on another day, of the positions this user may see."""
    standing = access.standing(user)
    terms = PositionTerms.objects.on(on or standing.on)
    if standing.is_ochro:
        return terms
    return terms.filter(unit__organization__in=standing.organizations)


def visible_positions(user) -> QuerySet[Position]:
    """Positions that stand, or are to stand, in an organization this user may see."""
    standing = access.standing(user)
    if standing.is_ochro:
        return Position.objects.all()
    here = PositionTerms.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=standing.on),
        position=OuterRef("pk"),
        unit__organization__in=standing.organizations,
    )
    return Position.objects.filter(Exists(here))


def maintained_organizations(user) -> frozenset[int]:
    """Organizations whose positions and appointments this user may keep true."""
    standing = access.standing(user)
    own = {standing.deputy_head_of} - {None}
    return standing.organizations_with("maintain_directory") | own


def home_today(person: Person, on: date) -> int | None:
    """The organization a person belongs to today; a person of visible_people() brings it along."""
    if "home_today" in person.__dict__:
        return person.home_today
    return Appointment.objects.organization_id_of(person, on)


def relation(user, person: Person) -> rules.Relation:
    """How this user stands to this person now."""
    standing = access.standing(user)
    if standing.person is not None and standing.person.pk == person.pk:
        return rules.Relation(own=True)
    organization_id = home_today(person, standing.on)
    granted = organization_id in standing.organizations_with("view_file")
    return rules.Relation(
        depth=standing.reports.get(person.pk, 0),
        deputy_head=organization_id is not None and standing.deputy_head_of == organization_id,
        delegate=granted and standing.has_role("delegate", organization_id),
        hr_adviser=granted and standing.has_role("hr_adviser", organization_id),
        below=person.pk in standing.superiors,
    )


def file_ground(user, person: Person) -> rules.Ground | None:
    """The ground on which this user may open the file now, for the record of the read."""
    return rules.file_ground(relation(user, person))


@permission("directory.view_card")
def may_view_card(user, person) -> Decision:
    if visible_people(user).filter(pk=person.pk).exists():
        return ALLOW
    return deny(_("This person is not in your organization."))


@permission("directory.view_file")
def may_view_file(user, person) -> Decision:
    stands = relation(user, person)
    if rules.file_ground(stands):
        return ALLOW
    if stands.below:
        return deny(_("A role gives nothing on the file of your own superior."))
    return deny(
        _(
            "Only the executive, the managers above, the deputy head, the delegate of the cycle "
            "and HR advisers of the organization may open this file."
        )
    )


@permission("directory.view_salary")
def may_view_salary(user, person) -> Decision:
    if rules.sees_salary(relation(user, person)):
        return ALLOW
    return deny(
        _(
            "Only the executive, the direct manager, the deputy head and the delegate of the "
            "cycle may see the salary."
        )
    )


@permission("directory.view_restricted")
def may_view_restricted(user, person) -> Decision:
    if relation(user, person).own:
        return ALLOW
    return deny(_("Date of birth and gender are shown to the person alone."))


@permission("directory.maintain")
def may_maintain(user, organization) -> Decision:
    if organization is not None and organization.pk in maintained_organizations(user):
        return ALLOW
    return deny(
        _("Only the deputy head, the delegate of the cycle and HR advisers may change this.")
    )


def apart(user, holders: set[int]) -> Decision:
    """Nobody changes the position they hold, or that of a manager above them.

    `holders`: the people in the position, by number (queries.holders_of).
    """
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    if holders & (own | standing.superiors):
        return deny(
            _("Somebody else must change your own position, or that of a manager above you.")
        )
    return ALLOW


@permission("directory.view_past")
def may_view_past(user, organization) -> Decision:
    """Who was where on another day; `organization` None asks about any."""
    kept = maintained_organizations(user)
    if kept if organization is None else organization.pk in kept:
        return ALLOW
    return deny(
        _(
            "Who was where on another day is shown to the deputy head, the delegate of the cycle "
            "and HR advisers. Everyone else sees today."
        )
    )


@permission("directory.appoint")
def may_appoint(user, person) -> Decision:
    """On one person: start and end appointments, record language results."""
    standing = access.standing(user)
    if standing.person is not None and standing.person.pk == person.pk:
        return deny(_("Somebody else must record changes to your own appointments."))
    if person.pk in standing.superiors:
        return deny(_("A role gives nothing on the file of your own superior."))
    current, kept = home_today(person, standing.on), maintained_organizations(user)
    if current in kept:
        return ALLOW
    if current is None and kept & Appointment.objects.organization_ids_of(person):
        return ALLOW
    return deny(
        _("Only the deputy head, the delegate of the cycle and HR advisers may change this.")
    )


@permission("directory.record_salary")
def may_record_salary(user, person) -> Decision:
    """Whoever keeps the person's appointments and sees the salary: an HR adviser does not."""
    decision = may_appoint(user, person)
    return may_view_salary(user, person) if decision else decision


@permission("directory.own")
def may_change_own(user, person) -> Decision:
    if relation(user, person).own:
        return ALLOW
    return deny(_("Only the person themselves may change this."))
