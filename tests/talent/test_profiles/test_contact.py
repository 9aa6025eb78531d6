"""Contact, languages, administrative data; functional communities and the consent to tell them."""

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from etms.trace.models import Act
from talent.models import (
    Community,
    CommunityMembership,
    Contact,
)
from talent.queries import profiles as queries
from talent.services import profiles as services
from tests.factories.directory import LanguageResultFactory
from tests.talent.test_profiles.arranged import HTMX, NOW, join, text


def test_contact_details_are_kept(own, amina, page):
    url = reverse("talent:contact")
    wrong = text(own.post(url, {"contact-email": "nowhere", "contact-phone": "613 555-0100"}), 422)
    for email in ("amina@example.gc.ca", "a.roy@example.gc.ca"):
        own.post(url, {"contact-email": email, "contact-phone": "613 555-0100"}, **HTMX)

    assert 'value="613 555-0100"' in wrong
    assert Contact.objects.get().email == "a.roy@example.gc.ca"
    assert "mailto:a.roy@example.gc.ca" in text(own.get(page))


def test_administrative_data_and_official_languages_come_from_the_directory(own, amina, page):
    LanguageResultFactory(person=amina)

    shown = text(own.get(page))

    assert "Administrative data" in shown
    assert "EX-01" in shown
    assert "Oral proficiency" in shown
    assert "From the directory" in shown


def test_consent_is_recorded_with_its_day_and_withdrawn_at_any_time(own, amina):
    url = reverse("talent:communities")
    given = own.post(url, {"community-community": "finance", "community-consents": "on"}, **HTMX)
    finance = Community.objects.get(code="finance")
    told = list(queries.consenting(finance))
    withdrawn = own.post(url, {"community-community": "finance"}, **HTMX)

    row = CommunityMembership.objects.get()
    assert "may be told" in text(given)
    assert [each.person for each in told] == [amina]
    assert "is not told" in text(withdrawn)
    assert not row.consents
    assert row.answered_at.date() == timezone.now().date()
    assert not queries.consenting(finance).exists()


def test_a_community_is_left(own, amina, page):
    row = join(amina)

    answer = own.post(reverse("talent:community_leave", args=[row.pk]))

    assert answer.url == f"{page}#part-communities"
    assert not CommunityMembership.objects.exists()


def test_without_consent_nobody_is_told(amina, house):
    join(amina, consents=False)

    assert not queries.consenting(Community.objects.get(code="finance")).exists()


def test_a_community_that_does_not_exist_is_refused(own):
    answer = own.post(reverse("talent:communities"), {"community-community": "magic"}, **HTMX)

    assert "magic" in text(answer, 422)


def test_communities_load_again_without_an_act_and_are_retired_not_deleted(
    house, amina, monkeypatch, tmp_path
):
    join(amina)
    again = services.load_communities(at=NOW)
    acts = Act.objects.filter(verb="communities.load").count()
    fewer = services.COMMUNITIES.read_text("utf-8").split("[[community]]")
    file = tmp_path / "communities.toml"
    file.write_text("[[community]]".join(part for part in fewer if '"finance"' not in part))
    monkeypatch.setattr(services, "COMMUNITIES", file)

    outcome = services.load_communities(at=NOW)

    finance = Community.objects.get(code="finance")
    assert set(again.values()) == {"same"}
    assert acts == 1
    assert outcome["finance"] == "retired"
    assert finance.retired
    assert finance in queries.communities_for(amina)
    assert finance not in queries.communities_for(house.directors[1])


def test_the_command_loads_the_communities(db, capsys):
    call_command("load_communities")

    assert "finance: loaded" in capsys.readouterr().out
    assert Community.objects.filter(retired=False).count() == 15
