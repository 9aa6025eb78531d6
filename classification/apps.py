"""Makes classification known to Django."""

from django.apps import AppConfig


class ClassificationConfig(AppConfig):
    name = "classification"
