"""What an evaluation was made on stays as it was, and is signed when it is decided."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from classification.models import JobDescription, JobEvaluation
from classification.services import committee, descriptions
from tests.classification.evaluating import NOW, act, signed, standing
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES, EVALUATED_ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


def reopen(desk, found):
    return descriptions.reopen_description(description=found, base=0, by=desk.general.user, at=NOW)


def unsigned(found):
    """As a row past the services: the signature is gone."""
    with transaction.atomic():
        arrange()
        JobDescription.objects.filter(pk=found.pk).update(
            state="draft", signed_at=None, signed_by=None
        )


@pytest.mark.parametrize("state", ["draft", "consensus", "recommended", "withdrawn"])
def test_a_version_that_was_evaluated_is_not_opened_again(desk, state):
    found = standing(desk, state, degrees=DEGREES)
    with pytest.raises(ValidationError) as refused:
        reopen(desk, found.description)

    assert "Begin the next version instead" in refused.value.messages[0]
    assert JobDescription.objects.get().state == "signed"


def test_its_page_says_so_instead_of_a_button(desk, client):
    found = standing(desk, "withdrawn")
    client.force_login(desk.adviser)
    page = client.get(found.description.get_absolute_url()).content.decode()
    url = reverse("classification:move_description", args=[found.description_id, "reopen"])

    assert "Begin the next version instead" in page
    assert url not in page
    client.post(url, {"base": 0})
    assert JobDescription.objects.get().state == "signed"


def test_a_draft_that_was_evaluated_is_not_thrown_away(desk, client):
    """Of before: a withdrawn evaluation stands on a version that was opened again."""
    found = standing(desk, "withdrawn")
    unsigned(found.description)
    client.force_login(desk.adviser)
    url = reverse("classification:move_description", args=[found.description_id, "discard"])
    answer = client.post(url, {"base": 0}, follow=True)

    assert answer.status_code == 200
    assert "so it is kept" in answer.content.decode()
    assert JobDescription.objects.filter(pk=found.description_id).exists()


def test_an_evaluation_does_not_begin_on_what_was_opened_again_meanwhile(desk):
    in_hand = signed(desk)
    reopen(desk, in_hand)
    assert in_hand.state == "signed"

    with pytest.raises(ValidationError):
        committee.begin_evaluation(
            description=in_hand, evaluated_on=EVALUATED_ON, by=desk.adviser, at=NOW
        )
    assert not JobEvaluation.objects.exists()


def test_nothing_is_decided_on_an_unsigned_description(desk):
    found = standing(desk, "recommended", degrees=DEGREES, seats=[desk.member], reasons=True)
    unsigned(found.description)
    with pytest.raises(ValidationError) as refused:
        act(desk, found, "decide", desk.head.user)

    assert "not signed" in refused.value.messages[0]
    found.refresh_from_db()
    assert found.state == "recommended"
