"""As of which day an evaluation is made, from which it takes effect; and a return, refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from classification.services import committee, consensus, decision
from tests.classification.evaluating import NOW, seen_of, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STEPS = {"recommend": "consensus", "decide": "recommended"}


@pytest.fixture
def desk():
    return make.desk()


def before(desk, step):
    return standing(desk, STEPS[step], degrees=DEGREES, seats=[desk.member], reasons=True)


def take(desk, found, step, effective_on):
    """The step, to take effect on a day."""
    of = {"evaluation": found, "effective_on": effective_on, "base": 0, "at": NOW}
    if step == "recommend":
        return consensus.recommend_evaluation(**of, by=desk.member)
    seen = seen_of(found, effective_on)
    return decision.decide_evaluation(**of, seen=seen, by=desk.head.user, note="")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("ahead", [None, 366])
def test_it_takes_effect_from_the_day_evaluated_as_of_to_a_year_ahead(desk, step, ahead):
    found = before(desk, step)
    day = EVALUATED_ON if ahead is None else timezone.localdate() + ahead * DAY

    assert take(desk, found, step, day).effective_on == day


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("ahead", "why"), [(None, "evaluated as of, or later"), (367, "within a year")]
)
def test_no_day_before_or_beyond(desk, step, ahead, why):
    found = before(desk, step)
    day = EVALUATED_ON - DAY if ahead is None else timezone.localdate() + ahead * DAY

    with pytest.raises(ValidationError) as refusal:
        take(desk, found, step, day)

    assert why in " ".join(refusal.value.message_dict["effective_on"])
    found.refresh_from_db()
    assert found.state == STEPS[step]


@pytest.mark.parametrize("step", STEPS)
def test_the_page_says_so_beside_the_day(desk, client, step):
    found = before(desk, step)
    client.force_login({"recommend": desk.member, "decide": desk.head.user}[step])
    name = {"recommend": "recommend", "decide": "decision"}[step]
    sent = {"effective_on": "2024-03-31", "note": "", "base": 0}

    answer = client.post(reverse(f"classification:{name}", args=[found.pk]), sent)

    assert answer.status_code == 422
    assert "evaluated as of, or later" in answer.content.decode()


def test_a_description_is_evaluated_from_the_day_it_holds(desk):
    of = make.written(
        make.description,
        desk.posts["director"],
        state="in_force",
        starts_on=date(2024, 5, 1),
        by=desk.general.user,
    )

    def begin(day):
        return committee.begin_evaluation(
            description=of, evaluated_on=day, by=desk.adviser, at=NOW
        )

    with pytest.raises(ValidationError) as refusal:
        begin(date(2024, 4, 30))

    assert "from a later day" in " ".join(refusal.value.message_dict["evaluated_on"])
    assert begin(date(2024, 5, 1)).evaluated_on == date(2024, 5, 1)


def send_back(client, desk, found, note):
    client.force_login(desk.head.user)
    address = reverse("classification:return", args=[found.pk])
    return client.post(address, {"return-note": note}, follow=True)


def test_a_return_without_a_note_says_what_it_needs(desk, client):
    found = before(desk, "decide")

    answer = send_back(client, desk, found, " ")

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    found.refresh_from_db()
    assert found.state == "recommended"


@pytest.mark.parametrize("state", ["consensus", "returned", "decided"])
def test_a_return_that_comes_too_late_or_too_early_shows_where_it_stands(desk, client, state):
    """Never the page of the decision, where the level and the people stand."""
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member], reasons=True)

    answer = send_back(client, desk, found, "Say more.")

    assert answer.redirect_chain == [(found.get_absolute_url(), 302)]
    page = answer.content.decode()
    assert "There is nothing to decide now." in page
    assert str(desk.director) not in page
    found.refresh_from_db()
    assert found.state == state
