"""manage.py load_organizations and seat_deputy_head: what they refuse; twice does no harm."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from etms.accounts.models import User
from etms.directory.models import Organization, Unit
from etms.roles.models import OrganizationCycle
from etms.trace.models import Act
from tests.factories.directory import OrganizationFactory

pytestmark = pytest.mark.django_db
HEAD = "number,name_en,name_fr,core_public_administration,size\n"
LINE = "7,Seventh,Septième,yes,MICRO\n"


@pytest.fixture
def load(tmp_path):
    def of(text: str, encoding="utf-8") -> str:
        file, out = tmp_path / "table.csv", StringIO()
        file.write_text(text, encoding)
        call_command("load_organizations", str(file), stdout=out)
        return out.getvalue().strip()

    return of


def test_the_same_file_twice_leaves_one_act(load):
    assert load(HEAD + LINE, "utf-8-sig") == "1 new, 0 changed, 0 the same"
    assert load(HEAD + LINE) == "0 new, 0 changed, 1 the same"

    assert Act.objects.filter(verb="organizations.load").count() == 1


def test_a_new_organization_gets_its_dossier_in_the_running_cycle(load, published):
    load(HEAD + LINE)

    assert OrganizationCycle.objects.filter(organization__number=7, cycle=published).exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("number,name_en\n7,Seventh\n", "has no column name_fr, core_public_administration"),
        (HEAD + LINE + "x,Eighth,Huitième,yes,MICRO\n", "Line 3"),
        (HEAD + "8,Eighth,Huitième,perhaps,MICRO\n", "Line 2"),
        (HEAD + "8,Eighth,Huitième,yes,ENORMOUS\n", "Line 2"),
        (HEAD + LINE + "8,Eighth,,yes,MICRO\n", "."),
    ],
)
def test_a_wrong_table_is_refused_as_a_whole(load, text, words):
    with pytest.raises(CommandError, match=words):
        load(text)

    assert not Organization.objects.exists()


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_organizations", str(tmp_path / "none.csv"))


def test_an_organization_is_headed_once():
    OrganizationFactory(number=7)
    names = ("Ada", "Test")
    call_command("seat_deputy_head", "7", "head", "head@etms.example", *names, stdout=StringIO())

    with pytest.raises(CommandError, match="already has a deputy head"):
        call_command("seat_deputy_head", "7", "other", "other@etms.example", *names)
    with pytest.raises(CommandError, match="no organization 8"):
        call_command("seat_deputy_head", "8", "other", "other@etms.example", *names)

    assert Unit.objects.count() == 1
    assert not User.objects.filter(username="other").exists()


def test_a_name_or_number_that_is_taken_seats_nobody():
    OrganizationFactory(number=7)
    OrganizationFactory(number=8)
    names = ("Ada", "Test")
    call_command("seat_deputy_head", "7", "head", "head@etms.example", *names, stdout=StringIO())

    for username, more in (("head", []), ("other", ["--position", "DM-7"])):
        with pytest.raises(CommandError):
            call_command("seat_deputy_head", "8", username, "o@etms.example", *names, *more)

    assert not Unit.objects.filter(organization__number=8).exists()
