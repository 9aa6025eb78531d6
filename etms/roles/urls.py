"""Addresses of the roles screens: names, nothing else."""

app_name = "roles"
urlpatterns: list = []
