"""Committee sessions: scope, seats, conflicts, agenda, minutes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteesConfig(AppConfig):
    name = "etms.committees"
    verbose_name = _("Committees")
