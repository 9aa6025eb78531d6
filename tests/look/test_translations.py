"""manage.py translations on a small repository, from the new word to the page in French."""

import gettext
import io

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from etms.catalogues import house as houses
from etms.catalogues.house import FRENCH, House

VIEW = 'from django.utils.translation import gettext as _\nTITLE = _("Talent map")\n'
PAGE = '{% load i18n %}<h1>{% translate "Talent map" %}</h1><p>{% translate "Empty" %}</p>'


@pytest.fixture
def repository(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(houses, "borrowed", dict)
    for name, text in {
        "etms/__init__.py": "",
        "etms/work/apps.py": "",
        "talent/apps.py": "",
        "talent/views.py": VIEW,
        "talent/migrations/0001_first.py": VIEW.replace("Talent map", "Never said"),
        "templates/talent/map.html": PAGE,
        "templates/account/login.html": PAGE.replace("Talent map", "Sign in"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    settings.BASE_DIR = tmp_path
    return tmp_path


def run(*args):
    out = io.StringIO()
    call_command("translations", *args, stdout=out)
    return out.getvalue()


def translate(repository, home="talent", **french):
    file = repository / home / FRENCH
    catalogue = polib.pofile(str(file))
    for entry in catalogue:
        entry.msgstr = french.get(entry.msgid.split()[0], entry.msgstr)
    catalogue.save()


@pytest.mark.parametrize(
    ("file", "home"),
    [
        ("talent/views.py", "talent"),
        ("templates/talent/map.html", "talent"),
        ("etms/work/home.py", "etms/work"),
        ("templates/work/home.html", "etms/work"),
        ("templates/account/login.html", "etms"),
        ("templates/base.html", "etms"),
        ("etms/navigation.py", "etms"),
    ],
)
def test_each_file_has_one_catalogue(repository, file, home):
    assert House(repository).home_of(repository / file) == home


def test_update_adds_what_is_missing_and_keeps_what_is_there(repository):
    run("--update")
    translate(repository, Talent="Carte des talents")
    (repository / "talent/views.py").write_text(VIEW + '_("New word")', "utf-8")

    run("--update", "talent")

    catalogue = polib.pofile(str(repository / "talent" / FRENCH))
    assert {e.msgid: e.msgstr for e in catalogue} == {
        "Empty": "",
        "New word": "",
        "Talent map": "Carte des talents",
    }


def test_check_fails_until_everything_is_french(repository):
    with pytest.raises(CommandError, match="missing: 'Talent map'"):
        run("--check")
    run("--update")
    with pytest.raises(CommandError, match="no French: 'Talent map'"):
        run("--check")
    translate(repository, Talent="Carte des talents", Empty="Vide")
    translate(repository, "etms", Sign="Ouvrir une session", Empty="Vide")

    assert "complete" in run("--check")


def test_check_names_what_nobody_says_any_more(repository):
    run("--update")
    translate(repository, Talent="Carte des talents", Empty="Vide")
    (repository / "templates/talent/map.html").unlink()

    with pytest.raises(CommandError, match="stale: 'Empty'"):
        run("--check", "talent")
    run("--prune", "talent")
    assert "complete" in run("--check", "talent")


def test_check_refuses_two_french_texts_for_one_english(repository):
    run("--update")
    translate(repository, Talent="Carte des talents", Empty="Vide")
    translate(repository, "etms", Sign="Ouvrir une session", Empty="Rien")

    with pytest.raises(CommandError, match="two French texts"):
        run("--check")


def test_check_names_english_left_in_a_template(repository):
    (repository / "templates/talent/map.html").write_text("<p>Left bare</p>", "utf-8")

    with pytest.raises(CommandError, match="templates/talent/map.html:1: text outside"):
        run("--check", "talent")


def test_compile_needs_no_tool_of_the_machine(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    run("--update")
    translate(repository, Talent="Carte des talents")

    run("--compile")

    with (repository / "talent" / FRENCH.with_suffix(".mo")).open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Talent map") == "Carte des talents"


@pytest.mark.parametrize(
    "message",
    [
        "The username and/or password you specified are not correct.",  # allauth, in our words
        "This field is required.",  # Django
        "Authentication credentials were not provided.",  # Django REST framework
    ],
)
def test_messages_of_packages_are_french_too(message):
    with translation.override("fr"):
        assert translation.gettext(message) != message


def test_our_french_wins_over_that_of_packages():
    with translation.override("fr"):
        assert translation.gettext("Incorrect password.") == "Ce mot de passe n’est pas le bon."
