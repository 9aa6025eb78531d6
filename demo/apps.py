"""The synthetic service: installed only in demo and test mode."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "demo"
    verbose_name = _("Demonstration")

    def ready(self):
        # History tells of acts in the words of their verbs, in every process.
        from demo import choices  # noqa: F401, PLC0415  apps are not loaded before
