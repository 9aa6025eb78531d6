"""The verbs of work: do what is due, try again what was given up, tell and note as read, tidy."""

import socket
import time
import traceback
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access, audit, jobs
from etms.accounts.choices import NoticeMail
from etms.accounts.models import User
from etms.accounts.services import forget_expired
from etms.directory import queries as directory
from etms.work.choices import Verb
from etms.work.models import Heartbeat, Job, Notice

TRIES = 8  # the last one about three hours after the first
FIRST_WAIT = timedelta(seconds=10)
LONGER = 3  # each wait is so many times the one before
DONE_KEPT = timedelta(days=30)
SILENT_KEPT = timedelta(days=1)
DIGEST_HOUR = 6  # of the day, from which on notices of the day before go out in one message
DIGEST_KEPT = timedelta(days=30)
DIGEST_MOST = 50

log = structlog.get_logger(__name__)


def run_due_jobs(*, seconds: float) -> int:
    """Do what is due, one job after the other, and begin none after so many seconds."""
    until = time.monotonic() + seconds
    done = 0
    while time.monotonic() < until:
        job = _claim(at=timezone.now())
        if job is None:
            break
        _run(job)
        done += 1
    return done


@transaction.atomic
def _claim(*, at: datetime) -> Job | None:
    """Take the job that has waited longest, and count the try before it begins.

    Committed at once: a job that takes the worker down with it is tried again after its wait,
    and in the end given up like any other.
    """
    job: Job | None = Job.objects.due(at).select_for_update(skip_locked=True).first()
    if job is not None:
        job.attempts += 1
        job.due_at = at + FIRST_WAIT * LONGER ** (job.attempts - 1)
        job.save(update_fields=["attempts", "due_at"])
    return job


def _run(claimed: Job) -> None:
    """The effect and its mark in one transaction: both are there, or neither, and never twice."""
    began = time.monotonic()
    with access.request_scope(), audit.request(claimed.request_id), transaction.atomic():
        found = Job.objects.open().select_for_update(skip_locked=True).filter(pk=claimed.pk)
        job = found.first()
        if job is None:  # somebody else holds it, or did it
            return
        _name_the_actor(job.by_id)
        error = _effect(job)
        if not error:
            job.done_at = timezone.now()
        elif job.attempts >= TRIES:
            job.dead_at = timezone.now()
        job.error = error
        job.save(update_fields=["done_at", "dead_at", "error"])
    state = "done" if job.done_at else "given up" if job.dead_at else "to be tried again"
    log.info(
        "job",
        kind=job.kind,
        job=job.pk,
        state=state,
        attempt=job.attempts,
        error=error,
        ms=round((time.monotonic() - began) * 1000),
    )


def _effect(job: Job) -> str:
    """Do the job in a savepoint; what went wrong, without the words of the error (they may hold
    personal data), or nothing."""
    if job.attempts > TRIES:
        return "ProcessEnded"
    try:
        with transaction.atomic():
            jobs.do(job.kind, job.payload)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{where.filename.rpartition('/')[2]}:{where.lineno}"
        return f"{type(error).__name__} ({place})"[:200]
    return ""


def _name_the_actor(user_id: int | None) -> None:
    """On whose behalf this transaction runs, as a request's middleware does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('etms.user', %s, true)", [str(user_id or "")])


@transaction.atomic
def retry_job(*, job: Job, by: User, at: datetime) -> None:
    """Try a job again from the beginning that was given up."""
    audit.act(by=by, at=at, verb=Verb.RETRY_JOB, target=job)
    access.require(by, "work.operate", job)
    again = Job.objects.dead().filter(pk=job.pk)
    if not again.update(dead_at=None, attempts=0, due_at=at, error=""):
        raise ValidationError(_("This job was not given up, or is being tried again already."))
    jobs.nudge_on_commit()


@transaction.atomic
def mail_notice(*, notice_id: int, at: datetime) -> None:
    """Send a notice in the language of its reader; once, and to no closed account."""
    notice = Notice.objects.select_related("to").get(pk=notice_id)
    chosen = notice.to.notice_mail
    if notice.mailed_at or not notice.to.is_active or chosen != NoticeMail.EACH:
        return
    name = directory.names_of_users([notice.to_id])[notice.to_id]
    with translation.override(notice.to.language):
        text = render_to_string(
            "work/mail/notice.txt", {"notice": notice, "name": name, "site": settings.SITE_URL}
        )
        title = notice.title
    EmailMessage(
        subject=f"[ETMS-SGTC] {title}",
        body=text,
        to=[notice.to.email],
        # A mail sent again after a failed commit has the same number, so that it shows once.
        headers={
            "Message-ID": f"<notice.{notice.pk}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
    Notice.objects.filter(pk=notice.pk).update(mailed_at=at)


@transaction.atomic
def mail_digest(*, user_id: int, at: datetime) -> None:
    """Send in one message what somebody has not read yet; nothing when all is read."""
    user = User.objects.get(pk=user_id)
    waiting = Notice.objects.select_for_update().filter(to=user, read_at=None, mailed_at=None)
    found = list(waiting.filter(created_at__gte=at - DIGEST_KEPT).order_by("-id")[:DIGEST_MOST])
    if not found or not user.is_active or user.notice_mail != NoticeMail.DAILY:
        return
    name = directory.names_of_users([user.pk])[user.pk]
    said = {"notices": found, "name": name, "site": settings.SITE_URL}
    with translation.override(user.language):
        text = render_to_string("work/mail/digest.txt", said)
        title = ngettext("%(count)s notice", "%(count)s notices", len(found))
    host = urlsplit(settings.SITE_URL).hostname
    EmailMessage(
        subject=f"[ETMS-SGTC] {title % {'count': len(found)}}",
        body=text,
        to=[user.email],
        headers={
            "Message-ID": f"<digest.{found[0].pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
    Notice.objects.filter(pk__in=[each.pk for each in found]).update(mailed_at=at)


def mark_read(*, notice: Notice, at: datetime) -> None:
    """Its reader has seen it; a notice is no content, so this is no act."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def mark_all_read(*, by: User, at: datetime) -> None:
    Notice.objects.filter(to=by, read_at=None).update(read_at=at)


def beat(*, process: str, at: datetime) -> None:
    """Say that a process of this machine lives."""
    Heartbeat.objects.update_or_create(
        process=process, machine=socket.gethostname()[:100], defaults={"at": at}
    )


@transaction.atomic
def put_daily_jobs(*, at: datetime) -> None:
    """Asked every few minutes; the key makes it one a day, also after a night switched off."""
    today = timezone.localdate(at)
    jobs.put(kind="work.tidy", payload={}, key=f"work.tidy:{today}")
    if timezone.localtime(at).hour >= DIGEST_HOUR:
        unread = Notice.objects.filter(read_at=None, mailed_at=None, to=OuterRef("pk"))
        daily = User.objects.filter(notice_mail=NoticeMail.DAILY, is_active=True)
        for pk in daily.filter(Exists(unread)).values_list("pk", flat=True):
            jobs.put(kind="notice.digest", payload={"user": pk}, key=f"notice.digest:{pk}:{today}")


@transaction.atomic
def tidy(*, at: datetime) -> None:
    """Remove sessions and tokens that ended, jobs long done, and processes that are gone."""
    forget_expired(at=at)
    Session.objects.filter(expire_date__lt=at).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    Job.objects.filter(done_at__lt=at - DONE_KEPT).delete()
    Heartbeat.objects.filter(at__lt=at - SILENT_KEPT).delete()
