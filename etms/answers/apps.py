"""Answers saved as they are written, one row each; the apps above say on which sheet."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnswersConfig(AppConfig):
    name = "etms.answers"
    verbose_name = _("Answers")
