"""A trial of moves: what the rules of a real move say of each, and what it would do."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from talent.rules.placement import Lack, Refusal
from talent.rules.trial import Net, Spot, net, tries

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"
NO_RESULTS = Refusal("language_results", (Lack("oral", None),))


def tried(to, *, at=WELL, state="complete", refused=None):
    return tries({1: Spot(at, state, refused or {})}, {1: to}).get(1)


def test_a_move_that_the_rules_allow_counts():
    found = tried(DEVELOP)

    assert (found.before, found.to, found.counts) == (WELL, DEVELOP, True)


def test_ready_without_language_results_does_not_count_and_says_so():
    found = tried(READY, refused={READY: NO_RESULTS})

    assert (found.counts, found.refusal) == (False, NO_RESULTS)


def test_a_rule_on_another_placement_says_nothing_of_this_one():
    assert tried(DEVELOP, refused={READY: NO_RESULTS}).counts


def test_what_closes_a_real_move_closes_the_trial():
    assert tried(DEVELOP, state="approved").closed == "approved"
    assert tried(DEVELOP, state="draft").closed == "incomplete"
    assert tried(DEVELOP, at=None, state="").closed == "not_begun"
    assert not tried(DEVELOP, state="approved").counts


def test_to_where_somebody_stands_is_no_move():
    assert tried(WELL) is None


def test_whoever_is_not_on_the_map_is_not_tried():
    assert tries({1: Spot(WELL, "complete", {})}, {2: DEVELOP}) == {}


def test_the_net_is_said_of_each_placement_that_anybody_has_or_would_have():
    assert net({WELL: 3, READY: 1}, {WELL: 2, DEVELOP: 2}) == {
        WELL: Net(3, 2),
        READY: Net(1, 0),
        DEVELOP: Net(0, 2),
    }
    assert Net(3, 2).change == -1


placements = st.sampled_from([WELL, DEVELOP, READY])


@given(st.dictionaries(st.integers(0, 30), placements), st.dictionaries(st.integers(), placements))
def test_moves_change_where_people_stand_never_how_many_they_are(stands, asked):
    spots = {who: Spot(code, "complete", {}) for who, code in stands.items()}
    made = tries(spots, asked)
    after = stands | {who: each.to for who, each in made.items()}
    change = net(Counter(stands.values()), Counter(after.values()))

    assert sum(line.change for line in change.values()) == 0
    assert set(made) <= set(stands)
