"""How notices come by e-mail is each person's choice: each at once, once a day, never."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from etms import notices
from etms.accounts.choices import NoticeMail
from etms.accounts.services import choose_notice_mail
from etms.trace.models import Act
from etms.work import services
from etms.work.models import Job, Notice

pytestmark = pytest.mark.django_db
TOLD = notices.register("test.told", title=gettext_noop("Notices"), text="%(what)s")
MORNING = datetime(2026, 11, 23, 7, tzinfo=timezone.get_default_timezone())


def tell(reader, what: str) -> None:
    notices.notify(to=reader, code=TOLD, context={"what": what}, url="/notices/")


def choose(reader, choice: str) -> None:
    choose_notice_mail(user=reader, choice=choice, by=reader, at=timezone.now())


def test_somebody_who_wants_none_reads_them_on_the_page(client, reader):
    choose(reader, NoticeMail.NEVER)
    tell(reader, "one")

    services.run_due_jobs(seconds=5)
    services.put_daily_jobs(at=MORNING)
    services.run_due_jobs(seconds=5)

    assert mail.outbox == []
    client.force_login(reader)
    assert "one" in client.get(reverse("work:notices")).content.decode()


def test_once_a_day_all_that_is_unread_comes_in_one_message(reader):
    choose(reader, NoticeMail.DAILY)
    for what in ("first", "second", "read by then"):
        tell(reader, what)
    Notice.objects.filter(context__what="read by then").update(read_at=timezone.now())
    services.run_due_jobs(seconds=5)
    assert mail.outbox == []

    services.put_daily_jobs(at=MORNING)
    services.put_daily_jobs(at=MORNING + timedelta(hours=3))
    services.run_due_jobs(seconds=5)

    [sent] = mail.outbox
    assert "first" in sent.body
    assert "second" in sent.body
    assert "read by then" not in sent.body
    assert "Bonjour" in sent.body
    assert Notice.objects.filter(mailed_at=None).count() == 1


def test_the_night_sends_nothing(reader):
    choose(reader, NoticeMail.DAILY)
    tell(reader, "one")

    services.put_daily_jobs(at=MORNING - timedelta(hours=5))

    assert not Job.objects.filter(kind="notice.digest").exists()


def test_the_choice_is_made_on_a_page_and_leaves_one_act(client, reader):
    client.force_login(reader)
    page = reverse("work:notice_mail")
    assert "checked" in client.get(page).content.decode()

    answers = [client.post(page, {"notice_mail": choice}) for choice in ("daily", "daily", "x")]

    assert [answer.status_code for answer in answers] == [302, 302, 422]
    reader.refresh_from_db()
    assert reader.notice_mail == NoticeMail.DAILY
    assert Act.objects.filter(verb="account.choose_mail").count() == 1
