"""What tests of evaluations have in common."""

from datetime import date

from django.utils import timezone

from classification.queries.touching import effect_of
from classification.services import alone, committee, consensus, decision
from tests.factories import classification as make
from tests.factories.classification import DEGREES

NOW = timezone.now()
EFFECTIVE = date(2024, 9, 1)


def signed(desk, post="director", **more):
    """A signed description of a position."""
    return make.written(
        make.description, desk.posts[post], state="signed", by=desk.general.user, **more
    )


def standing(desk, state, *, post="director", degrees=None, seats=(), reasons=False, **more):
    """An evaluation in a state, with seats for these accounts; the first chairs."""
    description = more.pop("description", None) or signed(desk, post)
    found = make.written(
        make.evaluation, description, desk.organization, state=state, degrees=degrees, **more
    )
    for number, user in enumerate(seats):
        make.written(make.seat, found, user, chair=number == 0)
    if reasons:
        make.written(make.reasons, found)
    return found


def act(desk, found, action, by, base=None):
    """One move of the workflow, by somebody who has just read the evaluation."""
    common = {"evaluation": found, "by": by, "at": NOW}
    read = {"base": revision_of(found) if base is None else base}
    if action == "open":
        return committee.open_evaluation(**common)
    if action == "discuss":
        return alone.open_consensus(**common)
    if action == "recommend":
        return consensus.recommend_evaluation(**common, **read, effective_on=EFFECTIVE)
    if action == "decide":
        more = {"effective_on": EFFECTIVE, "seen": seen_of(found), "note": ""}
        return decision.decide_evaluation(**common, **read, **more)
    if action == "return":
        return decision.return_evaluation(**common, **read, note="Say more of the scope.")
    return decision.withdraw_evaluation(**common, **read, note="Say more of the scope.")


def revision_of(found):
    """What a page gives that is opened now."""
    return type(found).objects.values_list("revision", flat=True).get(pk=found.pk)


def seen_of(found, effective_on=EFFECTIVE):
    """What a page of the decision for a day, opened now, says that it showed."""
    return effect_of(found, effective_on, on=timezone.localdate()).mark


def estimate(found, by, profile="L"):
    return alone.estimate_profile(evaluation=found, profile=profile, by=by, at=NOW)


def choose(found, by, degrees, base=0):
    return alone.evaluate_alone(evaluation=found, degrees=degrees, base=base, by=by, at=NOW)


def finish(found, by, degrees=DEGREES):
    estimate(found, by)
    choose(found, by, degrees)
    return alone.submit_alone(evaluation=found, by=by, at=NOW)


def agree(found, by, degrees, base=0):
    return consensus.agree_on(evaluation=found, degrees=degrees, base=base, by=by, at=NOW)


def listed(chosen, over=None):
    """What the charts send without scripts, sub-factor by sub-factor: each choice beside what
    stood there when the page was given."""
    sent = {}
    for name, value in chosen.items():
        sent |= {f"base.{name}": (over or {}).get(name, ""), name: value}
    return sent
