"""Work: jobs, notices, home, health."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "etms.work"
    verbose_name = _("Work")

    def ready(self):
        from etms.work import logs  # noqa: PLC0415  settings are not loaded before

        logs.configure()
