"""What positions ask in the competencies of the cycle, who says so, and the gap of a person."""

import tomllib
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from talent import policy
from talent.models import RequiredCompetency
from talent.queries import competencies as queries
from talent.rules import competencies as rules
from talent.services.competencies import require_competencies
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of
from tests.talent.exercise import account, department

SCALE = ("not-yet", "sometimes", "consistently", "role-model")
CASES = tomllib.loads(Path(__file__).with_name("gap_cases.toml").read_text("utf-8"))["case"]
VISION = "create-vision-and-strategy"
RATINGS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(SCALE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_gap(case):
    found = rules.gaps(case["asked"], case["given"], scale=SCALE)

    assert [gap.competency for gap in found] == list(case["asked"])
    assert {g.competency: g.steps for g in found if g.steps is not None} == case["steps"]
    assert {g.competency for g in found if g.is_gap} == {c for c, n in case["steps"].items() if n}


@given(RATINGS, RATINGS)
def test_a_better_rating_never_makes_a_gap_larger(asked, given_now):
    best = dict.fromkeys(given_now, "role-model")
    now = {g.competency: g.steps for g in rules.gaps(asked, given_now, scale=SCALE)}

    for gap in rules.gaps(asked, best, scale=SCALE):
        assert gap.steps in (0, None)
        assert now[gap.competency] is None or gap.steps <= now[gap.competency]


@pytest.mark.parametrize(
    ("level", "competency", "rating"),
    [
        ("EX-01", VISION, "sometimes"),
        ("EX-01", "achieve-results", "consistently"),
        ("EX-03", VISION, "consistently"),
        ("EX-05", "mobilize-people", "consistently"),
        ("DS-8", VISION, "consistently"),
    ],
)
def test_the_default_of_a_level(level, competency, rating):
    assert policy.required_rating(competency, level, on=date(2026, 4, 1)) == rating


def test_the_default_says_that_no_source_gives_it():
    assert "No source" in policy.source_of_required(on=date(2026, 4, 1)).source


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def post(house):
    """A director's position."""
    return house.directors[0].appointments.get().position


def ask(house, post, *, by, **ratings):
    require_competencies(
        position=post,
        level="EX-01",
        cycle=house.cycle,
        ratings={name.replace("_", "-"): value for name, value in ratings.items()},
        by=by,
        at=timezone.now(),
    )


def asked(house, post):
    profile = queries.required_profile(post.pk, "EX-01", house.cycle)
    return {each.competency.code: (each.rating, each.recorded) for each in profile}


def codes(house):
    return [row.code for row in house.cycle.competencies.rows.all()]


def test_a_position_asks_the_default_of_its_level_until_something_is_recorded(house, post):
    first = codes(house)[0]
    before = asked(house, post)

    ask(house, post, by=house.deputy_head.user, **{first.replace("-", "_"): "role-model"})

    assert set(before) == set(codes(house))
    assert not any(recorded for _rating, recorded in before.values())
    assert asked(house, post)[first] == ("role-model", True)


def test_going_back_to_the_default_forgets_the_row(house, post):
    first = codes(house)[0]
    default = asked(house, post)[first][0]
    for rating in ("role-model", default):
        ask(house, post, by=house.deputy_head.user, **{first.replace("-", "_"): rating})

    assert not RequiredCompetency.objects.exists()


def test_a_competency_that_the_cycle_no_longer_has_is_not_asked(house, post):
    ask(house, post, by=house.deputy_head.user, spoken_of_no_more="role-model")

    assert RequiredCompetency.objects.get().competency == "spoken-of-no-more"
    assert "spoken-of-no-more" not in asked(house, post)


def test_the_gap_of_a_person_is_against_the_own_substantive_position(house, post):
    first, second = codes(house)[:2]
    ask(house, post, by=house.deputy_head.user, **{first.replace("-", "_"): "role-model"})

    found = queries.gaps_of(
        house.directors[0],
        house.cycle,
        {first: "sometimes", second: "role-model"},
        on=timezone.localdate(),
    )

    steps = {competency.code: gap.steps for competency, gap in found}
    assert (steps[first], steps[second]) == (2, 0)
    assert all(steps[code] is None for code in codes(house)[2:])


def test_somebody_without_a_position_has_no_gap(house):
    gone = holder(position(), ends_on=date(2020, 1, 1))

    assert queries.gaps_of(gone, house.cycle, {}, on=timezone.localdate()) == []


def test_the_delegate_too_says_what_a_position_asks(house, post):
    delegate = delegate_of(house.organization)

    ask(house, post, by=delegate, **{codes(house)[0].replace("-", "_"): "role-model"})

    assert RequiredCompetency.objects.count() == 1


@pytest.mark.parametrize("who", ["holder", "manager", "head"])
def test_neither_the_holder_nor_managers_say_what_a_position_asks(who, house, post):
    by = {"holder": house.directors[0], "manager": house.generals[0], "head": house.heads[0]}

    with pytest.raises(PermissionDenied):
        ask(house, post, by=by[who].user, anything="role-model")


def test_nobody_says_what_the_own_position_asks(house):
    top = house.deputy_head.appointments.get().position

    with pytest.raises(PermissionDenied, match="own position"):
        ask(house, top, by=house.deputy_head.user, anything="role-model")


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def test_everybody_of_the_organization_reads_it_and_who_keeps_it_changes_it(client, house, post):
    url = reverse("talent:required", args=[post.pk])
    client.force_login(house.directors[1].user)
    read = text(client.get(url))
    refused = client.post(url, {})
    client.force_login(house.deputy_head.user)
    form = client.get(url).context["form"]
    sent = {name: form.initial[name] for name in form.fields} | {codes(house)[0]: "role-model"}

    answer = client.post(url, sent)
    wrong = client.post(url, sent | {codes(house)[0]: "more than possible"})

    assert "default of the level" in read
    assert "<form" not in read.split("<main")[1]
    assert refused.status_code == 403
    assert answer.status_code == 302
    assert wrong.status_code == 422
    assert RequiredCompetency.objects.get().rating == "role-model"


def test_a_position_of_another_organization_does_not_exist(client, house):
    stranger = account(holder(position()))
    client.force_login(stranger)

    for post in (house.directors[0].appointments.get().position,):
        assert client.get(reverse("talent:required", args=[post.pk])).status_code == 404


def test_the_page_of_a_position_leads_there_in_both_languages(client, house, post):
    client.force_login(house.directors[1].user)
    english = text(client.get(post.get_absolute_url()))
    client.cookies["etms-language"] = "fr"
    french = text(client.get(reverse("talent:required", args=[post.pk])))

    assert reverse("talent:required", args=[post.pk]) in english
    assert "Compétences exigées" in french
    assert "Aucune source" in french
