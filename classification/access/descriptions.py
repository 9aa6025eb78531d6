"""Who keeps, signs and reads job descriptions.

The classification adviser keeps those of the organization, the manager of a position drafts and
signs its own, the deputy head reads all. What is in force is read by whoever holds the position
and by OCHRO. Nobody works on their own position, nor on one above them.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from classification.choices.descriptions import DATED_STATES
from classification.choices.evaluations import OPEN_STATES
from classification.models import JobDescription, Seat
from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from etms.directory import queries as people
from etms.directory.models import Position, PositionTerms
from etms.roles.choices import Role


def adviser_of(user) -> frozenset[int]:
    """Organizations whose descriptions and evaluations this user runs: by role, from its start
    to its end."""
    return frozenset(
        each.organization_id
        for each in access.standing(user).assignments
        if each.role == Role.CLASSIFICATION_ADVISER and each.organization_id
    )


def in_charge_of(user) -> frozenset[int]:
    """Organizations whose descriptions and evaluations this user reads: adviser, deputy head."""
    return adviser_of(user) | ({access.standing(user).deputy_head_of} - {None})


def managed_positions(user) -> frozenset[int]:
    """Positions whose manager this user is today: incumbent of the first held position above."""
    return access.standing(user).managed_positions


def organization_of(position: Position, on) -> int | None:
    """The organization a position stands in today, asked once of a position in hand."""
    if "organization_today" not in position.__dict__:
        terms = PositionTerms.objects.on(on).filter(position=position)
        position.organization_today = terms.values_list("unit__organization", flat=True).first()
    return position.organization_today


def positions_evaluated_by(user) -> QuerySet:
    """Positions on whose open evaluation this user has a seat."""
    seats = Seat.objects.filter(user=user, evaluation__state__in=OPEN_STATES)
    return seats.values("evaluation__position")


def visible_positions(user) -> QuerySet[Position]:
    """Positions this user knows of: those of the directory, and those they evaluate."""
    known = directory.visible_positions(user).values("pk")
    return Position.objects.filter(Q(pk__in=known) | Q(pk__in=positions_evaluated_by(user)))


def visible_descriptions(user) -> QuerySet[JobDescription]:
    """Descriptions of positions this user knows of; whether they may read one is asked next."""
    return JobDescription.objects.filter(position__in=visible_positions(user).values("pk"))


def readable_descriptions(user) -> QuerySet[JobDescription]:
    """Every description this user may read: the same as asking each, in one query."""
    standing = access.standing(user)
    dated = Q(state__in=DATED_STATES)
    if standing.is_ochro:
        found = dated
    else:
        found = dated & Q(position__in=_held(standing))
    here = PositionTerms.objects.on(standing.on).filter(unit__organization__in=in_charge_of(user))
    found |= Q(position__in=here.values("position")) | Q(position__in=managed_positions(user))
    seats = Seat.objects.filter(user=user, evaluation__state__in=OPEN_STATES)
    found |= Q(pk__in=seats.values("evaluation__description"))
    return visible_descriptions(user).filter(found)


def _held(standing) -> set[int]:
    if standing.person is None:
        return set()
    return people.positions_held_by([standing.person.pk], on=standing.on)


def holds(user, position: Position) -> bool:
    """Whether the user is in the position today, or its substantive holder."""
    standing = access.standing(user)
    if standing.person is None:
        return False
    if "positions_held" not in standing.__dict__:
        standing.positions_held = _held(standing)
    return position.pk in standing.positions_held


def description_ground(user, description: JobDescription) -> str | None:
    """On what ground this user reads a description, the nearest first."""
    standing = access.standing(user)
    position = description.position
    if position.pk in managed_positions(user):
        return "manager"
    organization = organization_of(position, standing.on)
    if organization is not None and organization in adviser_of(user):
        return "adviser"
    if organization is not None and organization == standing.deputy_head_of:
        return "deputy_head"
    if description.state in DATED_STATES and holds(user, position):
        return "holder"
    if _evaluates(user, description):
        return "member"
    return "ochro" if standing.is_ochro and description.state in DATED_STATES else None


def _evaluates(user, description: JobDescription) -> bool:
    found = Seat.objects.filter(user=user, evaluation__state__in=OPEN_STATES)
    return bool(found.filter(evaluation__description=description).exists())


def position_ground(user, position: Position) -> str | None:
    """On what ground this user reads what there is of a position, the nearest first."""
    standing = access.standing(user)
    organization = organization_of(position, standing.on)
    if position.pk in managed_positions(user):
        return "manager"
    if organization is not None and organization in adviser_of(user):
        return "adviser"
    if organization is not None and organization == standing.deputy_head_of:
        return "deputy_head"
    if holds(user, position):
        return "holder"
    if positions_evaluated_by(user).filter(evaluation__position=position).exists():
        return "member"
    return "ochro" if standing.is_ochro else None


@permission("classification.read_position")
def may_read_position(user, position) -> Decision:
    """The descriptions and evaluations of a position, each as far as it is open to the reader."""
    if position_ground(user, position):
        return ALLOW
    return deny(
        _(
            "What a position is for and how it is evaluated is read by its manager and its "
            "holder, the classification adviser and the deputy head, and by OCHRO."
        )
    )


@permission("classification.read_description")
def may_read_description(user, description) -> Decision:
    if description_ground(user, description):
        return ALLOW
    return deny(
        _(
            "A job description is read by the manager of the position, the classification "
            "adviser and the deputy head; once in force also by whoever holds the position, and "
            "by OCHRO."
        )
    )


def apart(user, position_id: int) -> bool:
    """Whether a position is the user's own, or stands above them."""
    return position_id in access.standing(user).positions_apart


def deny_apart() -> Decision:
    return deny(_("Somebody else must do this for your own position, or for one above you."))


@permission("classification.write_description")
def may_write_description(user, position) -> Decision:
    """Draft a version and open a signed one again: adviser, and manager of the position."""
    if apart(user, position.pk):
        return deny_apart()
    standing = access.standing(user)
    if position.pk in managed_positions(user):
        return ALLOW
    if organization_of(position, standing.on) in adviser_of(user):
        return ALLOW
    return deny(_("Only the manager of the position and the classification adviser write this."))


@permission("classification.sign_description")
def may_sign_description(user, position) -> Decision:
    """Sign: the manager of the position, who answers for what it is for."""
    if position.pk in managed_positions(user) and not apart(user, position.pk):
        return ALLOW
    return deny(_("Only the manager of the position signs its description."))


@permission("classification.enforce_description")
def may_enforce_description(user, position) -> Decision:
    """Put a signed description in force from a day: the classification adviser."""
    return may_begin(user, position)


@permission("classification.begin")
def may_begin(user, position) -> Decision:
    """Begin an evaluation of a position: the classification adviser of its organization."""
    if apart(user, position.pk):
        return deny_apart()
    if organization_of(position, access.standing(user).on) in adviser_of(user):
        return ALLOW
    return deny(_("Only the classification adviser of the organization does this."))
