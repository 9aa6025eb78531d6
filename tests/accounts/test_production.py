"""Production: it starts with its secrets only, is clean for Django, and knows no demonstration."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.plugins.run import ROOT, Run

SECRETS = {
    "SECRET_KEY": "one-of-fifty-characters-or-more-that-nobody-can-guess-1234567890",
    "ETMS_SIGNING_KEY": "another-of-fifty-characters-that-nobody-can-guess-0987654321",
    "ALLOWED_HOSTS": "etms.example",
    "SITE_URL": "https://etms.example",
    "DATABASE_URL": "",  # of the run
}


def manage(run: Run, *words: str, without: str = "", **more: str) -> subprocess.CompletedProcess:
    """manage.py in a fresh process, with nothing in its environment but what production has."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    secrets = SECRETS | {"DATABASE_URL": run.postgres.url(run.database)}
    environment = kept | secrets | {"ETMS_VAR": str(run.folder / "none")} | more
    environment.pop(without, None)
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
def test_check_deploy_is_clean(run):
    done = manage(run, "check", "--deploy", "--fail-level", "INFO")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", SECRETS)
def test_it_does_not_start_without_each_of_its_secrets(run, name):
    done = manage(run, "check", without=name)

    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


@pytest.mark.parametrize("more", [{"ALLOWED_HOSTS": "*"}, {"ETMS_MODE": "debug"}])
def test_it_does_not_start_with_a_wrong_setting(run, more):
    assert manage(run, "check", **more).returncode != 0


def test_production_is_what_starts_when_nothing_is_said_and_it_has_no_demonstration(run):
    said = """
from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, get_resolver, reverse
assert settings.PRODUCTION and not settings.DEBUG and not settings.DEMO
assert not apps.is_installed("demo")
assert settings.SESSION_COOKIE_NAME.startswith("__Host-") and settings.SESSION_COOKIE_SECURE
assert settings.CSRF_COOKIE_NAME.startswith("__Host-") and settings.CSRF_COOKIE_SECURE
assert settings.PASSWORD_HASHERS == ["etms.accounts.hashers.Argon2"]
assert settings.ETMS_DEMO_PASSWORD == ""
try:
    reverse("demo_sign_in")
except NoReverseMatch:
    print("no demonstration")
"""
    done = manage(run, "shell", "--command", said)

    assert "no demonstration" in done.stdout, done.stderr


@pytest.mark.django_db
def test_demo_sign_in_is_there_in_demo_mode_only(client):
    with pytest.raises(NoReverseMatch):
        reverse("demo_sign_in")

    assert client.post("/demo/sign-in/", {"username": "executive"}).status_code == 404
    assert "demo-people" not in client.get("/accounts/login/").content.decode()


def test_nobody_is_above_the_door(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.columns WHERE table_name = 'accounts_user'"
            " AND column_name IN ('is_superuser', 'is_staff')"
        )
        assert cursor.fetchone() == (0,)
    assert Client().get("/admin/").status_code == 404
