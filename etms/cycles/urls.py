"""Addresses of the cycles screens: names, nothing else."""

app_name = "cycles"
urlpatterns: list = []
