"""Cycles and their dated rules."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CyclesConfig(AppConfig):
    name = "etms.cycles"
    verbose_name = _("Cycles")
