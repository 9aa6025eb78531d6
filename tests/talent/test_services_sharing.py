"""Sharing an assessment: what the executive reads, when, and what is new the next time."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from etms.work.models import Notice
from talent.choices import AssessmentState
from talent.models import Assessment, Share
from talent.queries.sharing import content_of
from talent.rules.sharing import share_kind
from talent.services.sharing import read_share, share_assessment
from tests.factories.acts import arrange
from tests.talent.assessing import NOW, answer_required, placement
from tests.talent.exercise import department

SECRET = "Might leave for a bank."


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def manager(house):
    return house.generals[0].user


@pytest.fixture
def assessment(house, executive, manager):
    answer_required(executive, house.cycle, by=manager, **{"retention-note": SECRET})
    return move(Assessment.objects.get(), placement=placement(house.cycle, "develop-in-role"))


def move(assessment, **values):
    """Put an assessment where a test wants it."""
    with transaction.atomic():
        arrange()
        for name, value in values.items():
            setattr(assessment, name, value)
        assessment.save()
    return assessment


def approve(assessment):
    return move(assessment, state=AssessmentState.APPROVED, approved_at=NOW)


def share(assessment, by, reason=""):
    return share_assessment(assessment=assessment, reason=reason, by=by, at=NOW)


@pytest.mark.parametrize("state", [AssessmentState.DRAFT, AssessmentState.COMPLETE])
def test_nothing_is_shared_before_the_deputy_head_approves(assessment, manager, state):
    move(assessment, state=state)
    with pytest.raises(ValidationError, match="approved"):
        share(assessment, manager)
    assert not Share.objects.exists()


def test_the_executive_gets_placement_and_answers_but_not_what_is_kept_back(
    assessment, manager, executive
):
    made = share(approve(assessment), manager)

    assert made.kind == "approved"
    assert made.content["placement"]["en"] == "Develop in role"
    names = {answer["name"] for answer in made.content["answers"]}
    assert "a-strengths" in names
    assert not {"retention-note", "retention-concern"} & names
    assert SECRET not in str(made.content)
    assert Notice.objects.get(to=executive.user).code == "assessment.shared"


def test_only_the_direct_manager_shares(assessment, house, executive):
    approve(assessment)
    for person in (house.heads[0], house.deputy_head, executive, house.directors[1]):
        with pytest.raises(PermissionDenied):
            share(assessment, person.user)


def test_sharing_twice_the_same_is_refused(assessment, manager):
    share(approve(assessment), manager)
    with pytest.raises(ValidationError, match="Nothing is new"):
        share(assessment, manager, reason="Again")


def test_what_changes_after_sharing_stays_hidden_until_shared_again_with_a_reason(
    assessment, manager, house
):
    first = share(approve(assessment), manager)
    move(assessment, placement=placement(house.cycle, "well-placed-in-role"))

    first.refresh_from_db()
    assert first.content["placement"]["code"] == "develop-in-role"
    with pytest.raises(ValidationError, match="Say why") as refused:
        share(assessment, manager)
    assert "reason" in refused.value.error_dict
    second = share(assessment, manager, reason="The committee placed anew.")
    assert second.content["placement"]["code"] == "well-placed-in-role"
    assert second.reason == "The committee placed anew."


def test_a_cycle_may_allow_it_before_approval_and_then_it_is_marked(assessment, manager):
    move(assessment, state=AssessmentState.COMPLETE)
    rules = assessment.cycle.rules
    assert share_kind(assessment.state, before_approval=True) == "proposed"
    assert share_kind(assessment.state, before_approval=rules.sharing_before_approval) is None
    assert share_kind(AssessmentState.DRAFT, before_approval=True) is None
    assert share_kind(AssessmentState.APPROVED, before_approval=False) == "approved"


def test_the_first_reading_is_noted_once(assessment, manager, executive):
    made = share(approve(assessment), manager)
    read_share(share=made, by=executive.user, at=NOW)
    made.refresh_from_db()
    assert made.read_at == NOW
    with pytest.raises(PermissionDenied):
        read_share(share=made, by=manager, at=NOW)


def test_the_content_holds_both_languages_in_the_wording_of_the_cycle(assessment, house):
    told = next(a for a in content_of(assessment)["answers"] if a["name"].startswith("rating."))
    assert told["question"]["en"] != told["question"]["fr"]
    assert told["shown"]["en"] != told["shown"]["fr"]
    assert told["part"]["fr"]
