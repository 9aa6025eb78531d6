"""The synthetic service: installed only in demo and test mode."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "demo"
