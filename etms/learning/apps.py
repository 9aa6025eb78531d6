"""Learning plans: what a person agreed to do and to learn, followed all year."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "etms.learning"
    verbose_name = _("Learning plans")
