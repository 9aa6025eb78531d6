"""What counts as wrong in a French text."""

import polib
import pytest

from etms.catalogues.french import entry_faults, typography


@pytest.mark.parametrize(
    "text",
    [
        "Titre\xa0: directrice",
        "«\xa0Prêt\xa0» ou non",
        "Êtes-vous là?",
        "L’heure est 14:05 ou 14\xa0h\xa005",
        "77\xa0% des cadres",
        "2\xa0000 personnes, ou 2 et 3000",
        "Voir https://exemple.ca/?a=1",
        '<a href="%(url)s">Voir</a>',
        "%(name)s\xa0: %(error)s",
        "Sauvegarder…",
    ],
)
def test_good_typography_passes(text):
    assert typography(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Titre : directrice", "before : »"),
        ("Titre: directrice", "before : »"),
        ("%(name)s: absent", "before : »"),
        ("Est-ce bien ?", "before ; ! ?"),
        ("Est-ce bien\xa0?", "before ; ! ?"),
        ("Bien\u202f; ensuite", "before ; ! ?"),
        ("« Prêt\xa0»", "after «"),
        ("«\xa0Prêt »", "before : »"),
        ("«\xa0Prêt»", "before : »"),
        ("L'heure", "apostrophe"),
        ('Le mot "prêt"', "quotes"),
        ("Sauvegarder...", "dots"),
        ("77 % des cadres", "before %"),
        ("De 600 à 2 000 personnes", "inside a number"),
    ],
)
def test_bad_typography_is_named(text, fault):
    assert any(fault in found for found in typography(text))


def entry(**values):
    return polib.POEntry(**values)


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (entry(msgid="Save", msgstr=""), "no French"),
        (entry(msgid="Save", msgstr="Sauver", flags=["fuzzy"]), "fuzzy"),
        (entry(msgid="Hello %(name)s", msgstr="Bonjour"), "placeholders"),
        (entry(msgid="Hello %(name)s", msgstr="Bonjour %(nom)s"), "placeholders"),
        (entry(msgid="{n} days", msgstr="jours"), "placeholders"),
        (entry(msgid="Programs", msgstr="Programs"), "the English again"),
        (
            entry(
                msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "un jour", 1: ""}
            ),
            "no French",
        ),
        (
            entry(
                msgid="%(n)s day",
                msgid_plural="%(n)s days",
                msgstr_plural={0: "1 jour", 1: "jours"},
            ),
            "placeholders",
        ),
    ],
)
def test_a_faulty_entry_is_named(faulty, fault):
    assert any(fault in found for found in entry_faults(faulty))


@pytest.mark.parametrize(
    "good",
    [
        entry(msgid="Page", msgstr="Page", tcomment="same"),
        entry(msgid="%(a)s – %(b)s", msgstr="%(a)s – %(b)s"),
        entry(
            msgid="%(n)s day",
            msgid_plural="%(n)s days",
            msgstr_plural={0: "un jour", 1: "%(n)s jours"},
        ),
        entry(msgid="100%%", msgstr="100\xa0%%"),
    ],
)
def test_a_good_entry_passes(good):
    assert entry_faults(good) == []
