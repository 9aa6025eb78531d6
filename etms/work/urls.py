"""Addresses of the work screens: names, nothing else."""

app_name = "work"
urlpatterns: list = []
