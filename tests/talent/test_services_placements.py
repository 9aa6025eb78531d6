"""Moves on the talent map: kept one by one, never over somebody else's, never against a rule."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms.cycles.models import Placement, PlacementList
from etms.roles.models import RoleAssignment
from talent.choices import AssessmentState, MoveStage
from talent.models import Assessment, PlacementMove
from talent.services import placements
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of
from tests.talent.assessing import NOW, answer_required, pass_languages, placement
from tests.talent.exercise import days, department

WELL, DEVELOP = "well-placed-in-role", "develop-in-role"
READY, LATERAL = "ready-for-advancement", "ready-for-lateral-movement"


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def place(house):
    """place(code, base) moves the first director, as their manager or as somebody else."""

    def place(code, base, *, by=None, person=None, why=""):
        return placements.propose_placement(
            person=person or house.directors[0],
            cycle=house.cycle,
            to=code and placement(house.cycle, code),
            base=base,
            why=why,
            by=by or house.generals[0].user,
            at=NOW,
        )

    return place


def test_a_placement_begins_the_assessment_and_is_kept_as_a_move(house, place):
    found = place(WELL, 0, why="Two good years.")

    assert (found.state, found.placement.code, found.revision) == ("draft", WELL, 1)
    assert found.author == house.generals[0]
    move = found.moves.get()
    assert (move.before, move.after.code, move.stage) == (None, WELL, MoveStage.PROPOSED)
    assert (move.why, move.by) == ("Two good years.", house.generals[0].user)


def test_every_move_is_kept_and_undo_is_a_move_back(place):
    place(WELL, 0)
    place(DEVELOP, 1)
    found = place(WELL, 2)

    codes = [(m.before and m.before.code, m.after.code) for m in found.moves.all()]
    assert codes == [(None, WELL), (WELL, DEVELOP), (DEVELOP, WELL)]
    assert (found.placement.code, found.revision) == (WELL, 3)


def test_a_proposal_can_be_taken_back(place):
    place(WELL, 0)
    found = place(None, 1)

    assert (found.placement, found.moves.count()) == (None, 2)


def test_a_second_move_on_the_same_revision_is_a_conflict_and_overwrites_nothing(place):
    place(WELL, 0)
    with pytest.raises(placements.Conflict) as conflict:
        place(DEVELOP, 0)

    assert conflict.value.assessment.placement.code == WELL
    assert PlacementMove.objects.count() == 1


def test_the_same_move_again_succeeds_and_moves_once(place):
    place(WELL, 0)
    found = place(WELL, 0)

    assert (found.revision, PlacementMove.objects.count()) == (1, 1)


def test_a_new_reason_for_where_somebody_stands_is_kept_once_and_makes_no_page_old(place):
    place(WELL, 0)
    place(WELL, 1, why="Two good years.")
    found = place(WELL, 1, why="Two good years.")

    moves = [(m.before and m.before.code, m.after.code, m.why) for m in found.moves.all()]
    assert moves == [(None, WELL, ""), (WELL, WELL, "Two good years.")]
    assert found.revision == 1


def test_a_reason_without_a_placement_is_refused_with_words(place):
    with pytest.raises(ValidationError, match="Choose where the person stands"):
        place(None, 0, why="Two good years.")


def test_no_reason_is_added_once_the_placement_is_approved(place):
    place(WELL, 0)
    Assessment.objects.update(state=AssessmentState.APPROVED, approved_at=NOW)

    with pytest.raises(placements.Closed):
        place(WELL, 1, why="Two good years.")


@pytest.mark.parametrize("code", [READY, LATERAL])
def test_both_ready_placements_are_refused_without_valid_language_results(place, code):
    with pytest.raises(placements.Refused) as refused:
        place(code, 0)

    assert refused.value.refusal.rule == "language_results"
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("code", [READY, LATERAL])
def test_both_ready_placements_are_open_with_valid_language_results(house, place, code):
    pass_languages(house.directors[0])

    assert place(code, 0).placement.code == code


def test_a_result_that_has_expired_since_closes_the_way_back(house, place):
    pass_languages(house.directors[0], expires_on=days(-1))

    with pytest.raises(placements.Refused):
        place(READY, 0)


def test_a_placement_of_another_list_is_refused(house, place):
    arrange()
    other = PlacementList.objects.create(code="other", map_kind=house.cycle.placements.map_kind)
    foreign = Placement.objects.create(version=other, code=WELL, order=1)

    with pytest.raises(ValidationError):
        placements.propose_placement(
            person=house.directors[0],
            cycle=house.cycle,
            to=foreign,
            base=0,
            by=house.generals[0].user,
            at=NOW,
        )


def test_only_the_direct_manager_proposes(house, place):
    delegate = delegate_of(house.organization)
    others = [house.heads[0].user, house.deputy_head.user, house.directors[0].user, delegate]
    others.append(house.directors[1].user)

    for other in others:
        with pytest.raises(PermissionDenied):
            place(WELL, 0, by=other)
    assert not Assessment.objects.exists()


def test_nobody_places_themselves(house, place):
    with pytest.raises(PermissionDenied):
        place(WELL, 0, by=house.generals[0].user, person=house.generals[0])


def test_a_complete_assessment_may_be_placed_anew_but_not_unplaced(house, place):
    place(WELL, 0)
    Assessment.objects.update(state=AssessmentState.COMPLETE)
    place(DEVELOP, 1)

    with pytest.raises(placements.Closed) as closed:
        place(None, 2)
    assert closed.value.reason == "needs_placement"


def test_what_the_committee_has_placed_the_manager_proposes_no_more(house, place):
    found = place(WELL, 0)
    Assessment.objects.update(state=AssessmentState.COMPLETE, revision=2)
    PlacementMove.objects.create(
        assessment=found, stage=MoveStage.CALIBRATED, after=placement(house.cycle, DEVELOP), at=NOW
    )

    with pytest.raises(placements.Closed) as closed:
        place(DEVELOP, 2)
    assert closed.value.reason == "calibrated"


def test_what_is_approved_moves_no_more(house, place):
    place(WELL, 0)
    Assessment.objects.update(state=AssessmentState.APPROVED, approved_at=NOW)

    with pytest.raises(placements.Closed) as closed:
        place(DEVELOP, 1)
    assert closed.value.reason == "approved"


def test_a_new_manager_goes_on_where_the_former_one_stood(house, place):
    place(WELL, 0)
    answer_required(house.directors[0], house.cycle, by=house.generals[0].user)
    director = house.directors[0]
    arrange()
    terms = director.appointments.get().position.terms.get()
    terms.reports_to = house.heads[0].appointments.get().position
    terms.save()

    found = place(DEVELOP, 1, by=house.heads[0].user)

    assert found.moves.count() == 2
    with pytest.raises(PermissionDenied):
        place(WELL, 2)


def test_roles_of_the_past_place_nobody(house, place):
    former = delegate_of(house.organization, starts_at=timezone.now() - timedelta(days=9))
    arrange()
    RoleAssignment.objects.filter(user=former).update(ends_at=timezone.now() - timedelta(days=1))

    with pytest.raises(PermissionDenied):
        place(WELL, 0, by=former)
