"""Jobs, notices and heartbeats."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("process", models.CharField(max_length=20, verbose_name="process")),
                ("machine", models.CharField(max_length=100, verbose_name="machine")),
                ("at", models.DateTimeField(verbose_name="last heard of")),
            ],
            options={
                "verbose_name": "heartbeat",
                "verbose_name_plural": "heartbeats",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "machine"), name="one_heartbeat_per_process"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("payload", models.JSONField(verbose_name="payload")),
                (
                    "key",
                    models.CharField(max_length=200, null=True, unique=True, verbose_name="key"),
                ),
                (
                    "request_id",
                    models.CharField(blank=True, max_length=64, verbose_name="request"),
                ),
                ("put_at", models.DateTimeField(verbose_name="put")),
                ("due_at", models.DateTimeField(verbose_name="next try")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                ("error", models.CharField(blank=True, max_length=200, verbose_name="last error")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                ("dead_at", models.DateTimeField(null=True, verbose_name="given up")),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="for",
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead_at", None), ("done_at", None)),
                        fields=["due_at", "id"],
                        name="job_open",
                    ),
                    models.Index(
                        condition=models.Q(("dead_at__isnull", False)),
                        fields=["dead_at"],
                        name="job_dead",
                    ),
                    models.Index(
                        condition=models.Q(("done_at__isnull", False)),
                        fields=["done_at"],
                        name="job_done",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at__isnull", True), ("dead_at__isnull", True), _connector="OR"
                        ),
                        name="job_done_or_given_up",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("context", models.JSONField(verbose_name="context")),
                ("url", models.CharField(max_length=300, verbose_name="address")),
                ("created_at", models.DateTimeField(verbose_name="written")),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="mailed")),
                (
                    "to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "indexes": [
                    models.Index(fields=["to", "-id"], name="notice_to"),
                    models.Index(
                        condition=models.Q(("read_at", None)), fields=["to"], name="notice_unread"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_at__isnull", True),
                            ("read_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="notice_read_after_written",
                    )
                ],
            },
        ),
    ]
