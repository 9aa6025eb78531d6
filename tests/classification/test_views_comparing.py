"""Benchmarks, the line, similar positions elsewhere, ranking, review: what they show, to whom."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from classification.models import Comparator
from classification.queries.ranking import sizes_within_level
from classification.queries.reviewing import review_of
from etms.directory.models import PositionTerms
from etms.roles.choices import Role
from tests.classification.evaluating import signed, standing
from tests.classification.test_views_queries import OF_TESTS
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.factories.directory import position
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
TODAY = make.timezone.now().date()


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def read(client):
    """read(user, "benchmark", "19-B"): the words of a page as this user has it."""

    def page(user, name, *args, status=200, language="en", **query):
        client.force_login(user)
        client.cookies["etms-language"] = language
        answer = client.get(reverse(f"classification:{name}", args=args), query)
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.content.decode()

    return page


def words(page: str) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def line_of_rows(page: str, name: str) -> list[str]:
    """The rows of one table, in words."""
    table = page.split(f'id="caption-{name}"')[1].split("</table>")[0]
    return [words(row) for row in table.split("<tr ")[2:]]


def decided(desk, post, degrees, **more):
    return standing(desk, "decided", post=post, degrees=degrees, **more)


# the library


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 73),
        ({"q": "19-B"}, 1),
        ({"q": "evaluation", "function": "audit", "level": "EX-01"}, None),
        ({"place": "abroad"}, None),
        ({"q": "no such words"}, 0),
        ({"level": "EX-99"}, 73),
        ({"q": "x" * 101}, 73),
    ],
)
def test_the_library_is_narrowed(desk, read, query, count):
    page = read(desk.outsider, "benchmarks", **query)

    rows = line_of_rows(page, "benchmarks") if count != 0 else []
    assert len(rows) == count if count is not None else 0 < len(rows) < 73


def test_the_library_asks_nothing_of_the_service(desk, read, django_assert_max_num_queries):
    read(desk.adviser, "benchmarks")
    with django_assert_max_num_queries(15) as asked:
        read(desk.adviser, "benchmarks")

    assert not [each for each in asked if '"classification_jobevaluation"' in each["sql"]]


def test_a_benchmark_tells_its_degrees_points_and_neighbours(desk, read):
    page = words(read(desk.outsider, "benchmark", "1"))

    assert "Director, Public Affairs" in page
    assert "Directrice ou directeur, Affaires publiques" in page
    assert all(part in page for part in ("Communications and public affairs", "460", "920", "F+"))
    nearest = line_of_rows(read(desk.outsider, "benchmark", "1"), "all")
    assert len(nearest) == 5
    assert not any(row.startswith("1 –") for row in nearest)
    assert "Initiative créatrice" in read(desk.outsider, "benchmark", "1", language="fr")
    read(desk.outsider, "benchmark", "74", status=404)


# beside an evaluation


def test_the_nearest_benchmarks_of_an_evaluation(desk, read):
    found = standing(desk, "consensus", degrees=DEGREES)

    page = read(desk.adviser, "nearest", found.pk)

    for table in ("all", "know_how", "problem_solving", "accountability"):
        rows = line_of_rows(page, table)
        assert len(rows) == 6
        assert "This position" in rows[0]
    assert "1 – Director, Public Affairs" in line_of_rows(page, "all")[1]
    assert "(differs)" in page


def test_a_benchmark_is_cited_from_there_for_a_whole_factor(desk, read, client):
    found = standing(desk, "consensus", degrees=DEGREES)
    page = read(desk.adviser, "nearest", found.pk)
    url = reverse("classification:cite_for", args=[found.pk, "1", "know_how"])
    assert f'action="{url}"' in page

    answer = client.post(url)

    assert answer.status_code == 302
    assert [(row.number, row.factor) for row in Comparator.objects.all()] == [("1", "know_how")]
    assert "Cited" in words(read(desk.adviser, "nearest", found.pk))


def test_a_benchmark_position_is_cited_by_its_title_and_figures(desk, read):
    found = decided(desk, "director", DEGREES)
    make.written(make.cite, found, factors=("know_how", "accountability"))

    page = words(read(desk.adviser, "evaluation", found.pk))

    assert "1 – Director, Public Affairs (EX-01, 920, L): Know-How, Accountability" in page


def test_nothing_is_compared_before_the_evaluation_is_whole(desk, read):
    found = standing(desk, "consensus", degrees=DEGREES | {"impact": ""})

    assert "Not every degree is chosen yet" in read(desk.adviser, "nearest", found.pk)
    assert "Not every degree is chosen yet" in read(desk.adviser, "neighbours", found.pk)


@pytest.mark.parametrize("name", ["nearest", "neighbours"])
def test_before_the_consensus_nobody_compares(desk, read, name):
    found = standing(desk, "alone", seats=[desk.member])

    read(desk.member, name, found.pk, status=403)
    read(desk.outsider, name, found.pk, status=404)


def test_the_line_has_its_steps_and_what_the_standard_says(desk, read):
    decided(desk, "general", HIGHER)
    beside = position(above=desk.posts["general"], unit=_unit(desk))
    below = position(above=desk.posts["director"], unit=_unit(desk))
    other = make.written(_evaluated, desk, beside, DEGREES)
    make.written(_evaluated, desk, below, DEGREES)
    found = standing(desk, "consensus", degrees=DEGREES)

    rows = line_of_rows(read(desk.adviser, "neighbours", found.pk), "line")

    superior, peer, subordinate = rows
    assert "Superior 608 · 350 (57) · 460 2 1 5" in superior
    assert "Two steps of Know-How to the superior" in superior
    assert "Peer 460 · 230 (50) · 230 0 0 0 –" in peer
    assert "Subordinate 460" in subordinate
    assert "Superior and position have the same Know-How" in subordinate
    assert "EX-0" not in " ".join(rows)
    assert str(other.position.terms.get().title) in peer


def _unit(desk):
    return PositionTerms.objects.filter(position=desk.posts["director"]).get().unit


def _evaluated(desk, post, degrees, organization=None, **more):
    description = make.description(post, state="signed", by=desk.general.user)
    place = organization or desk.organization
    return make.evaluation(description, place, state="decided", degrees=degrees, **more)


def test_no_person_and_no_title_of_another_organization_stands_there(desk, read):
    other = make.desk()
    made = decided(other, "director", HIGHER)
    found = standing(desk, "consensus", degrees=DEGREES)

    page = read(desk.adviser, "neighbours", found.pk)

    (row,) = line_of_rows(page, "similar")
    assert str(other.organization) in row
    assert "EX-02 1,418 A2" in row
    for name in (str(other.director), str(made.position.terms.get().title)):
        assert name not in page
    assert "F+III3 F+4 F+4S" in row


@pytest.mark.parametrize(
    ("impact", "said", "not_said"),
    [
        ("P", "the nearest in points first", "the largest"),
        ("", "the largest first", "the nearest"),
    ],
)
def test_nothing_is_called_near_where_there_are_no_points(desk, read, impact, said, not_said):
    decided(make.desk(), "director", HIGHER)
    found = standing(desk, "consensus", degrees=DEGREES | {"impact": impact})

    page = read(desk.adviser, "neighbours", found.pk)

    assert said in page
    assert not_said not in page


def test_positions_of_another_purpose_are_not_similar(desk, read):
    decided(make.desk(), "director", HIGHER, inclusion="science")
    found = standing(desk, "consensus", degrees=DEGREES)

    assert "No similar position" in read(desk.adviser, "neighbours", found.pk)


# an organization


def people_who(desk, which):
    return {
        "adviser": desk.adviser,
        "deputy head": desk.head.user,
        "analyst": give(Role.OCHRO_ANALYST),
        "manager": desk.general.user,
        "HR adviser": desk.member,
    }[which]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("adviser", 200),
        ("deputy head", 200),
        ("analyst", 200),
        ("manager", 403),
        ("HR adviser", 403),
    ],
)
def test_who_compares_the_evaluations_of_an_organization(desk, read, who, status):
    user = people_who(desk, who)

    for name in ("ranking", "review"):
        read(user, name, desk.organization.pk, status=status)
    read(user, "organizations", status=status)
    elsewhere = make.desk().organization.pk
    read(user, "ranking", elsewhere, status=200 if who == "analyst" else 404)


def test_the_ranking_goes_from_the_largest_down_with_exact_shares(desk, read):
    small, large = decided(desk, "director", DEGREES), decided(desk, "general", HIGHER)
    other = make.desk()
    decided(other, "director", DEGREES | {"magnitude": "3"})

    rows = line_of_rows(read(desk.adviser, "ranking", desk.organization.pk), "ranking")

    assert [str(each.position.terms.get().title) in row for each, row in
            zip((large, small), rows, strict=True)] == [True, True]  # fmt: skip
    assert "1,418 EX-02 50.0" in rows[0]
    assert "920 EX-01 25.0" in rows[1]
    shares = sizes_within_level([small.position_id, large.position_id], on=TODAY)
    assert shares == {small.position_id: 25, large.position_id: 50}


def test_the_last_decision_counts(desk, read):
    of = {"description": signed(desk, "director")}
    decided(desk, "director", DEGREES, **of)
    newer = decided(desk, "director", HIGHER, effective_on=make.date(2025, 1, 1), **of)
    decided(desk, "director", DEGREES, effective_on=make.date(2999, 1, 1), **of)

    rows = line_of_rows(read(desk.adviser, "ranking", desk.organization.pk), "ranking")

    assert len(rows) == 1
    assert f"{newer.total:,}" in rows[0]
    (row,) = line_of_rows(read(desk.adviser, "organizations"), "organizations")
    assert " 1 Ranking" in row


def test_the_review_asks_about_what_stands_apart_and_about_lines(desk, read):
    decided(desk, "general", HIGHER)
    apart = decided(desk, "director", HIGHER)
    for _number in range(4):
        decided(make.desk(), "director", DEGREES)

    page = read(desk.adviser, "review", desk.organization.pk)

    row = next(each for each in line_of_rows(page, "review") if "Level differs" in each)
    assert str(apart.position.terms.get().title) in row
    assert "Compression" in row
    assert "Know-How 608 stands apart from" in row
    assert "The position stands at EX-01, and its evaluation gives EX-02." in row
    french = read(desk.adviser, "review", desk.organization.pk, language="fr")
    assert '<option value="" selected>Toutes</option>' in french
    one = read(desk.adviser, "review", desk.organization.pk, finding="compression")
    assert "Level differs</b>" not in one
    codes = {each.code.value for each in review_of(on=TODAY) if each.key == apart.position_id}
    assert {"know_how_apart", "compression", "level_differs", "same_level"} <= codes


def test_a_fourth_level_is_found_below_superiors_that_are_not_evaluated(desk, read):
    desk.posts["below"] = position(above=desk.posts["director"], unit=_unit(desk))
    decided(desk, "below", DEGREES)
    (row,) = line_of_rows(read(desk.adviser, "review", desk.organization.pk), "review")

    assert "4 levels below the deputy head; there are at most 3 executive levels" in row
    assert "Executive (EX) Group Definition" in row
    assert [each.code.value for each in review_of(on=TODAY)] == ["too_deep"]


def test_nothing_to_look_at_again(desk, read):
    decided(desk, "director", DEGREES)

    assert "Nothing to look at again" in read(desk.adviser, "review", desk.organization.pk)


def test_pages_ask_the_same_however_many_there_are(desk, client):
    found = standing(desk, "consensus", degrees=DEGREES)
    decided(desk, "general", HIGHER)
    decided(desk, "adm", DEGREES)
    decided(make.desk(), "director", HIGHER)
    pages = {
        "organizations": (),
        "ranking": (desk.organization.pk,),
        "review": (desk.organization.pk,),
        "neighbours": (found.pk,),
        "nearest": (found.pk,),
    }
    before = {name: _queries(desk, client, name, args) for name, args in pages.items()}

    for _number in range(3):
        decided(make.desk(), "director", DEGREES)
        post = position(above=desk.posts["general"], unit=_unit(desk))
        make.written(_evaluated, desk, post, HIGHER)

    after = {name: _queries(desk, client, name, args) for name, args in pages.items()}
    assert after == before
    assert max(after.values()) <= 14


def _queries(desk, client, name, args) -> int:
    """What the page asks, of a session that is a moment old."""
    address = reverse(f"classification:{name}", args=args)
    client.force_login(desk.adviser)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum(not each["sql"].startswith(OF_TESTS) for each in asked)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_speaks_both_languages(desk, read, language):
    found = standing(desk, "consensus", degrees=DEGREES)
    decided(desk, "general", HIGHER)
    titles = {
        "benchmarks": ((), "Postes repères"),
        "organizations": ((), "Classement"),
        "ranking": ((desk.organization.pk,), "Classement"),
        "review": ((desk.organization.pk,), "Examen de la cohérence"),
        "neighbours": ((found.pk,), "Vérification"),
        "nearest": ((found.pk,), "Postes repères"),
    }
    for name, (args, title) in titles.items():
        page = read(desk.adviser, name, *args, language=language)
        assert (title in page) is (language == "fr"), name
