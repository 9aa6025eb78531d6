"""Addresses of the API of roles: names, nothing else."""

from django.urls import path

from etms.roles.api import MeView

urlpatterns = [path("me/", MeView.as_view(), name="me")]
