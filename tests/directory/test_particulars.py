"""The salary, and what only the person sees: who changes them, what is written, which warnings."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from etms.directory import rules, services
from etms.directory.models import RestrictedDetails, Salary
from etms.trace.models import Act, Event
from tests.directory.readers import text_of
from tests.factories.roles import delegate_of

pytestmark = pytest.mark.django_db
NEW = date(2025, 10, 1)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("99.99", "below"),
        ("100", "within"),
        ("150.50", "within"),
        ("200", "within"),
        ("200.01", "above"),
    ],
)
def test_how_a_salary_stands_to_a_range(amount, expected):
    assert rules.fit(Decimal(amount), least=Decimal(100), most=Decimal(200)) == expected


def record(house, person, who, **more):
    told = {"amount": Decimal(140000), "starts_on": NEW, "at": timezone.now()}
    return services.record_salary(person=person, by=house.users[who], **told | more)


def rows(person):
    found = Salary.objects.filter(person=person).order_by("starts_on")
    return [(row.starts_on, row.ends_on, row.amount) for row in found]


class TestSalary:
    def test_only_who_keeps_the_person_and_sees_the_salary_records_it(self, house, executive):
        done = set()
        for who in house.users:
            try:
                record(house, executive, who)
            except PermissionDenied:
                continue
            done.add(who)

        assert done == {"deputy_head", "delegate"}

    def test_nobody_records_their_own_or_a_superiors(self, house, executive):
        delegate_of(house.organization, user=house.users["executive"])

        record(house, house.colleague, "executive")
        for above in ("executive", "manager", "assistant", "deputy_head"):
            with pytest.raises(PermissionDenied):
                record(house, house.people[above], "executive")
        with pytest.raises(PermissionDenied):
            record(house, house.people["deputy_head"], "deputy_head")

    def test_what_was_earned_ends_the_day_before(self, house, executive):
        record(house, executive, "delegate")

        assert rows(executive) == [
            (date(2025, 4, 1), date(2025, 9, 30), Decimal("151234.00")),
            (NEW, None, Decimal(140000)),
        ]

    def test_the_same_day_is_corrected_and_a_past_day_stays_before_what_follows(
        self, house, executive
    ):
        record(house, executive, "delegate", starts_on=date(2025, 4, 1))
        record(house, executive, "delegate", starts_on=date(2024, 4, 1), amount=Decimal(130000))

        assert rows(executive) == [
            (date(2024, 4, 1), date(2025, 3, 31), Decimal(130000)),
            (date(2025, 4, 1), None, Decimal(140000)),
        ]

    def test_the_act_names_who_recorded_it_and_for_whom(self, house, executive):
        record(house, executive, "delegate")

        act = Act.objects.latest("pk")
        assert (act.verb, act.actor_id) == ("salary.record", house.users["delegate"].pk)
        assert act.acting_for_id == house.users["deputy_head"].pk
        assert set(Event.objects.filter(act=act).values_list("table_name", flat=True)) == {
            "directory_salary"
        }

    def test_a_salary_is_above_zero(self, house, executive):
        with pytest.raises(ValidationError) as refused:
            record(house, executive, "delegate", amount=Decimal(0))

        assert list(refused.value.message_dict) == ["amount"]


class TestSalaryPage:
    @pytest.mark.parametrize(
        ("language", "amount", "words"),
        [
            ("en", "140000", None),
            ("en", "137524", None),  # the least of EX-01 since 1 April 2025
            ("en", "137523", "This is below the range of the level. The range of EX-01"),
            ("en", "161773.01", "This is above the range of the level. The range of EX-01"),
            ("fr", "161774", "Ce montant dépasse l’échelle du niveau. L’échelle du niveau EX-01"),
        ],
    )
    def test_an_amount_outside_the_range_is_recorded_with_a_warning(
        self, client, house, executive, language, amount, words
    ):
        client.force_login(house.users["delegate"])
        client.cookies["etms-language"] = language
        url = reverse("directory:salary_record", args=[executive.pk])

        asked = text_of(client.get(url))
        said = text_of(client.post(url, {"starts_on": NEW, "amount": amount}, follow=True))

        assert ("$137,524" if language == "en" else "137 524 $") in asked
        assert Salary.objects.filter(person=executive, starts_on=NEW).exists()
        warned = "below the range" in said or "above the range" in said or "dépasse" in said
        assert warned is (words is not None)
        assert (words or "") in said

    def test_a_gap_is_a_gap(self, client, house, executive):
        """No table stands before 2018: nothing is compared, and nothing warned of."""
        client.force_login(house.users["delegate"])
        url = reverse("directory:salary_record", args=[executive.pk])

        said = text_of(client.post(url, {"starts_on": "2016-05-01", "amount": "5"}, follow=True))

        assert "The salary is recorded." in said
        assert "of the level" not in said.partition("<main")[2].partition("Salary")[0]

    @pytest.mark.parametrize("amount", ["", "x", "0", "-5", "1e9", "12.345", "NaN"])
    def test_what_is_no_salary_is_refused_beside_the_field(self, client, house, executive, amount):
        client.force_login(house.users["delegate"])
        url = reverse("directory:salary_record", args=[executive.pk])

        answer = client.post(url, {"starts_on": NEW, "amount": amount})

        assert answer.status_code == 422
        assert 'id="id_amount_error"' in answer.content.decode()

    def test_the_way_to_it_stands_in_the_file_of_who_may(self, open_page, house, executive):
        way = reverse("directory:salary_record", args=[executive.pk])

        shown = {
            who
            for who in ("executive", "manager", "assistant", "deputy_head", "delegate")
            if way in text_of(open_page(who, "file", executive.pk))
        }

        assert shown == {"deputy_head", "delegate"}


class TestWhatOnlyThePersonSees:
    def _revise(self, house, person, who, **more):
        told = {"date_of_birth": date(1972, 3, 4), "gender": "words of mine"}
        return services.revise_restricted(
            person=person, by=house.users[who], at=timezone.now(), **told | more
        )

    def test_the_person_alone_changes_them(self, house, executive):
        done = set()
        for who in house.users:
            try:
                self._revise(house, executive, who)
            except PermissionDenied:
                continue
            done.add(who)

        assert done == {"executive"}
        assert RestrictedDetails.objects.get(person=executive).gender == "words of mine"
        assert Act.objects.latest("pk").verb == "person.revise_restricted"

    def test_they_can_be_given_first_and_taken_back(self, house):
        person = house.people["manager"]

        self._revise(house, person, "manager")
        self._revise(house, person, "manager", date_of_birth=None, gender="")

        found = RestrictedDetails.objects.get(person=person)
        assert (found.date_of_birth, found.gender) == (None, "")

    def test_a_birth_lies_in_the_past(self, house, executive):
        with pytest.raises(ValidationError) as refused:
            self._revise(house, executive, "executive", date_of_birth=timezone.localdate())

        assert list(refused.value.message_dict) == ["date_of_birth"]

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "What only you see is kept."),
            ("fr", "Ce que personne d’autre ne voit est conservé."),
        ],
    )
    def test_the_page_begins_with_what_is_known(self, client, house, executive, language, said):
        client.force_login(house.users["executive"])
        client.cookies["etms-language"] = language
        url = reverse("directory:restricted", args=[executive.pk])

        asked = text_of(client.get(url))
        kept = client.post(url, {"date_of_birth": "1971-02-03", "gender": "newword"}, follow=True)

        assert 'value="1971-02-03"' in asked
        assert 'value="genderword"' in asked
        assert f'href="{url}"' in text_of(kept)
        assert said in text_of(kept)
        assert "newword" in text_of(kept)

    @pytest.mark.parametrize("day", ["1819-01-01", "2999-01-01", "x"])
    def test_a_wrong_day_is_refused_beside_the_field(self, client, house, executive, day):
        client.force_login(house.users["executive"])
        url = reverse("directory:restricted", args=[executive.pk])

        answer = client.post(url, {"date_of_birth": day, "gender": ""})

        assert answer.status_code == 422
        assert 'id="id_date_of_birth_error"' in answer.content.decode()

    def test_others_do_not_even_read_that_they_were_changed(self, open_page, house, executive):
        self._revise(house, executive, "executive")

        own = text_of(open_page("executive", "person_changes", executive.pk))
        others = text_of(open_page("deputy_head", "person_changes", executive.pk))

        assert "Changed what only the person sees" in own
        assert "Changed what only the person sees" not in others
        assert "words of mine" not in others
