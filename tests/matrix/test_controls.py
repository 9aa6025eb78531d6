"""The matrix itself is put to the test: planted leaks are found, loosened rules are noticed."""

from decimal import Decimal

import pytest
import structlog
from django.template import engines
from django.utils import translation
from django.utils.formats import date_format, number_format

from etms import access
from etms.directory import files
from tests.matrix.cast import EVERYBODY, RELATIONS, STANDS, VIEWERS
from tests.matrix.columns import NO_TOKEN, without_tokens
from tests.matrix.doors import ALONE, KINDS, doors
from tests.matrix.mutants import MUTANTS, NO_SCOPES, NOT_ALONE, loosened, scopes
from tests.matrix.rows import check, rows
from tests.matrix.sees import BY_CLASS


def test_the_tables_name_everybody_once():
    for kind, table in KINDS.items():
        named = [name for names in table for name in names.split()]
        last = {name: row for names, row in table.items() for name in names.split()}
        assert set(last) == set(VIEWERS), kind
        assert len(named) == len(set(named)) or kind == "account_of_another", kind
        assert all(len(row.split()) == len(RELATIONS) for row in table.values()), kind
    for kind, told in ALONE.items():
        assert set(" ".join(told.values()).split()) - {"rest"} <= set(VIEWERS), kind
    assert {word for row in STANDS.values() for word in row.split()} - {"-"} <= set(EVERYBODY)


def test_every_content_field_holds_a_token(world):
    """Each class of field, and each person, is among the canaries."""
    canaries = set(world.canaries.all.values())

    assert {canary.what for canary in canaries} == set(BY_CLASS)
    for what in ("name", "restricted", "file"):
        assert {canary.whose for canary in canaries if canary.what == what} >= set(EVERYBODY), what


def test_every_column_of_words_holds_a_token_or_says_why_not(world):
    assert without_tokens(world.canaries) == {
        model: set(names.split()) for model, (names, _why) in NO_TOKEN.items()
    }


def test_the_scan_finds_a_token_in_every_writing(world):
    canaries = world.canaries
    person = world.people["executive"]
    salary, born = person.salaries.get(), person.restricted.date_of_birth
    texts = [
        person.given_name.upper(),
        f'{{"name": "{person.family_name}"}}',
        f"<b>{salary.amount}</b>",
    ]
    for language in ("en", "fr"):
        with translation.override(language):
            texts.append(number_format(salary.amount, decimal_pos=2, force_grouping=True))
            texts.append(number_format(Decimal(int(salary.amount)), force_grouping=True) + " $")
            texts.append(f"le {date_format(born, 'DATE_FORMAT')}.")
    texts += [born.isoformat(), f"attachment; filename={person.family_name}.pdf"]

    missed = [text for text in texts if not canaries.found_in(text)]

    assert not missed


def test_a_planted_leak_is_found_in_a_page(knocker, world, monkeypatch):
    """A template that shows one salary to everybody: the scan names it."""
    amount = world.people["stranger"].salaries.get().amount
    planted = engines["django"].from_string(f"<p>{amount}</p>")
    monkeypatch.setattr(
        "django.template.backends.django.DjangoTemplates.get_template", lambda *_: planted
    )

    told = knocker.knock("executive", "GET", "/")

    assert "salary" in {canary.what for canary in told.leaks.values()}


def test_restricted_details_shown_to_a_manager_are_found(knocker, world, monkeypatch):
    honest = files.particulars_of
    monkeypatch.setattr(
        files,
        "particulars_of",
        lambda person, **told: honest(person, **told | {"restricted": True}),
    )
    told = knocker.knock("manager", "GET", f"/api/people/{world.people['executive'].pk}/file/")

    assert "restricted" in {canary.what for canary in told.leaks.values()}


def test_a_planted_leak_is_found_in_the_log(knocker, world):
    structlog.get_logger("etms.planted").info("opened", name=world.people["stranger"].family_name)

    assert knocker.knock("executive", "GET", "/healthz").leaks


def test_every_permission_has_a_mutant():
    ours = {name for name in access.permission_names() if not name.startswith("test.")}

    assert {m.name for m in MUTANTS if not m.code} | NOT_ALONE.keys() == ours


def test_every_scope_has_a_mutant():
    loose = {mutant.name for mutant in MUTANTS if mutant.code and ".access" in mutant.name}

    assert scopes() == loose - {"etms.roles.access:may_assign"} | NO_SCOPES.keys()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_loosened_rule_is_noticed(knocker, mutant):
    with loosened(mutant):
        assert next(_faults(knocker, mutant), None), "nothing noticed it"


def _faults(knocker, mutant):
    for _, name, method, door in doors():
        if name in mutant.doors:
            for row in rows(knocker, name, method, door):
                yield from check(knocker, row)
