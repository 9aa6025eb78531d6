"""Changing and resetting a password: by a mailed link, with a trace that holds no hash."""

import json
import re

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from etms import jobs
from etms.accounts import services
from etms.accounts.models import User
from etms.trace.models import Act, Event
from tests.accounts.conftest import PASSWORD, account, sign_in, signed_in

pytestmark = pytest.mark.django_db
NEW = "another sentence, longer still"


def put_jobs() -> list[dict]:
    """What lies in the queue, as the worker would read it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, payload FROM work_job ORDER BY id")
        return [
            {"kind": kind, "payload": json.loads(payload) if isinstance(payload, str) else payload}
            for kind, payload in cursor.fetchall()
        ]


def work() -> None:
    """Do the jobs, as the worker would."""
    for job in put_jobs():
        jobs.do(job["kind"], job["payload"])


def ask(address: str):
    return Client().post(reverse("account_reset_password"), {"email": address})


def link_in(message) -> str:
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", message.body)[1]


def choose(client: Client, link: str, password: str = NEW):
    form = client.get(link, follow=True)
    return client.post(
        form.redirect_chain[-1][0], {"password1": password, "password2": password}, follow=True
    )


def test_a_new_password_signs_out_everywhere_and_kills_tokens(person):
    here, there = signed_in(person), signed_in(person)
    token = services.issue_token(user=person, days=1, by=None, at=timezone.now())

    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert answer["Location"] == reverse("account_login")
    assert answer["Clear-Site-Data"]
    for client in (here, there):
        assert client.get(reverse("usersessions_list")).status_code == 302
    header = {"Authorization": f"Token {token}"}
    assert Client().get("/api/me/", headers=header).status_code == 401
    assert sign_in(Client(), "person", NEW).status_code == 302


def test_the_act_stands_in_the_ledger_and_the_hash_does_not(person):
    before = Event.objects.count()
    services.change_password(user=person, password=NEW, at=timezone.now())

    act = Act.objects.get(verb="account.change_password")
    assert (act.actor_id, act.target_id) == (person.pk, person.pk)
    assert Event.objects.count() == before
    person.refresh_from_db()
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(e::text, ''), '') FROM audit.event e")
        assert person.password not in cursor.fetchone()[0]


def test_a_wrong_old_password_changes_nothing(person):
    answer = signed_in(person).post(
        reverse("account_change_password"),
        {"oldpassword": "wrong", "password1": NEW, "password2": NEW},
    )

    assert "This is not your password" in answer.content.decode()
    assert not Act.objects.filter(verb="account.change_password").exists()


@pytest.mark.parametrize("password", ["too short", "passwordpassword"[:14], "person@test.example"])
def test_a_weak_password_is_refused_with_the_reason(person, password):
    answer = signed_in(person).post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )

    assert answer.context["form"].errors["password1"]


def test_the_answer_and_the_work_are_the_same_for_an_unknown_address(person):
    account(username="gone", email="gone@test.example", is_active=False)
    answers = [ask(f"{name}@test.example") for name in ("person", "gone", "nobody")]

    assert {(a.status_code, a["Location"]) for a in answers} == {
        (302, reverse("account_reset_password_done"))
    }
    assert [job["payload"] for job in put_jobs()] == [
        {"user": person.pk, "about": "asked"},
        {"user": None, "about": "asked"},
        {"user": None, "about": "asked"},
    ]
    work()
    assert [message.to for message in mail.outbox] == [["person@test.example"]]


def test_the_link_works_once(person):
    ask("person@test.example")
    work()
    link = link_in(mail.outbox[0])
    late = Client()
    late.get(link)

    done = choose(Client(), link)

    assert "Your password is changed" in done.content.decode()
    assert sign_in(Client(), "person", NEW).status_code == 302
    assert "no longer works" in Client().get(link, follow=True).content.decode()
    assert "no longer works" in late.get(link, follow=True).content.decode()


def test_the_link_works_for_a_day(person):
    ask("person@test.example")
    work()
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=25)):
        page = Client().get(link_in(mail.outbox[0]), follow=True).content.decode()

    assert "no longer works" in page


def test_a_link_dies_with_the_account(person, administrator):
    ask("person@test.example")
    work()
    services.deactivate(user=person, by=administrator, at=timezone.now())

    choose(Client(), link_in(mail.outbox[0]))

    assert sign_in(Client(), "person", NEW)["Location"] == reverse("account_inactive")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "asked for a new password"), ("fr", "nouveau mot de passe")]
)
def test_the_mail_is_in_the_language_of_the_account(language, words):
    account(username="reader", email="reader@test.example", language=language)
    ask("reader@test.example")
    work()

    assert words in mail.outbox[0].body
    assert "reader" in mail.outbox[0].body
    assert mail.outbox[0].subject.startswith("[ETMS-SGTC] ")


def test_a_changed_password_is_told_by_mail(person):
    services.change_password(user=person, password=NEW, at=timezone.now())
    work()

    assert "was changed" in mail.outbox[0].body
    assert "/password/reset/key/" not in mail.outbox[0].body


def test_no_row_of_the_queue_holds_a_link(person):
    ask("person@test.example")

    assert "key" not in str(put_jobs())


def test_six_requests_in_an_hour_for_an_address_are_too_many(person):
    answers = [ask("person@test.example").status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]


def test_an_account_without_a_password_gets_one_by_the_link(db):
    user = services.create_account(
        username="fresh",
        email="Fresh@Test.example",
        language="fr",
        password=None,
        by=None,
        at=timezone.now(),
    )
    work()
    choose(Client(), link_in(mail.outbox[0]))

    assert "compte a été ouvert" in mail.outbox[0].body
    assert User.objects.get(pk=user.pk).email == "fresh@test.example"
    assert sign_in(Client(), "fresh", NEW).status_code == 302
