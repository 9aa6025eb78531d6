"""The directory: people, organizations, units, positions and who holds them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "etms.directory"
    verbose_name = _("Directory")
