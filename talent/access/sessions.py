"""What a member of a session may read and place: those in its scope, but not when stepping out."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.committees import access as committees
from etms.committees import queries as sessions
from etms.committees.models import Session
from etms.cycles.queries import running
from etms.directory.access import home_today
from talent.choices import QuestionnaireState
from talent.models import Assessment, Questionnaire

PURPOSE = "talent"


def visible_sessions(user) -> QuerySet[Session]:
    """Sessions of the talent exercise that this user sits in or organizes."""
    return committees.visible_sessions(user).filter(purpose=PURPOSE)


def people_for(user, session: Session):
    """The cards in the scope of a session, without those on whom this user says nothing."""
    rows = sessions.people_of(session, on=access.standing(user).on)
    return rows.exclude(person__in=committees.stepped_out_of(user, session))


def assessments_for(user, session: Session) -> QuerySet[Assessment]:
    """The assessments in the scope of a session that this user may read there.

    None of them before the session opens, or after it closes, to a member (committees.read).
    """
    if not access.can(user, "committees.read", session):
        return Assessment.objects.none()
    people = people_for(user, session).values("person")
    return Assessment.objects.filter(person__in=people)


def answers_for(user, session: Session) -> QuerySet[Questionnaire]:
    """What the executives in the scope submitted, as far as this user may read it there.

    The privacy notice of the cycle names the review committee in its session among the readers.
    """
    if not access.can(user, "committees.read", session):
        return Questionnaire.objects.none()
    people = people_for(user, session).values("person")
    return Questionnaire.objects.filter(
        cycle=session.dossier.cycle_id, person__in=people, state=QuestionnaireState.SUBMITTED
    )


def reads_minutes(user, session: Session) -> bool:
    """Minutes speak of everybody at once: who leads writes them; others read them where the
    session is open to them and holds nobody for whom they step out."""
    if access.can(user, "committees.lead", session):
        return True
    apart = committees.stepped_out_of(user, session)
    people = sessions.people_of(session, on=access.standing(user).on)
    return bool(access.can(user, "committees.read", session)) and not (
        apart and people.filter(person__in=apart).exists()
    )


def session_over(user, person) -> Session | None:
    """An open session of the running cycle in which this user may place this person."""
    on = access.standing(user).on
    mine = (
        sessions.open_sessions_of(user, purpose=PURPOSE)
        .filter(running(on, "dossier__cycle__"))
        .select_related("dossier")
    )
    for session in mine:
        if committees.has_seat(user, session) and (
            people_for(user, session).filter(person=person).exists()
        ):
            return session
    return None


@permission("talent.calibrate")
def may_calibrate(user, person) -> Decision:
    """Place somebody in a session: a member of it, while it is open, who does not step out."""
    if session_over(user, person):
        return ALLOW
    return deny(
        _(
            "Only a member of an open session places those in its scope, and never themselves, a "
            "manager above them, or somebody for whom they stepped out."
        )
    )


@permission("talent.approve")
def may_approve(user, person) -> Decision:
    """Approve, or send back: the deputy head of the executive's organization."""
    standing = access.standing(user)
    organization = home_today(person, standing.on)
    own = standing.person is not None and standing.person.pk == person.pk
    if organization is not None and standing.deputy_head_of == organization and not own:
        return ALLOW
    return deny(_("Only the deputy head approves assessments and placements."))
