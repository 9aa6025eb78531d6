"""Search that ignores accents and case, and sorting that is right in both languages."""

import pytest
from django.db import connection
from django.utils import translation

from etms.directory import listings
from etms.directory.models import Organization, Person, PositionTerms
from etms.search import matching
from tests.factories.directory import OrganizationFactory, PersonFactory, TermsFactory

pytestmark = pytest.mark.django_db


def _found(words: str) -> set[str]:
    return {person.family_name for person in Person.objects.filter(matching(words))}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("levesque", "Lévesque"),
        ("LÉVESQUE", "Lévesque"),
        ("lév", "Lévesque"),
        ("oeuv", "Œuvrard"),
        ("œuvrard", "Œuvrard"),
        ("o'brien", "O’Brien"),
        ("o’brien", "O’Brien"),
        ("brien", "O’Brien"),
        ("st-pierre", "St-Pierre"),
        ("st pierre", "St-Pierre"),
        ("pierre", "St-Pierre"),
        ("muller", "Müller"),
        ("anne lév", "Lévesque"),
        ("lév anne", "Lévesque"),
        ("  lév  ", "Lévesque"),
    ],
)
def test_a_name_is_found_however_it_is_typed(words, name):
    for family_name in ("Lévesque", "Œuvrard", "O’Brien", "St-Pierre", "Müller"):
        PersonFactory(given_name="Anne", family_name=family_name)

    assert _found(words) == {name}


@pytest.mark.parametrize("words", ["vesque", "levesqueau", "lév bob", "x:*"])
def test_every_word_must_begin_some_word_of_the_name(words):
    PersonFactory(given_name="Anne", family_name="Lévesque")

    assert _found(words) == set()


@pytest.mark.parametrize("words", ["lév & !anne", "lév | bob:*(", "'lév'"])
def test_signs_mean_nothing_to_the_search(words):
    PersonFactory(given_name="Anne Bob", family_name="Lévesque")

    assert _found(words) == {"Lévesque"}


@pytest.mark.parametrize("words", ["", "  ", "-", "'", "*", "\\", "&|!():"])
def test_a_search_without_a_word_finds_everybody(words):
    PersonFactory(family_name="Lévesque")

    assert _found(words) == {"Lévesque"}


def test_names_are_sorted_without_regard_to_accents_case_and_kind_of_apostrophe():
    names = ["Zhang", "Étienne", "Diallo", "D’Amours", "de Grasse", "Œuvrard", "Odell", "Östman"]
    for name in names:
        PersonFactory(given_name="Anne", family_name=name)

    found = Person.objects.order_by("sort_name", "family_name").values_list(
        "family_name", flat=True
    )

    assert list(found) == [
        "D’Amours",
        "de Grasse",
        "Diallo",
        "Étienne",
        "Odell",
        "Œuvrard",
        "Östman",
        "Zhang",
    ]


def test_names_that_differ_by_accents_alone_have_a_fixed_order():
    for name in ("Côté", "Cote", "Coté", "Côte"):
        PersonFactory(given_name="Anne", family_name=name)

    found = Person.objects.order_by("sort_name", "family_name").values_list(
        "family_name", flat=True
    )

    assert list(found) == ["Cote", "Coté", "Côte", "Côté"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Finance", "Justice", "National Defence"]),
        ("fr", ["Défense nationale", "Finances", "Justice"]),
    ],
)
def test_organizations_stand_in_the_order_of_the_readers_language(language, expected):
    for en, fr in (
        ("National Defence", "Défense nationale"),
        ("Finance", "Finances"),
        ("Justice", "Justice"),
    ):
        OrganizationFactory(name_en=en, name_fr=fr)

    with translation.override(language):
        keys = listings.organizations_order("name")
        assert [str(found) for found in Organization.objects.order_by(*keys)] == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("evaluation", True),
        ("Évaluation", True),
        ("directrice", True),
        ("10042", True),
        ("100", True),
        ("0042", False),
        ("10042 evaluation", False),
        ("EX-17", False),
    ],
)
def test_a_position_is_found_by_title_in_either_language_or_by_number(words, found):
    TermsFactory(
        position__number="10042",
        title_en="Director, Evaluation",
        title_fr="Directrice, Évaluation",
    )

    assert PositionTerms.objects.filter(listings.named(words)).exists() is found


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Élodie", "elodie"),
        ("ŒUVRE", "oeuvre"),
        ("Ægir", "aegir"),
        ("L’Écuyer", "l'ecuyer"),
        ("e\u0301", "e"),
        ("Saint‑Jean", "saint-jean"),
        ("Čapek", "capek"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    with connection.cursor() as cursor:
        cursor.execute("SELECT etms_fold(%s)", [written])
        assert cursor.fetchone()[0] == folded
