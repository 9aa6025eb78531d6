"""The forms: who may open them, what stays when a change is refused, where it leads."""

import pytest
from django.urls import reverse

from tests.directory.readers import text_of

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
