"""Who convenes, leads, sits in and reads a session; and for whom a member steps out."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.committees.choices import SessionState
from etms.committees.models import Conflict, Seat, Session
from etms.roles.choices import Role


def organizer_of(user) -> frozenset[int]:
    """Organizations whose sessions this user organizes: as deputy head, or as delegate."""
    standing = access.standing(user)
    head = {standing.deputy_head_of} - {None}
    return frozenset(head) | standing.organizations_with("run_exercise")


def visible_sessions(user) -> QuerySet[Session]:
    """Sessions one organizes, and those in which one has a seat while the role holds."""
    standing = access.standing(user)
    sits = standing.organizations_with("sit_on_committee")
    seated = Q(seats__user=user, dossier__organization__in=sits)
    organized = Q(dossier__organization__in=organizer_of(user))
    return Session.objects.filter(seated | organized).distinct()


def seat_of(user, session: Session) -> Seat | None:
    """The seat of a user who still holds the role for it; asked once of a session in hand."""
    sits = access.standing(user).organizations_with("sit_on_committee")
    if session.dossier.organization_id not in sits:
        return None
    seats = session.__dict__.setdefault("seats_by_user", {})
    if user.pk not in seats:
        seats[user.pk] = session.seats.filter(user=user).first()
    return seats[user.pk]


def has_seat(user, session: Session) -> bool:
    """Whether the user sits in the session, and still holds the role for it."""
    return seat_of(user, session) is not None


def stepped_out_of(user, session: Session) -> frozenset[int]:
    """People on whom this member says nothing: themselves, managers above, declared conflicts."""
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    kept = session.__dict__.setdefault("declared_by_user", {})
    if user.pk not in kept:
        declared = Conflict.objects.filter(seat__session=session, seat__user=user)
        kept[user.pk] = frozenset(declared.values_list("person", flat=True))
    return frozenset(own | standing.superiors) | kept[user.pk]


@permission("committees.convene")
def may_convene(user, dossier) -> Decision:
    """The deputy head, the delegate, and the chair of the organization's committee."""
    standing = access.standing(user)
    organization = dossier.organization_id
    if organization in organizer_of(user) or standing.has_role(Role.COMMITTEE_CHAIR, organization):
        return ALLOW
    return deny(
        _("Only the deputy head, the delegate of the cycle and the chair convene a session.")
    )


@permission("committees.lead")
def may_lead(user, session) -> Decision:
    """Open and close a session, and write its minutes: its chair, or the deputy head."""
    standing = access.standing(user)
    if standing.deputy_head_of == session.dossier.organization_id:
        return ALLOW
    seat = seat_of(user, session)
    if seat is not None and seat.chair:
        return ALLOW
    return deny(_("Only the chair of the session and the deputy head do this."))


@permission("committees.sit")
def may_sit(user, session) -> Decision:
    """Take part in the discussion: a member, while the session is open."""
    if not has_seat(user, session):
        return deny(_("Only the members of the session do this."))
    if session.state != SessionState.OPEN:
        return deny(_("The session is not open."))
    return ALLOW


@permission("committees.read")
def may_read(user, session) -> Decision:
    """What is said of people in a session: its members while it is open; the organizers."""
    if session.dossier.organization_id in organizer_of(user):
        return ALLOW
    return may_sit(user, session)
