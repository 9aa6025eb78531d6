"""An answer that is saved while somebody writes: kept, refused with its reason, or elsewhere."""

import pytest
from django.urls import reverse

from talent.models import Answer
from tests.talent.answering import (
    autosave,
    began,
    submitted,
)


def test_an_autosave_answers_with_revision_and_time(own, executive):
    began(executive)

    answer = autosave(own, "strengths", "Calm", 0)

    assert answer.status_code == 200
    assert answer.json()["revision"] == 1
    assert answer.json()["said"].startswith("Saved at ")


def test_an_autosave_that_is_refused_says_why_in_the_language_of_the_reader(own, executive):
    began(executive)
    own.cookies["django_language"] = own.cookies.get("django_language", "")

    answer = autosave(own, "retirement-eligible-year", "31", 0)

    assert (answer.status_code, answer.json()) == (
        400,
        {"error": "Enter a year from 1950 to 2100, in four digits."},
    )


def test_an_autosave_on_an_old_revision_gets_the_other_text(own, executive):
    began(executive)
    autosave(own, "strengths-tags", ["operations"], 0)

    answer = autosave(own, "strengths-tags", ["negotiation"], 0)

    assert answer.status_code == 409
    told = answer.json()
    assert (told["value"], told["revision"]) == (["operations"], 1)
    assert told["words"] == "Large operations"
    assert str(executive) in told["error"]


def test_an_autosave_after_submission_is_refused_with_the_reason(own, executive):
    submitted(executive)

    answer = autosave(own, "strengths", "Calmer", 1)

    assert answer.status_code == 403
    assert "Withdraw them" in answer.json()["error"]


@pytest.mark.parametrize(
    "name",
    ["", "no-such", "rating", "section-strengths", "notice-bank", "self-rating", "strengths.x"],
)
def test_an_autosave_of_what_is_not_asked_is_not_found(own, executive, name):
    began(executive)

    assert autosave(own, name, "x", 0).status_code == 404


def test_an_autosave_of_somebody_signed_out_is_refused(client, db):
    assert autosave(client, "strengths", "x", 0).status_code == 401


def test_a_page_of_another_reader_saves_nothing(own, executive):
    began(executive)

    assert autosave(own, "strengths", "x", 0, opened_by="0").status_code == 403
    assert not Answer.objects.exists()


def test_an_address_that_only_takes_what_is_sent_answers_with_a_page(own):
    answer = own.get(reverse("talent:answer"), headers={"Accept": "text/html"})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "There is no page here" in answer.content.decode()
