"""Addresses of the accounts screens: names, nothing else."""

app_name = "accounts"
urlpatterns: list = []
