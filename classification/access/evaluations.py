"""Who runs, takes part in, decides and reads evaluations.

A role, or a seat, gives nothing on one's own position or one above: there nobody evaluates, leads
or decides, and the refusal is worded as to everybody else: another would tell that the position is
evaluated. Before the consensus is opened nobody sees what another member found, whoever asks.
"""

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext as _

from classification.access.descriptions import (
    adviser_of,
    apart,
    holds,
    managed_positions,
)
from classification.access.out_of_sight import (
    KNOWN,
    deny_before,
    evaluated_by,
    known_of,
    was_before,
)
from classification.choices.evaluations import (
    FILED_STATES,
    REVEALED_STATES,
    TOGETHER_STATES,
    EvaluationState,
)
from classification.models import JobEvaluation, Seat
from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import queries as people


def visible_evaluations(user) -> QuerySet[JobEvaluation]:
    """Evaluations this user knows of: of the organizations they belong to, those in which they
    have a seat, and to OCHRO all. Whether they may read one is asked next."""
    standing = access.standing(user)
    if standing.is_ochro:
        return JobEvaluation.objects.all()
    here = Q(organization__in=standing.organizations)
    seated = Q(pk__in=Seat.objects.filter(user=user).values("evaluation"))
    return JobEvaluation.objects.filter(here | seated)


def readable_evaluations(user) -> QuerySet[JobEvaluation]:
    """Every evaluation this user may read: the same as asking each, in one query."""
    standing = access.standing(user)
    decided = Q(state=EvaluationState.DECIDED)
    under_way = ~Q(position__in=access.standing(user).positions_apart)
    charge = adviser_of(user) | ({standing.deputy_head_of} - {None})
    found = Q(organization__in=charge) & (decided | under_way)
    found |= Q(pk__in=Seat.objects.filter(user=user).values("evaluation")) & (decided | under_way)
    if standing.is_ochro:
        found |= decided
    own = managed_positions(user)
    if standing.person is not None:
        own |= people.positions_held_by([standing.person.pk], on=standing.on)
    found |= decided & Q(position__in=own)
    before = decided & Q(position__in=evaluated_by(user))
    return visible_evaluations(user).filter(found).exclude(before)


def seat_of(user, evaluation: JobEvaluation) -> Seat | None:
    """The seat of a user in an evaluation, asked once of an evaluation in hand."""
    seats = evaluation.__dict__.setdefault("seats_by_user", {})
    if user.pk not in seats:
        seats[user.pk] = evaluation.seats.filter(user=user).first()
    return seats[user.pk]


PLACE = ("id", "evaluation_id", "user_id", "chair", "estimate", "submitted_at")


def evaluation_with_seat(user, pk: int) -> JobEvaluation | None:
    """An evaluation this user knows of with the seat they have in it, or without; one query.

    Of the seat comes what the rules here ask: what its member found is read where it is shown.
    """
    own = FilteredRelation("seats", condition=Q(seats__user=user))
    known = visible_evaluations(user).filter(pk=pk).annotate(own=own, **known_of(user))
    rows = known.annotate(**{f"own_{name}": F(f"own__{name}") for name in PLACE})
    found = rows.select_related("position", "description", "organization").first()
    if found is not None:
        values = [found.__dict__.pop(f"own_{name}") for name in PLACE]
        seat = None if values[0] is None else Seat.from_db(found._state.db, PLACE, values)
        found.seats_by_user = {user.pk: seat}
        for name in KNOWN:
            setattr(found, name, {user.pk: getattr(found, name)})
        found.description.position = found.position
    return found


def whole_seat(user, evaluation: JobEvaluation) -> Seat:
    """The seat with what its member found so far; for who has one."""
    seat: Seat = evaluation.seats.get(user=user)
    return seat


def seats_for(user, evaluation: JobEvaluation) -> QuerySet[Seat]:
    """The seats whose estimate, degrees and figures this user may see now.

    One's own while members evaluate alone; all of them once the consensus is open, to who takes
    part in it, runs it or decides on it.
    """
    mine = evaluation.seats.filter(user=user)
    if evaluation.state not in REVEALED_STATES or not reads_persons(user, evaluation):
        return mine
    return evaluation.seats.all()


def evaluation_ground(user, evaluation: JobEvaluation) -> str | None:
    """On what ground this user reads an evaluation, the nearest first."""
    if was_before(user, evaluation):
        return None
    return _ground(user, evaluation, decided=evaluation.state == EvaluationState.DECIDED)


