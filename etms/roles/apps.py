"""Roles: explicit assignments by date, the grants derived from them, and standing."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "etms.roles"
    verbose_name = _("Roles")

    def ready(self):
        autodiscover_modules("access", "home", "navigation", "jobs", "panels", "tabs")
