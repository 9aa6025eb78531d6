"""Addresses of the API: each app brings its own."""

urlpatterns: list = []
