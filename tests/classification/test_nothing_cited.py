"""An evaluation without benchmark positions is told so, wherever it is to cite some."""

import pytest
from django.urls import reverse

from classification.choices import Check
from classification.queries import files
from classification.queries.judging import around_of, evaluated, replayed
from classification.rules.evaluation import evaluate
from tests.classification.charting import alone, page_of, together
from tests.classification.evaluating import standing
from tests.classification.test_views_files import pdf, words
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON

SAID = "No benchmark is cited; the standard asks for 2 or 3."


@pytest.fixture
def desk(db):
    return make.desk()


@pytest.fixture
def read(client):
    def page(user, address):
        client.force_login(user)
        return client.get(address).content.decode()

    return page


def address(found, name):
    return reverse(f"classification:{name}", args=[found.pk])


def test_the_committee_reads_it_where_it_agrees(desk, read):
    found = together(desk, degrees=DEGREES)

    assert SAID in read(desk.member, page_of(found))
    for name in ("consensus", "comparators"):
        assert SAID in read(desk.member, address(found, name))


def test_who_evaluates_alone_cites_none(desk, read):
    _seat, found = alone(desk, degrees=DEGREES)

    assert SAID not in read(desk.member, page_of(found))
    assert SAID not in read(desk.member, address(found, "alone"))


def test_other_systems_are_asked_for_none():
    codes = [each.code for each in evaluate(DEGREES, on=EVALUATED_ON).checks]

    assert Check.COMPARATORS_NONE not in codes


@pytest.mark.parametrize(
    ("state", "name"), [("recommended", "decision"), ("recommended", "evaluation"),
                        ("decided", "evaluation")],
)  # fmt: skip
def test_the_deputy_head_reads_it(desk, read, state, name):
    found = standing(desk, state, degrees=DEGREES)
    make.written(make.keep_record, found)

    assert SAID in read(desk.head.user, address(found, name))


def test_the_file_says_it_in_both_languages(desk, client):
    found = standing(desk, "recommended", degrees=DEGREES)
    make.written(make.keep_record, found)
    content = files.content_of(found, on=EVALUATED_ON)
    (kept,) = [each for each in content["checks"] if each["code"] == "comparators_none"]

    assert kept["text"]["en"] == SAID
    assert kept["text"]["fr"].startswith("Aucun poste repère n’est cité; la norme en demande 2 ou")
    assert SAID in words(pdf(client, desk.adviser, found))


def test_what_was_kept_before_is_read_as_it_was(desk):
    """Then nothing was kept of benchmark positions where none was cited."""
    found = together(desk, degrees=DEGREES)
    found.record["around"]["citations"] = None

    assert Check.COMPARATORS_NONE not in [each.code for each in replayed(found).checks]
    anew = evaluated(found, on=EVALUATED_ON, around=around_of(found))
    assert Check.COMPARATORS_NONE in [each.code for each in anew.checks]
