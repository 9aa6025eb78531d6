"""Answers saved as they are written, one row each; the apps above say to which sheet they belong."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AnswersConfig(AppConfig):
    name = "etms.answers"
    verbose_name = _("Answers")

    def ready(self):
        autodiscover_modules("access", "home", "navigation", "jobs", "panels")
