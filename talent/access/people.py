"""Whose answers and assessments a user may read; relations of today, as everywhere."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from etms.directory import queries as people
from talent.choices import QuestionnaireState
from talent.models import Assessment, Questionnaire
from talent.rules import reading


def in_charge_of(user) -> frozenset[int]:
    """Organizations for which this user answers in the running exercise: deputy head, delegate."""
    standing = access.standing(user)
    head = {standing.deputy_head_of} - {None}
    return frozenset(head) | standing.organizations_with("run_exercise")


def first_charge(user) -> int:
    """The one that a page shows when none was chosen; a deputy head's own comes first."""
    own = access.standing(user).deputy_head_of
    return min(in_charge_of(user)) if own is None else own


def direct_reports(user) -> frozenset[int]:
    """Person ids whose manager this user is today."""
    reports = access.standing(user).reports
    return frozenset(person for person, depth in reports.items() if depth == 1)


def read_people(user, person: str = "person") -> Q:
    """Condition on a table with a person: those whose assessment the user may read today.

    Nobody reads the own one here; a delegate not that of a manager above.
    """
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    here = Q()
    if charge := in_charge_of(user):
        homes = people.homes(on=standing.on).filter(
            person=OuterRef(f"{person}_id" if person != "pk" else "pk"),
            terms__unit__organization__in=charge,
        )
        here = Exists(homes) & ~Q(**{f"{person}__in": own | standing.superiors})
    direct = Q(**{f"{person}__in": direct_reports(user) - own})
    return direct | here if charge else direct


def visible_questionnaires(user) -> QuerySet[Questionnaire]:
    """Own ones in any state; those of others once submitted."""
    standing = access.standing(user)
    own = Q(person=standing.person) if standing.person else Q(pk__in=[])
    submitted = Q(state=QuestionnaireState.SUBMITTED)
    return Questionnaire.objects.filter(own | (submitted & read_people(user)))


def returned_by(user) -> QuerySet[Questionnaire]:
    """What this user sent back and what has not come again: that it is so, not what it says."""
    returned = {"state": QuestionnaireState.RETURNED, "returned_by": user}
    return Questionnaire.objects.filter(read_people(user), **returned)


def visible_assessments(user) -> QuerySet[Assessment]:
    """The live assessments this user may read; of past cycles also those they wrote."""
    standing = access.standing(user)
    wrote = Q(author=standing.person) if standing.person else Q(pk__in=[])
    return Assessment.objects.filter(wrote | read_people(user)).exclude(person=standing.person)


@permission("talent.read_answers")
def may_read_answers(user, person) -> Decision:
    if reading.answers_ground(directory.relation(user, person)):
        return ALLOW
    return deny(
        _(
            "Only the executive, the direct manager, the deputy head and the delegate of the "
            "cycle may read these answers."
        )
    )


@permission("talent.read_assessment")
def may_read_assessment(user, person) -> Decision:
    stands = directory.relation(user, person)
    if reading.assessment_ground(stands):
        return ALLOW
    if stands.own:
        return deny(_("You read what your manager writes about you once it is shared with you."))
    return deny(
        _(
            "Only the direct manager, the deputy head and the delegate of the cycle may read "
            "this assessment."
        )
    )


@permission("talent.assess")
def may_assess(user, person) -> Decision:
    """Write the assessment of an executive: the manager of today."""
    stands = directory.relation(user, person)
    if stands.depth == 1 and not stands.own:
        return ALLOW
    return deny(_("Only the direct manager assesses an executive."))


@permission("talent.answer")
def may_answer(user, person) -> Decision:
    if person.user_id is not None and person.user_id == user.pk:
        return ALLOW
    return deny(_("Only the executive answers the own questionnaire."))


@permission("talent.run")
def may_run(user, organization) -> Decision:
    """Run the exercise of an organization: deputy head and delegate of the running cycle."""
    if organization is not None and organization.pk in in_charge_of(user):
        return ALLOW
    return deny(_("Only the deputy head and the delegate of the cycle run the exercise."))
