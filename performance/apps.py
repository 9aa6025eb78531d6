"""Makes performance known to Django."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "performance"
