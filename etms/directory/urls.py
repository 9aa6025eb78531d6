"""Addresses of the directory screens: names, nothing else."""

app_name = "directory"
urlpatterns: list = []
