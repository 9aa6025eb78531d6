"""Rounds of reminders, dates of branches, more time."""

import pytest
from django.urls import reverse
from django.utils import timezone

from etms.work.models import Job, Notice
from talent import models
from talent.choices import Show
from talent.queries.cockpit import Chosen
from talent.services import reminders
from tests.talent.exercise import days
from tests.talent.test_views_exercise.pages import NOW

pytestmark = pytest.mark.django_db


def test_a_round_is_looked_at_before_it_is_sent(open_page, send, house):
    page = open_page("remind", house.organization.pk, show=Show.ANSWERS_OPEN, level="EX-04")
    assert page.context["count"] == 2
    assert not Job.objects.filter(kind="talent.remind").exists()

    answer = send("remind", house.organization.pk, show=Show.ANSWERS_OPEN, level="EX-04")

    asked = models.Reminder.objects.get()
    assert answer.url == reverse("talent:reminders", args=[asked.pk])
    assert asked.chosen["level"] == "EX-04"


def test_the_round_says_what_became_of_it(open_page, client, house):
    send = {"dossier": house.dossier, "by": house.delegate, "at": NOW}
    asked = reminders.remind(chosen=Chosen(show=Show.ANSWERS_OPEN), **send)
    waiting = open_page("reminders", asked.pk)
    assert "hx-trigger" in waiting.content.decode()

    reminders.send_reminders(reminder_id=asked.pk, at=timezone.now())

    done = open_page("reminders", asked.pk).content.decode()
    assert f"{len(house.people)} people were told." in done
    assert "hx-trigger" not in done
    part = client.get(reverse("talent:reminders", args=[asked.pk]), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


def test_a_wrong_date_says_so_beside_its_field_and_keeps_the_others(send, house):
    right = f"day-{house.branches[0].pk}-employee_section"
    wrong = f"day-{house.branches[1].pk}-employee_section"

    answer = send("dates", house.organization.pk, **{right: days(5), wrong: days(21)})

    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == [wrong]
    assert form[right].value() == str(days(5))
    assert not models.BranchDate.objects.exists()


def test_a_page_of_dates_that_was_opened_before_overwrites_nothing(send, house):
    name = f"day-{house.branches[0].pk}-employee_section"
    send("dates", house.organization.pk, **{name: days(5)})
    assert models.BranchDate.objects.get().closes_on == days(5)

    answer = send("dates", house.organization.pk, **{name: days(9), f"initial-{name}": ""})

    assert answer.status_code == 422
    assert models.BranchDate.objects.get().closes_on == days(5)
    send("dates", house.organization.pk, **{name: days(9), f"initial-{name}": days(5)})
    assert models.BranchDate.objects.get().closes_on == days(9)


def test_a_unit_below_a_branch_gets_a_line_when_it_is_asked_for(open_page, house):
    page = open_page("dates", house.organization.pk, unit=house.directorates[0].pk)

    assert f"day-{house.directorates[0].pk}-employee_section" in page.context["form"].fields


def test_more_time_that_is_too_long_is_refused_beside_its_field(send, house):
    person = house.directors[0].pk
    told = {"stage": "employee_section", "reason": "leave"}

    answer = send("extend", house.organization.pk, person, until=days(111), **told)
    assert answer.status_code == 422
    assert "until" in answer.context["form"].errors

    assert send("extend", house.organization.pk, person, until=days(40), **told).status_code == 302
    assert Notice.objects.filter(code="exercise.extended").count() == 1
