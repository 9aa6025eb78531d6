"""The trace: an append-only ledger of every act, the reads of files, the refusals."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TraceConfig(AppConfig):
    name = "etms.trace"
    verbose_name = _("Trace")

    def ready(self):
        from etms.trace.triggers import install  # noqa: PLC0415  apps are not loaded before

        post_migrate.connect(install, dispatch_uid="trace.install")
