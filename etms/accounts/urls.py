"""Addresses of the accounts screens: names, nothing else."""

from django.urls import path

from etms.accounts import language

app_name = "accounts"
urlpatterns = [
    path("language/", language.set_language, name="set_language"),
    path("session/keep/", language.keep_session, name="keep_session"),
]
