"""An evaluation on its way: committee, alone, consensus, deputy head; every state, every act."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from classification import access as scopes
from classification.choices.evaluations import EvaluationState, Touched
from classification.models import JobEvaluation, Seat
from classification.queries.judging import replayed
from classification.rules.refusing import Refused
from classification.services import alone, committee, consensus, decision
from classification.services.keeping import Conflicting, Incomplete
from classification.workflow import EVALUATION
from etms.trace.models import Act
from etms.work.models import Notice
from etms.workflow import InvalidTransition
from tests.classification.evaluating import NOW, signed, standing
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER

pytestmark = pytest.mark.django_db
STATES = EvaluationState.values
EFFECTIVE = date(2024, 9, 1)


@pytest.fixture
def desk():
    return make.desk()


def act(desk, found, action, by):
    """One move of the workflow."""
    common = {"evaluation": found, "by": by, "at": NOW}
    if action == "open":
        return committee.open_evaluation(**common)
    if action == "discuss":
        return alone.open_consensus(**common)
    if action == "recommend":
        return consensus.recommend_evaluation(**common, effective_on=EFFECTIVE)
    if action == "decide":
        return decision.decide_evaluation(**common, effective_on=EFFECTIVE, note="")
    move = {"return": decision.return_evaluation, "withdraw": decision.withdraw_evaluation}
    return move[action](**common, note="Say more of the scope.")


def ready(desk, state):
    """An evaluation that nothing but its state keeps from moving on."""
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member], reasons=True)
    with transaction.atomic():
        arrange()
        found.seats.all().delete()
        make.seat(found, desk.member, degrees=DEGREES, estimate="L", submitted=True, chair=True)
    return found


ACTIONS = sorted({each.action for each in EVALUATION.transitions})


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_evaluation_moves_as_the_table_says_and_no_other_way(desk, state, action):
    found = ready(desk, state)
    by = desk.head.user if action in ("decide", "return") else desk.adviser
    steps = {each.action: each.target for each in EVALUATION.from_state(state)}

    if action in steps:
        assert act(desk, found, action, by).state == steps[action]
    else:
        with pytest.raises(InvalidTransition):
            act(desk, found, action, by)
        found.refresh_from_db()
        assert found.state == state


MOVERS = {
    "open": {"adviser"},
    "discuss": {"adviser", "member"},  # the member chairs
    "recommend": {"adviser", "member"},
    "return": {"head"},
    "decide": {"head"},
    "withdraw": {"adviser"},
}
PARTS = ("adviser", "member", "head", "adm", "general", "director", "outsider")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("part", PARTS)
def test_only_those_move_it_whose_step_it_is(desk, action, part):
    state = next(each.source for each in EVALUATION.transitions if each.action == action)
    found = ready(desk, state)

    if part in MOVERS[action]:
        assert act(desk, found, action, desk.user(part)).state != state
    else:
        with pytest.raises(PermissionDenied):
            act(desk, found, action, desk.user(part))


def begin(desk, description, on=EVALUATED_ON, by=None):
    return committee.begin_evaluation(
        description=description, evaluated_on=on, by=by or desk.adviser, at=NOW
    )


def test_an_evaluation_begins_on_a_signed_description(desk):
    found = begin(desk, signed(desk))

    assert (found.state, found.organization) == ("draft", desk.organization)
    draft = make.written(make.description, desk.posts["adm"])
    with pytest.raises(ValidationError):
        begin(desk, draft)


def test_a_day_before_the_charts_is_refused_by_its_field(desk):
    with pytest.raises(Refused) as refused:
        begin(desk, signed(desk), on=date(2022, 10, 2))

    assert refused.value.field == "on"
    assert begin(desk, signed(desk, version=2), on=date(2022, 10, 3)).pk


def test_a_position_is_evaluated_once_at_a_time(desk):
    description = signed(desk)
    begin(desk, description)

    with pytest.raises(ValidationError):
        begin(desk, description)


def test_the_position_of_the_deputy_head_is_not_evaluated(desk):
    with pytest.raises(ValidationError):
        begin(desk, signed(desk, "head"))


def test_nobody_evaluates_their_own_position_or_one_above_them(desk):
    """The director is made adviser: the line above stays closed, whatever the role."""
    from_below = make.give("classification_adviser", user=desk.director.user,
                           organization=desk.organization)  # fmt: skip
    for post in ("director", "general", "adm"):
        with pytest.raises(PermissionDenied):
            begin(desk, signed(desk, post), by=from_below)

    found = standing(desk, "draft", post="general", seats=[desk.member],
                     description=signed(desk, "general", version=2))  # fmt: skip
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.director.user, by=desk.adviser, at=NOW)
    assert committee.seat_member(evaluation=found, user=desk.adm.user, by=desk.adviser, at=NOW).pk


def test_somebody_from_elsewhere_has_no_seat(desk):
    found = standing(desk, "draft")
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.outsider, by=desk.adviser, at=NOW)


def test_the_deputy_head_has_no_seat(desk):
    found = standing(desk, "draft")
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.head.user, by=desk.adviser, at=NOW)


def test_a_committee_has_one_chair(desk):
    found = standing(desk, "draft", seats=[desk.member])
    committee.seat_member(evaluation=found, user=desk.adviser, chair=True, by=desk.adviser, at=NOW)

    assert [seat.user for seat in found.seats.filter(chair=True)] == [desk.adviser]


def test_members_do_not_begin_before_the_allocation_and_a_chair(desk):
    found = standing(desk, "draft", other_group=True)
    with pytest.raises(Incomplete) as incomplete:
        act(desk, found, "open", desk.adviser)

    assert incomplete.value.missing == ["allocation", "chair"]


def test_an_allocation_on_a_stale_page_overwrites_nothing(desk):
    found = standing(desk, "draft")
    said = {
        "inclusion": "science",
        "none_of_them": False,
        "other_group": False,
        "levels_below": 2,
        "allocation_note": "Research above all.",
        "by": desk.adviser,
        "at": NOW,
    }
    first = committee.allocate(evaluation=found, base=0, **said)
    again = committee.allocate(evaluation=found, base=0, **said)
    with pytest.raises(Conflicting) as conflict:
        committee.allocate(evaluation=found, base=0, **(said | {"inclusion": "advice"}))

    assert (first.revision, again.revision) == (1, 1)
    assert conflict.value.now.inclusion == "science"


# alone


@pytest.fixture
def sitting(desk):
    """Two members evaluate alone; the first chairs."""
    return standing(desk, "alone", seats=[desk.member, desk.adm.user])


def estimate(found, by, profile="L"):
    return alone.estimate_profile(evaluation=found, profile=profile, by=by, at=NOW)


def choose(found, by, degrees, base=0):
    return alone.evaluate_alone(evaluation=found, degrees=degrees, base=base, by=by, at=NOW)


def test_the_profile_is_estimated_before_the_first_degree(desk, sitting):
    with pytest.raises(PermissionDenied):
        choose(sitting, desk.member, DEGREES)
    estimate(sitting, desk.member, "P1")
    seat = choose(sitting, desk.member, {"practical_technical": "F"})
    with pytest.raises(ValidationError):
        estimate(sitting, desk.member, "L")

    seat.refresh_from_db()
    assert (seat.estimate, seat.practical_technical, seat.total) == ("P1", "F", None)


def test_the_figures_come_with_the_last_degree_and_go_with_it(desk, sitting):
    estimate(sitting, desk.member)
    whole = choose(sitting, desk.member, DEGREES)

    assert (whole.know_how, whole.percent, whole.problem_solving) == (460, 50, 230)
    assert (whole.accountability, whole.total) == (230, 920)
    assert (whole.level, whole.profile) == ("EX-01", "L")
    half = choose(sitting, desk.member, {"impact": ""}, base=1)
    assert (half.total, half.level, half.record) == (None, "", None)


def test_dollars_of_a_day_give_the_magnitude(desk, sitting):
    estimate(sitting, desk.member)
    dollars = {"magnitude": "", "dollars": 40_000_000, "dollars_on": EVALUATED_ON}
    seat = choose(sitting, desk.member, DEGREES | dollars)

    assert (seat.magnitude, seat.magnitude_pull) == ("3", "")
    assert replayed(seat).figures.total == seat.total


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"practical_technical": "Z"}, "practical_technical"),
        ({"impact": "P", "impact_pull": "+"}, "impact_pull"),
        ({"thinking_challenge": "4", "thinking_challenge_pull": "-"}, "thinking_challenge_pull"),
        ({"dollars": -5, "dollars_on": EVALUATED_ON}, "dollars"),
        ({"dollars": 500}, "on"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field_and_not_kept(desk, sitting, wrong, field):
    estimate(sitting, desk.member)
    with pytest.raises(Refused) as refused:
        choose(sitting, desk.member, wrong)

    assert refused.value.field == field
    seat = sitting.seats.get(user=desk.member)
    assert (seat.revision, seat.practical_technical, seat.dollars) == (0, "", None)


def test_a_stale_page_overwrites_nothing(desk, sitting):
    estimate(sitting, desk.member)
    choose(sitting, desk.member, {"impact": "C"})
    with pytest.raises(Conflicting):
        choose(sitting, desk.member, {"impact": "S"})

    assert sitting.seats.get(user=desk.member).impact == "C"
    assert choose(sitting, desk.member, {"impact": "C"}, base=0).revision == 1


def test_a_seat_is_written_by_its_member_alone(desk, sitting):
    for other in (desk.adviser, desk.head.user, desk.general.user, desk.outsider):
        with pytest.raises(PermissionDenied):
            estimate(sitting, other)


def test_half_an_evaluation_is_not_submitted(desk, sitting):
    estimate(sitting, desk.member)
    choose(sitting, desk.member, DEGREES | {"impact": ""})
    with pytest.raises(Incomplete) as incomplete:
        alone.submit_alone(evaluation=sitting, by=desk.member, at=NOW)

    assert incomplete.value.missing == ["impact"]


def finish(found, by, degrees=DEGREES):
    estimate(found, by)
    choose(found, by, degrees)
    return alone.submit_alone(evaluation=found, by=by, at=NOW)


def test_the_last_to_submit_opens_the_consensus_with_what_all_agree_on(desk, sitting):
    finish(sitting, desk.member)
    with pytest.raises(PermissionDenied):
        choose(sitting, desk.member, {"impact": "C"}, base=1)
    sitting.refresh_from_db()
    assert sitting.state == "alone"

    finish(sitting, desk.adm.user, DEGREES | {"impact": "S", "practical_technical_pull": ""})
    sitting.refresh_from_db()
    assert sitting.state == "consensus"
    assert (sitting.planning_organizing, sitting.impact) == ("II", "")
    assert (sitting.practical_technical, sitting.practical_technical_pull) == ("", "")
    assert sitting.total is None


def test_nobody_sees_what_others_found_before_the_consensus(desk, sitting):
    finish(sitting, desk.member)
    found = JobEvaluation.objects.get(pk=sitting.pk)

    def seen(user, found):
        return set(scopes.seats_for(user, found).values_list("user", flat=True))

    mine = {desk.member.pk}
    assert seen(desk.member, found) == mine
    for other in (desk.adviser, desk.head.user, desk.general.user, desk.outsider):
        assert seen(other, found) == set()
    assert seen(desk.adm.user, found) == {desk.adm.user.pk}

    act(desk, found, "discuss", desk.member)
    found = JobEvaluation.objects.get(pk=sitting.pk)
    both = {desk.member.pk, desk.adm.user.pk}
    for each in (desk.member, desk.adm.user, desk.adviser, desk.head.user):
        assert seen(each, found) == both
    for other in (desk.general.user, desk.director.user, desk.outsider):
        assert seen(other, found) == set()


def test_the_consensus_waits_for_somebody_who_has_submitted(desk, sitting):
    with pytest.raises(Incomplete):
        act(desk, sitting, "discuss", desk.member)


# together


@pytest.fixture
def together(desk):
    return standing(desk, "consensus", seats=[desk.member, desk.adm.user])


def agree(found, by, degrees, base=0):
    return consensus.agree_on(evaluation=found, degrees=degrees, base=base, by=by, at=NOW)


def test_the_committee_and_the_adviser_agree_on_degrees(desk, together):
    found = agree(together, desk.adm.user, DEGREES)
    with pytest.raises(Conflicting):
        agree(together, desk.member, {"impact": "C"})
    for other in (desk.head.user, desk.general.user, desk.director.user, desk.outsider):
        with pytest.raises(PermissionDenied):
            agree(together, other, {"impact": "C"}, base=1)

    assert (found.total, found.level, found.revision) == (920, "EX-01", 1)
    assert agree(together, desk.adviser, {"impact": "P"}, base=0).revision == 1


def test_a_second_unrelated_impact_is_joined(desk, together):
    """The worked example of the standard: $40 M at F3P with $1 B at F5-C becomes F3+P = 460."""
    found = agree(
        together,
        desk.member,
        HIGHER
        | {
            "freedom_to_act_pull": "",
            "impact": "P",
            "dollars": 40_000_000,
            "dollars_on": EVALUATED_ON,
            "second_dollars": 1_000_000_000,
            "second_impact": "C",
            "unrelated": True,
            "own_work": False,
        },
    )

    assert (found.magnitude, found.magnitude_pull, found.accountability) == ("3", "+", 460)
    assert replayed(found).figures.accountability == 460


def test_a_second_impact_half_said_is_not_whole(desk, together):
    said = {"dollars": 40_000_000, "dollars_on": EVALUATED_ON, "second_dollars": 1_000_000_000}
    found = agree(together, desk.member, DEGREES | said)

    assert found.total is None


def test_each_reason_has_its_own_revision(desk, together):
    def write(field, text, base):
        return consensus.write_rationale(
            evaluation=together, field=field, text=text, base=base, by=desk.member, at=NOW
        )

    assert write("impact", "It answers alone.", 0).revision == 1
    assert write("freedom_to_act", "Directors general are at E+.", 0).revision == 1
    with pytest.raises(Conflicting):
        write("impact", "It does not.", 0)
    with pytest.raises(ValidationError):
        write("impact_pull", "No sub-factor.", 0)
    assert together.rationales.get(field="impact").text == "It answers alone."


def test_benchmarks_are_cited_for_whole_factors_and_enter_the_checks(desk, together):
    agree(together, desk.member, DEGREES)

    def cite(number, factors, note=""):
        return consensus.cite(
            evaluation=together, number=number, factors=factors, note=note, by=desk.member, at=NOW
        )

    cite("1", ["know_how", "problem_solving"], "Close.")
    cite("1", ["know_how"], "Closer.")
    cite("2", ["accountability"])
    with pytest.raises(ValidationError):
        cite("999", ["know_how"])
    with pytest.raises(ValidationError):
        cite("3", [])

    found = JobEvaluation.objects.get(pk=together.pk)
    rows = [(row.number, row.factor, row.note) for row in found.comparators.all()]
    assert rows == [("1", "know_how", "Closer."), ("2", "accountability", "")]
    cited = [each.number for each in replayed(found).around.citations]
    assert cited == ["1", "2"]
    consensus.uncite(evaluation=together, number="2", by=desk.member, at=NOW)
    assert found.comparators.count() == 1


def test_what_the_file_lacks_is_named_before_it_is_recommended(desk, together):
    agree(together, desk.member, DEGREES | {"impact": ""})
    make.written(make.reasons, together, fields=["impact"])
    with pytest.raises(Incomplete) as incomplete:
        act(desk, together, "recommend", desk.member)

    missing = incomplete.value.missing
    assert "impact" in missing
    assert "rationale:freedom_to_act" in missing
    assert "rationale:impact" not in missing


def test_points_below_the_group_are_not_recommended(desk):
    low = DEGREES | {"practical_technical_pull": "", "impact": "C"}
    found = standing(desk, "consensus", degrees=low, seats=[desk.member], reasons=True)
    with pytest.raises(Incomplete) as incomplete:
        act(desk, found, "recommend", desk.member)

    assert incomplete.value.missing == ["level"]


# the deputy head


def before_the_head(desk, degrees=DEGREES, **more):
    return standing(
        desk,
        "recommended",
        degrees=degrees,
        seats=[desk.member],
        reasons=True,
        recommended_by=desk.member,
        **more,
    )


def level_on(desk, day, post="director"):
    return desk.posts[post].terms.on(day).get().level


def test_a_decision_sets_the_level_from_its_day_and_tells_whom_it_touches(desk):
    found = before_the_head(desk, HIGHER)
    higher = found.level
    assert higher != "EX-01"
    decided = act(desk, found, "decide", desk.head.user)

    assert (decided.state, decided.level_before, decided.level_after) == (
        "decided",
        "EX-01",
        higher,
    )
    assert level_on(desk, date(2024, 8, 31)) == "EX-01"
    assert level_on(desk, EFFECTIVE) == higher
    touched = {(row.person, row.how) for row in decided.touched.all()}
    assert touched == {
        (desk.director, Touched.INCUMBENT),
        (desk.general, Touched.MANAGER),
    }
    told = set(
        Notice.objects.filter(code__startswith="evaluation.level").values_list("to", "code")
    )
    assert told == {
        (desk.director.user.pk, "evaluation.level_changed"),
        (desk.general.user.pk, "evaluation.level_changed_below"),
    }


def test_a_decision_puts_the_signed_description_in_force(desk):
    decided = act(desk, before_the_head(desk), "decide", desk.head.user)

    decided.description.refresh_from_db()
    assert (decided.description.state, decided.description.starts_on) == ("in_force", EFFECTIVE)


def test_a_decision_that_changes_no_level_touches_nobody(desk):
    decided = act(desk, before_the_head(desk), "decide", desk.head.user)

    assert not decided.touched.exists()
    assert desk.posts["director"].terms.count() == 1


def test_terms_recorded_for_later_keep_their_title_and_take_the_level(desk):
    post = desk.posts["director"]
    terms = post.terms.get()
    with transaction.atomic():
        arrange()
        terms.ends_on = date(2025, 3, 31)
        terms.save()
        terms.pk, terms.starts_on, terms.ends_on = None, date(2025, 4, 1), None
        terms.title_en = "Another title"
        terms.save()
    found = before_the_head(desk, HIGHER)
    act(desk, found, "decide", desk.head.user)

    later = post.terms.on(date(2025, 4, 1)).get()
    assert (later.level, later.title_en) == (found.level, "Another title")


def test_a_decision_for_a_day_without_the_position_is_refused_whole(desk):
    found = before_the_head(desk)
    with pytest.raises(ValidationError):
        decision.decide_evaluation(
            evaluation=found, effective_on=date(2010, 1, 1), note="", by=desk.head.user, at=NOW
        )

    found.refresh_from_db()
    assert found.state == "recommended"


def test_the_deputy_head_returns_with_a_note_and_the_committee_goes_on(desk):
    found = before_the_head(desk)
    with pytest.raises(ValidationError):
        decision.return_evaluation(evaluation=found, note=" ", by=desk.head.user, at=NOW)
    returned = act(desk, found, "return", desk.head.user)

    assert (returned.state, returned.note) == ("returned", "Say more of the scope.")
    agree(returned, desk.member, {"magnitude": "3"}, base=0)
    assert act(desk, returned, "recommend", desk.member).state == "recommended"


def test_a_decision_is_replayed_from_its_record(desk):
    decided = act(desk, before_the_head(desk, HIGHER), "decide", desk.head.user)
    again = replayed(JobEvaluation.objects.get(pk=decided.pk))

    assert again.figures.total == decided.total
    assert again.figures.level == decided.level_after


def test_each_act_names_its_verb(desk, sitting):
    finish(sitting, desk.member)

    verbs = list(
        Act.objects.filter(actor_id=desk.member.pk).order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["evaluation.estimate", "evaluation.evaluate", "evaluation.submit"]


def test_a_member_taken_off_takes_what_they_found_with_them(desk, sitting):
    seat = sitting.seats.get(user=desk.adm.user)
    committee.unseat_member(seat=seat, by=desk.adviser, at=NOW)
    with pytest.raises(ValidationError):
        committee.unseat_member(seat=sitting.seats.get(user=desk.member), by=desk.adviser, at=NOW)

    assert Seat.objects.filter(evaluation=sitting).count() == 1
