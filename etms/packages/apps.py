"""Signed snapshots that an organization hands over, each with its receipt."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PackagesConfig(AppConfig):
    name = "etms.packages"
    verbose_name = _("Packages")
