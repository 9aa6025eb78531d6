"""Makes talent known to Django."""

from django.apps import AppConfig


class TalentConfig(AppConfig):
    name = "talent"
