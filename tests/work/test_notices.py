"""Notices: left with the change, read in the page, mailed in the reader's language."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from etms import jobs, notices
from etms.work import services
from etms.work.models import Job, Notice
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory

pytestmark = pytest.mark.django_db
HELLO = notices.register(
    "test.hello",
    title=gettext_noop("Notices"),
    text="%(organization)s, %(day)s, %(count)s, %(by)s",
)


@pytest.fixture
def context():
    department = OrganizationFactory(name_en="Public Safety", name_fr="Sécurité publique")
    return {
        "organization": department,
        "day": date(2026, 12, 1),
        "count": 3,
        "by": "Élise",
    }


def _tell(to, context, url="/notices/"):
    notices.notify(to=to, code=HELLO, context=context, url=url)


def test_a_notice_speaks_the_language_of_the_moment(reader, context):
    _tell(reader, context)
    notice = Notice.objects.get()

    said = {}
    for language in ("en", "fr"):
        with translation.override(language):
            said[language] = notice.text

    assert said["en"].startswith("Public Safety, ")
    assert "Dec" in said["en"]
    assert said["fr"].startswith("Sécurité publique, ")
    assert "déc" in said["fr"]


def test_a_notice_is_mailed_once_in_the_language_of_its_reader(reader, context):
    _tell(reader, context, url="/notices/?from=mail")

    services.run_due_jobs(seconds=5)
    services.mail_notice(notice_id=Notice.objects.get().pk, at=timezone.now())

    [sent] = mail.outbox
    assert sent.to == [reader.email]
    assert "Bonjour" in sent.body
    assert "Sécurité publique" in sent.body
    assert "http://127.0.0.1:8000/notices/?from=mail" in sent.body.splitlines()
    assert sent.message()["Message-ID"] == f"<notice.{Notice.objects.get().pk}@127.0.0.1>"
    assert Notice.objects.get().mailed_at


def test_the_link_of_a_mail_leads_to_the_step(client, reader, context):
    _tell(reader, context, url="/notices/")
    services.run_due_jobs(seconds=5)
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    client.force_login(reader)

    answer = client.get(link.removeprefix("http://127.0.0.1:8000"))

    assert answer.status_code == 200


def test_a_closed_account_is_told_nothing(context):
    _tell(UserFactory(is_active=False), context)

    assert not Notice.objects.exists()
    assert not Job.objects.exists()


def test_an_account_closed_before_the_mail_gets_none(reader, context):
    _tell(reader, context)
    arrange()
    reader.is_active = False
    reader.save()

    services.run_due_jobs(seconds=5)

    assert mail.outbox == []


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example/", "notices/"])
def test_a_notice_leads_nowhere_else(reader, context, url):
    with pytest.raises(ValueError, match="address of this site"):
        _tell(reader, context, url=url)


def test_a_missing_word_is_found_when_the_notice_is_left(reader):
    with pytest.raises(KeyError):
        _tell(reader, {"count": 3})


def test_a_mail_server_that_is_down_is_tried_again(reader, context, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    _tell(reader, context)

    services.run_due_jobs(seconds=5)

    assert Job.objects.open().get().error.startswith("ConnectionRefusedError")
    assert Notice.objects.get().mailed_at is None


def test_notices_are_marked_as_read(client, reader, context):
    for _ in range(3):
        _tell(reader, context)
    first = Notice.objects.order_by("pk").first()
    client.force_login(reader)

    client.post(reverse("work:notice_read", args=[first.pk]))
    left = Notice.objects.filter(read_at=None).count()
    client.post(reverse("work:notices_read"))

    assert (left, Notice.objects.filter(read_at=None).count()) == (2, 0)


def test_the_notices_of_another_do_not_exist(client, reader, context):
    _tell(reader, context)
    client.force_login(UserFactory())

    answer = client.post(reverse("work:notice_read", args=[Notice.objects.get().pk]))
    page = client.get(reverse("work:notices"))

    assert answer.status_code == 404
    assert Notice.objects.get().read_at is None
    assert "Public Safety" not in page.content.decode()


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (3, "3"), (120, "99+")])
def test_the_top_line_counts_what_is_not_read(client, reader, context, count, shown):
    Notice.objects.bulk_create(
        Notice(to=reader, code="test.hello", context={}, url="/", created_at=timezone.now())
        for _ in range(count)
    )
    client.force_login(reader)

    answer = client.get(reverse("work:home"))

    assert str(answer.context["unread_notices"]) == shown


def test_a_job_says_in_both_languages_what_it_is():
    said = set()
    for language in ("en", "fr"):
        with translation.override(language):
            said.add(jobs.kinds()[notices.MAIL])

    assert said == {"Send a notice by e-mail", "Envoyer un avis par courriel"}