def _ground(user, evaluation: JobEvaluation, *, decided: bool) -> str | None:
    standing = access.standing(user)
    if decided or not apart(user, evaluation.position_id):
        if evaluation.organization_id in adviser_of(user):
            return "adviser"
        if evaluation.organization_id == standing.deputy_head_of:
            return "deputy_head"
        if seat_of(user, evaluation) is not None:
            return "member"
    if not decided:
        return None
    if evaluation.position_id in managed_positions(user):
        return "manager"
    if holds(user, evaluation.position):
        return "holder"
    return "ochro" if standing.is_ochro else None


def reads_persons(user, evaluation: JobEvaluation) -> bool:
    """Who sat, what each member found, whom a decision touches: who runs it, sits in it, or
    decides on it. Managers, holders and OCHRO read the result without people."""
    ground = evaluation_ground(user, evaluation)
    return ground in ("adviser", "deputy_head", "member") and not apart(
        user, evaluation.position_id
    )


def _runs(user, evaluation: JobEvaluation) -> bool:
    mine = evaluation.organization_id in adviser_of(user)
    return mine and not apart(user, evaluation.position_id)


def _sits(user, evaluation: JobEvaluation) -> bool:
    return seat_of(user, evaluation) is not None and not apart(user, evaluation.position_id)


@permission("classification.read_evaluation")
def may_read_evaluation(user, evaluation) -> Decision:
    if evaluation_ground(user, evaluation):
        return ALLOW
    if was_before(user, evaluation):
        return deny_before()
    return deny(
        _(
            "An evaluation is read by its committee, the classification adviser and the deputy "
            "head; by the manager and the holder of the position, and by OCHRO, once it is "
            "decided."
        )
    )


@permission("classification.read_file")
def may_read_file(user, evaluation) -> Decision:
    """The working pages of an evaluation, with the people on them: allocation and committee."""
    if reads_persons(user, evaluation):
        return ALLOW
    return deny(_("Only the committee, the classification adviser and the deputy head read this."))


@permission("classification.read_consensus")
def may_read_consensus(user, evaluation) -> Decision:
    """What members found, what they agree on and why: once the consensus is open."""
    decision = may_read_file(user, evaluation)
    if decision and evaluation.state not in REVEALED_STATES:
        return deny(_("The consensus is not open yet: members evaluate alone first."))
    return decision


@permission("classification.take_file")
def may_take_file(user, evaluation) -> Decision:
    """The classification file: once the evaluation lies before the deputy head, as a draft, and
    signed once it is decided."""
    decision = may_read_file(user, evaluation)
    if decision and evaluation.state not in FILED_STATES:
        return deny(_("The classification file is made once the evaluation is recommended."))
    return decision


@permission("classification.sit")
def may_sit(user, evaluation) -> Decision:
    """The page on which a member evaluates alone."""
    if was_before(user, evaluation):
        return deny_before()
    if not _sits(user, evaluation):
        return deny(_("Only the members of the committee evaluate alone."))
    return ALLOW


@permission("classification.run")
def may_run(user, evaluation) -> Decision:
    """Prepare, convene, open and withdraw: the classification adviser of the organization."""
    if _runs(user, evaluation):
        return ALLOW
    return deny(_("Only the classification adviser of the organization does this."))


@permission("classification.lead")
def may_lead(user, evaluation) -> Decision:
    """Open the consensus and recommend: the chair of the committee, or the adviser."""
    seat = seat_of(user, evaluation)
    chairs = seat is not None and seat.chair and not apart(user, evaluation.position_id)
    if chairs or _runs(user, evaluation):
        return ALLOW
    return deny(_("Only the chair of the committee and the classification adviser do this."))


@permission("classification.evaluate")
def may_evaluate(user, evaluation) -> Decision:
    """Estimate and evaluate alone: a member, until they have submitted."""
    seat = seat_of(user, evaluation)
    if seat is None or not _sits(user, evaluation):
        return deny(_("Only the members of the committee evaluate alone."))
    if evaluation.state != EvaluationState.ALONE:
        return deny(_("Members do not evaluate alone now."))
    if seat.submitted_at is not None:
        return deny(_("You have submitted your evaluation."))
    return ALLOW


@permission("classification.agree")
def may_agree(user, evaluation) -> Decision:
    """Record degrees, reasons and comparators of the consensus: members and the adviser."""
    if not (_sits(user, evaluation) or _runs(user, evaluation)):
        return deny(_("Only the committee and the classification adviser do this."))
    if evaluation.state not in TOGETHER_STATES:
        return deny(_("The consensus is not open."))
    return ALLOW


@permission("classification.decide")
def may_decide(user, evaluation) -> Decision:
    """Decide, or return with a note: the deputy head alone, and nobody for them."""
    head = access.standing(user).deputy_head_of == evaluation.organization_id
    if head and not apart(user, evaluation.position_id):
        return ALLOW
    return deny(_("Only the deputy head decides on evaluations."))
