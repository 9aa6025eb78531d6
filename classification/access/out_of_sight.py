"""What is out of sight: earlier evaluations of the positions that somebody evaluates now.

Who has a seat on an open evaluation, or runs it, is not shown what the position was evaluated at
before, until it is decided anew (standard, before evaluating): not on its own pages, nor beside
other positions, nor by how far others are away from it.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from classification.access.descriptions import adviser_of
from classification.choices.evaluations import EvaluationState
from classification.models import JobEvaluation, Seat
from etms import access
from etms.access import Decision, deny
from etms.directory.models import PositionTerms
from etms.directory.models.dated import in_force

KNOWN = ("evaluated_now_by", "superior_evaluated_by")  # what an evaluation in hand remembers


def evaluated_by(user) -> QuerySet[Any]:
    """Positions that this user takes part in evaluating now, for a condition of another query.

    Nobody takes part on their own position or one above: what is hidden there would tell them
    that it is evaluated.
    """
    seated = Q(pk__in=Seat.objects.filter(user=user).values("evaluation"))
    found = JobEvaluation.objects.open().filter(seated | Q(organization__in=adviser_of(user)))
    apart = access.standing(user).positions_apart
    return found.exclude(position__in=apart).values("position")


def evaluates_now(user, evaluation: JobEvaluation) -> bool:
    """Whether the position of an evaluation is one of them, asked once of one in hand."""
    known: dict[int, bool] = evaluation.__dict__.setdefault("evaluated_now_by", {})
    if user.pk not in known:
        known[user.pk] = evaluated_by(user).filter(position=evaluation.position_id).exists()
    return known[user.pk]


def evaluates_superior(user, evaluation: JobEvaluation) -> bool:
    """Whether the position above is one of them: then no check says how far it is away."""
    known: dict[int, bool] = evaluation.__dict__.setdefault("superior_evaluated_by", {})
    if user.pk not in known:
        above = evaluation.position.terms.on(evaluation.evaluated_on).values("reports_to")
        known[user.pk] = evaluated_by(user).filter(position__in=above).exists()
    return known[user.pk]


def known_of(user) -> dict[str, Exists]:
    """The position of a row, and the one above it, among those that this user evaluates now."""
    held = in_force(OuterRef(OuterRef("evaluated_on")))
    above = PositionTerms.objects.filter(held, position=OuterRef(OuterRef("position")))
    return {
        "evaluated_now_by": Exists(evaluated_by(user).filter(position=OuterRef("position"))),
        "superior_evaluated_by": Exists(
            evaluated_by(user).filter(position__in=above.values("reports_to"))
        ),
    }


def was_before(user, evaluation: JobEvaluation) -> bool:
    """Whether this is an earlier evaluation of a position that the user evaluates now."""
    return evaluation.state == EvaluationState.DECIDED and evaluates_now(user, evaluation)


def deny_before() -> Decision:
    return deny(_("You take part in evaluating this position: what it was is out of sight."))
