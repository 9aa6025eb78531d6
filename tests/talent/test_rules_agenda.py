"""What executive and manager should talk about: golden cases in sentences, and properties."""

from hypothesis import given
from hypothesis import strategies as st

from talent.rules.agenda import Topic, agenda

SCALE = ["not-yet", "sometimes", "consistently", "role-model"]
TAGS = ["vision", "people", "results", "negotiation"]


def talk(own=None, manager=None, placement=""):
    return agenda(own or {}, manager or {}, placement=placement, scale=SCALE, tags=TAGS)


def test_ratings_apart_are_on_the_agenda_the_widest_first():
    own = {("self-rating", "vision"): "role-model", ("self-rating", "people"): "sometimes"}
    seen = {("rating", "vision"): "not-yet", ("rating", "people"): "consistently"}
    assert talk(own, seen) == [
        Topic("rating", "vision", "role-model", "not-yet"),
        Topic("rating", "people", "sometimes", "consistently"),
    ]


def test_the_same_rating_is_nothing_to_talk_about():
    assert (
        talk({("self-rating", "vision"): "sometimes"}, {("rating", "vision"): "sometimes"}) == []
    )


def test_a_rating_that_one_side_did_not_give_is_no_difference():
    assert talk({}, {("rating", "vision"): "sometimes"}) == []
    assert talk({("self-rating", "vision"): "sometimes"}, {}) == []


def test_a_strength_that_the_manager_wants_developed_comes_before_the_other_way_round():
    own = {("strengths-tags", ""): ["people"], ("development-tags", ""): ["results"]}
    seen = {("a-strengths-tags", ""): ["results"], ("a-development-tags", ""): ["people"]}
    assert talk(own, seen) == [
        Topic("seen_as_development", "people"),
        Topic("seen_as_strength", "results"),
    ]


def test_a_need_that_only_the_manager_sees_is_about_learning():
    seen = {("a-development-tags", ""): ["negotiation"]}
    assert talk({}, seen) == [Topic("learning", "negotiation")]


def test_a_wish_for_promotion_is_talked_about_unless_the_placement_says_so_too():
    wish = {("promotion-interest", ""): True}
    assert talk(wish, {}, "well-placed-in-role") == [Topic("promotion")]
    assert talk(wish, {}, "ready-for-advancement") == []


def test_a_placement_for_a_step_that_is_not_wanted_is_talked_about():
    wish = {("lateral-interest", ""): False}
    assert talk(wish, {}, "ready-for-lateral-movement") == [
        Topic("placement_not_wanted", "lateral")
    ]


ratings = st.dictionaries(st.sampled_from(TAGS), st.sampled_from(SCALE))


@given(ratings, ratings)
def test_every_difference_of_ratings_is_there_once_and_nothing_else(mine, theirs):
    own = {("self-rating", part): value for part, value in mine.items()}
    seen = {("rating", part): value for part, value in theirs.items()}
    found = talk(own, seen)
    assert {topic.code for topic in found} == {
        part for part in mine.keys() & theirs.keys() if mine[part] != theirs[part]
    }
    assert len(found) == len({topic.code for topic in found})
    widths = [abs(SCALE.index(t.own) - SCALE.index(t.manager)) for t in found]
    assert widths == sorted(widths, reverse=True)
