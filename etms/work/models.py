"""Rows that keep the work going: jobs, notices, heartbeats. None of them is content.

Their fields have no names for people: neither history nor a form ever shows one.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from etms import jobs, notices


class JobQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None, dead_at=None)

    def dead(self):
        return self.filter(done_at=None, dead_at__isnull=False)

    def due(self, at):
        """What may be tried now, the longest due first."""
        return self.open().filter(due_at__lte=at).order_by("due_at", "id")


class Job(models.Model):
    """Something to do after a change, put by etms.jobs.put in the transaction of that change."""

    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    key = models.CharField(max_length=200, null=True)  # noqa: DJ001  none is no key
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    request_id = models.CharField(max_length=64, blank=True)
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dead_at__isnull=True),
                name="job_done_or_given_up",
            ),
            models.UniqueConstraint(fields=["key"], name="job_put_once"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="job_not_done", condition=Q(done_at=None)),
            models.Index(fields=["done_at"], name="job_done", condition=Q(done_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk}"

    @property
    def label(self) -> str:
        """What a person calls this kind of job."""
        return jobs.kinds().get(self.kind, self.kind)


class Heartbeat(models.Model):
    """When a process last said that it lives; one row for each process of each machine."""

    process = models.CharField(max_length=20)
    machine = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "machine"], name="one_heartbeat_per_process"
            )
        ]

    def __str__(self):
        return f"{self.process} {self.machine}"


class Notice(models.Model):
    """Something a person was told; put into words in their language when read or sent."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False
    )
    code = models.CharField(max_length=60)
    context = models.JSONField()
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("created_at")),
                name="notice_read_after_written",
            )
        ]
        indexes = [
            models.Index(fields=["to", "-id"], name="notice_to"),
            models.Index(fields=["to"], name="notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self):
        return f"{self.code} #{self.pk}"

    @property
    def title(self) -> str:
        return notices.words(self.code, self.context)[0]

    @property
    def text(self) -> str:
        return notices.words(self.code, self.context)[1]
