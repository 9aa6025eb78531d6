"""docker-compose.yml: its services, their health, whom they run as, no secret in it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text("utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]
REQUIRED = r"\$\{[A-Z_]+:\?[^}]+\}"
OPTIONAL = {"EMAIL_HOST_PASSWORD": "${EMAIL_HOST_PASSWORD:-}"}
OPTIONAL |= {"SECRET_KEY_FALLBACKS": "${SECRET_KEY_FALLBACKS:-}"}
OPTIONAL |= {"ETMS_SIGNING_KEY_FALLBACKS": "${ETMS_SIGNING_KEY_FALLBACKS:-}"}


def test_the_services_are_all_there():
    assert set(SERVICES) == {"postgres", "redis", "migrate", "web", "worker", "beat"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_has_a_health_check(name):
    check = SERVICES[name]["healthcheck"]

    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout"} <= set(check)


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_runs_as_root(name):
    service = SERVICES[name]

    assert str(service["user"]) not in {"0", "root"}
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_secret_comes_from_the_environment_which_must_have_it(name):
    for variable, value in SERVICES[name]["environment"].items():
        if variable in OPTIONAL:
            assert value == OPTIONAL[variable]
        elif re.search("PASSWORD|SECRET|SIGNING|DATABASE|REDIS", variable):
            assert re.search(REQUIRED, value), variable


@pytest.mark.parametrize("name", ["migrate", "web", "worker", "beat"])
def test_nothing_starts_before_the_database_is_migrated(name):
    before = SERVICES[name]["depends_on"]

    wanted = "postgres" if name == "migrate" else "migrate"
    condition = "service_healthy" if name == "migrate" else "service_completed_successfully"
    assert before[wanted] == {"condition": condition}


def test_only_migrate_signs_in_as_the_owner_of_the_tables():
    assert [
        name for name in SERVICES if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]
    ] == ["migrate"]


def test_what_it_mounts_is_there():
    mounts = SERVICES["postgres"]["volumes"]

    assert all((ROOT / m.split(":")[0]).is_file() for m in mounts if m.startswith("./"))


def test_the_image_is_not_root_either():
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")

    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["10001"]


def test_the_image_is_built_with_all_that_the_settings_demand():
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    exported = re.search(r"RUN export ([^\\]+)", dockerfile)[1].split()
    environment = dict(pair.split("=", 1) for pair in exported) | {"PATH": os.environ["PATH"]}

    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr


def test_the_requirements_are_pinned_by_hash_and_name_no_host():
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text("utf-8")
        assert "://" not in text, file.name
        assert re.findall(r"^[a-z].*(?<!\\)$", text, re.MULTILINE) == [], file.name
        assert text.count("==") <= text.count("--hash=sha256:"), file.name
