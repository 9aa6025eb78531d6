"""The forms: who may open them, what stays when a change is refused, where it leads."""

from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from etms.directory.models import Appointment, Unit
from tests.directory.readers import text_of
from tests.factories.acts import arrange
from tests.factories.directory import UnitFactory

pytestmark = pytest.mark.django_db


class TestChanges:
    def test_what_was_written_stays_when_it_is_refused(self, client, house):
        client.force_login(house.users["hr_adviser"])
        url = reverse("directory:appointment_add", args=[house.people["executive"].pk])

        response = client.post(
            url,
            {
                "kind": "substantive",
                "position": house.positions["manager"].number,
                "starts_on": "2026-05-01",
            },
        )

        text = text_of(response)
        assert response.status_code == 422
        assert "already has a substantive appointment" in text
        assert f'value="{house.positions["manager"].number}"' in text
        assert 'value="2026-05-01"' in text

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "No position that you may see has this number."),
            ("fr", "Aucun poste que vous pouvez voir ne porte ce numéro."),
        ],
    )
    def test_the_number_of_a_foreign_position_says_nothing_about_it(
        self, client, house, language, words
    ):
        client.force_login(house.users["hr_adviser"])
        client.cookies["etms-language"] = language
        foreign = house.stranger.appointments.get().position
        url = reverse("directory:appointment_add", args=[house.people["executive"].pk])

        response = client.post(
            url, {"kind": "acting", "position": foreign.number, "starts_on": "2026-05-01"}
        )

        assert words in text_of(response)

    def test_a_change_goes_back_to_the_thing_and_says_so(self, client, house):
        client.force_login(house.users["delegate"])
        post = house.positions["executive"]
        terms = post.terms.get()

        response = client.post(
            reverse("directory:position_revise", args=[post.pk]),
            {
                "starts_on": "2026-05-01",
                "title_en": "Changed",
                "title_fr": "Changé",
                "level": terms.level,
                "unit": terms.unit_id,
                "reports_to": terms.reports_to.number,
                "language_requirement": "bilingual",
                "language_profile": "cbc/cbc",
                "region": "NCR",
            },
            follow=True,
        )

        assert response.redirect_chain == [(post.get_absolute_url(), 302)]
        assert "The position is changed." in text_of(response)
        assert post.terms.count() == 2

    @pytest.mark.parametrize("screen", ["position_revise", "appoint"])
    def test_ones_own_position_is_refused_before_anything_is_written(
        self, open_page, house, screen
    ):
        own = house.positions["deputy_head"].pk

        assert open_page("deputy_head", screen, own).status_code == 403
        assert open_page("hr_adviser", screen, own).status_code == 200
        assert "Somebody else must change" in text_of(open_page("deputy_head", "position", own))

    @pytest.mark.parametrize(
        ("screen", "target"),
        [
            ("unit_add", "organization"),
            ("position_add", "organization"),
            ("person_add", "organization"),
            ("person_receive", "organization"),
            ("unit_revise", "unit"),
            ("position_revise", "position"),
            ("appoint", "position"),
            ("appointment_add", "person"),
            ("result_add", "person"),
            ("appointment_end", "appointment"),
            ("particulars", "person"),
        ],
    )
    def test_the_forms_open_to_those_who_may_and_are_refused_inside_the_organization(
        self, open_page, house, screen, target
    ):
        person = house.people["executive"]
        pk = {
            "organization": house.organization.pk,
            "unit": house.unit.pk,
            "position": house.positions["executive"].pk,
            "person": person.pk,
            "appointment": person.appointments.get().pk,
        }[target]
        may = "executive" if screen == "particulars" else "hr_adviser"

        answers = [open_page(n, screen, pk).status_code for n in (may, "colleague", "stranger")]

        assert answers == [200, 403, 404]


class TestTheFormsBegin:
    """A day that has an obvious answer stands there; a list says what to do, and of which unit."""

    @pytest.fixture
    def form(self, client, house):
        client.force_login(house.users["hr_adviser"])
        return lambda name, pk, **query: client.get(
            reverse(f"directory:{name}", args=[pk]), query
        ).context["form"]

    def test_changes_begin_today(self, form, house):
        today = timezone.localdate()
        person, post = house.people["executive"], house.positions["executive"]

        assert form("position_revise", post.pk)["starts_on"].value() == today
        for name in ("position_add", "person_add", "person_receive"):
            assert form(name, house.organization.pk)["starts_on"].value() == today
        assert form("appointment_add", person.pk)["starts_on"].value() == today

    def test_an_end_begins_with_the_day_that_was_planned(self, form, house):
        held = house.people["executive"].appointments.get()
        assert form("appointment_end", held.pk)["ends_on"].value() == timezone.localdate()

        planned = timezone.localdate() + timedelta(days=40)
        arrange()
        Appointment.objects.filter(pk=held.pk).update(ends_on=planned)

        assert form("appointment_end", held.pk)["ends_on"].value() == planned

    def test_an_end_is_never_before_the_beginning(self, form, house):
        held = house.people["executive"].appointments.get()
        later = timezone.localdate() + timedelta(days=20)
        arrange()
        Appointment.objects.filter(pk=held.pk).update(starts_on=later)

        assert form("appointment_end", held.pk)["ends_on"].value() == later

    @pytest.mark.parametrize(("language", "choose"), [("en", "Choose…"), ("fr", "Choisir…")])
    def test_empty_choices_say_what_to_do(self, form, house, language, choose):
        with translation.override(language):
            found = form("position_add", house.organization.pk)
            drawn = "".join(str(found[name]) for name in found.fields)
            drawn += str(form("appointment_add", house.people["executive"].pk))

        assert drawn.count(f'<option value="" selected>{choose}</option>') == 4
        assert "---" not in drawn

    def test_units_of_one_name_are_told_apart_by_their_path(self, form, house):
        make = partial(UnitFactory, organization=house.organization)
        sectors = [
            make(name_en=f"Sector {letter}", name_fr=f"Secteur {letter}") for letter in "AB"
        ]
        low = [make(parent=s, name_en="Data", name_fr="Données") for s in sectors]
        make(parent=low[1], name_en="Open Data", name_fr="Données ouvertes")

        drawn = str(form("position_add", house.organization.pk, unit=low[1].pk)["unit"])

        assert '<optgroup label="Sector A">' in drawn
        assert f'<option value="{low[0].pk}">Data — Sector A</option>' in drawn
        assert f'<option value="{low[1].pk}" selected>Data — Sector B</option>' in drawn
        assert ">Open Data — Data — Sector B</option>" in drawn
        assert f'<option value="{sectors[0].pk}">Sector A</option>' in drawn

    def test_a_unit_of_a_group_can_be_chosen(self, client, house):
        low = UnitFactory(organization=house.organization, parent=house.unit)
        client.force_login(house.users["hr_adviser"])
        sent = {"name_en": "New", "name_fr": "Nouvelle", "parent": low.pk}

        client.post(reverse("directory:unit_add", args=[house.organization.pk]), sent)

        assert Unit.objects.get(name_en="New").parent == low
