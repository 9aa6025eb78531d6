"""What is read alone and together, by OCHRO, and in the lists."""

from datetime import date
from decimal import Decimal

import pytest

from tests.classification.evaluating import signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


def test_the_pages_alone_and_together_are_to_be_read(desk, site):
    """Degrees are entered in one place, the guide charts."""
    alone = standing(desk, "alone", post="adm", description=signed(desk, "adm"),
                     seats=[desk.member])  # fmt: skip
    together = standing(desk, "consensus", seats=[desk.member])
    member = site(desk.member)

    member.post("alone", alone.pk, status=405, **DEGREES)
    member.post("consensus", together.pk, status=405, **DEGREES)


def test_what_was_found_beside_the_degrees_is_read_alone_and_together(desk, site):
    more = {
        "dollars": Decimal(40_000_000),
        "dollars_on": date(2024, 4, 1),
        "dimension": "operating",
        "facts": ["answerable"],
        "participation": "lead",
    }
    found = standing(desk, "consensus", seats=[desk.member])
    alone = standing(desk, "alone", post="adm", description=signed(desk, "adm"))
    for each in (found, alone):
        make.written(
            make.seat, each, desk.adm.user if each is found else desk.member,
            degrees=DEGREES | more, estimate="L", submitted=each is found,
        )  # fmt: skip

    member = site(desk.member)
    for page in (member.get("alone", alone.pk), member.get("consensus", found.pk)):
        for said in ("$40,000,000", "April 1, 2024", "must answer for the results", "end results"):
            assert said in page


def test_ochro_reads_decided_evaluations_of_all_without_people(desk, site):
    analyst = make.give("ochro_analyst")
    decided = standing(desk, "decided", degrees=DEGREES, seats=[desk.member], reasons=True)
    reader = site(analyst)
    page = reader.get("evaluation", decided.pk)
    listed = reader.get("evaluations")

    assert "920" in page
    assert desk.organization.name_en in listed
    for person in (desk.adm, desk.director, desk.general, desk.member):
        assert str(person) not in page.partition("<main")[2]
    for name in ("committee", "allocation", "consensus"):
        reader.get(name, decided.pk, status=403)


@pytest.mark.parametrize("many", [1, 6])
def test_the_lists_ask_the_same_whatever_their_length(
    desk, site, django_assert_max_num_queries, many
):
    for _number in range(many):
        post = make.position(
            above=desk.posts["general"], unit=desk.posts["director"].terms.get().unit
        )
        of = make.written(make.description, post, state="signed", by=desk.general.user)
        make.written(make.evaluation, of, desk.organization, state="draft")
    adviser = site(desk.adviser)
    with django_assert_max_num_queries(22):
        adviser.get("positions")
    with django_assert_max_num_queries(22):
        adviser.get("evaluations")


def test_the_list_is_filtered_by_where_positions_stand(desk, site):
    standing(desk, "alone", seats=[desk.member])
    adviser = site(desk.adviser)

    def numbers(**query):
        page = adviser.get("positions", **query)
        return {name for name, post in desk.posts.items() if post.number in page}

    assert numbers() == {"adm", "general", "director"}
    assert numbers(show="under_way") == {"director"}
    assert numbers(show="unevaluated") == {"adm", "general", "director"}
    assert numbers(q=desk.posts["adm"].number) == {"adm"}
    site(desk.director.user).get("positions", status=403)
