"""Data mended from the page, and never on the own file."""

import pytest

from etms.directory.models import LanguageResult
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of
from tests.talent.exercise import days

pytestmark = pytest.mark.django_db


def test_a_line_is_mended_and_the_others_keep_what_was_written(send, house):
    person, other = house.heads
    key, left = f"results-{person.pk}", f"results-{other.pk}"
    written = {
        "save": key,
        f"{key}-result-oral": "C",
        f"{key}-tested_on-oral": days(-9),
        f"{key}-expires_on-oral": days(900),
        f"{left}-result-oral": "B",
    }

    answer = send("mend", house.organization.pk, **written)

    assert LanguageResult.objects.get(person=person).skill == "oral"
    items = {item.key: item for item in answer.context["items"]}
    assert items[key].form.skills == ["reading", "writing"]
    assert items[left].form["result-oral"].value() == "B"
    assert not items[left].form.errors


def test_a_line_that_cannot_be_saved_says_why_and_stays(send, house):
    key = f"results-{house.heads[0].pk}"
    written = {"save": key, f"{key}-result-oral": "C", f"{key}-tested_on-oral": days(9)}

    answer = send("mend", house.organization.pk, **written)
    part = send("mend", house.organization.pk, htmx=True, **written)

    assert answer.status_code == part.status_code == 422
    item = next(item for item in answer.context["items"] if item.key == key)
    assert "tested_on-oral" in item.form.errors
    assert "<html" not in part.content.decode()
    assert not LanguageResult.objects.exists()


def test_a_missing_account_is_opened_from_the_page(send, house):
    person = holder(position(unit=house.branches[0], level="EX-04"))
    key = f"account-{person.pk}"

    answer = send(
        "mend",
        house.organization.pk,
        htmx=True,
        save=key,
        **{f"{key}-email": "new@test.example", f"{key}-username": "new"},
    )

    person.refresh_from_db()
    assert answer.status_code == 200
    assert person.user.email == "new@test.example"


def test_what_somebody_else_has_mended_is_said(send, house):
    answer = send("mend", house.organization.pk, htmx=True, save="account-0")

    assert "Somebody has put this right already." in answer.content.decode()


def test_a_delegate_mends_nothing_on_their_own_file_or_a_superiors(open_page, send, house):
    me, above = house.generals[0], house.heads[0]
    delegate = delegate_of(house.organization, user=me.user)

    items = open_page("mend", house.organization.pk, by=delegate).context["items"]

    assert not {item.file.person_id for item in items} & {me.pk, above.pk}
    key = f"results-{me.pk}"
    send(
        "mend",
        house.organization.pk,
        by=delegate,
        save=key,
        **{f"{key}-result-oral": "C", f"{key}-tested_on-oral": days(-9)},
    )
    assert not LanguageResult.objects.exists()


def test_a_result_without_its_day_is_refused_beside_the_day(send, house):
    key = f"results-{house.heads[0].pk}"

    half = send("mend", house.organization.pk, save=key, **{f"{key}-result-oral": "C"})
    nothing = send("mend", house.organization.pk, save=key)

    assert list(half.context["failed"].form.errors) == ["tested_on-oral"]
    assert "Write at least one result." in nothing.content.decode()
