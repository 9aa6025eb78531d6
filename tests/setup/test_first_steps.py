"""A real installation from nothing: the steps of docs/operating.md, in production mode."""

import re
from pathlib import Path

import pytest

from tests.accounts.test_production import manage
from tests.plugins.run import ROOT

TABLE = """number,name_en,name_fr,core_public_administration,size
1,Department of Trials,Ministère des Essais,yes,LARGE
2,Agency of Trials,Agence des Essais,no,SMALL
"""
# What the people named by the steps then do on screen, by the services behind it.
ON_SCREEN = """
from datetime import timedelta
from django.test import Client
from django.utils import timezone
from etms import access
from etms.accounts.models import User
from etms.cycles import rules, services as cycles
from etms.directory.models import Organization
from etms.roles import services as roles
from etms.roles.models import OrganizationCycle
from etms.work.models import Job

now = timezone.now()
who = {user.username: user for user in User.objects.all()}
act = {"by": who["policy"], "at": now}
year = rules.fiscal_year_after(timezone.localdate()) - 1
cycles.publish_cycle(cycle=cycles.draft_cycle(year=year, **act), **act)
head, organization = who["head"], Organization.objects.get(number=1)
assert access.standing(head).deputy_head_of == organization.pk
dossier = OrganizationCycle.objects.get(organization=organization)
roles.nominate_delegate(dossier=dossier, user=who["adviser"], may_submit=True,
    main_contact=True, ends_at=None, by=head, at=now)
assert access.can(who["adviser"], "directory.maintain", organization)
roles.assign_role(user=who["analyst"], role="ochro_analyst", organization=None, cycle=None,
    starts_at=now, ends_at=None, basis="x", by=who["lead"], at=now)
assert Job.objects.filter(kind__contains="mail").count() >= 6
client = Client(headers={"host": "etms.example"})
assert client.get("/accounts/login/", secure=True).status_code == 200
assert client.get("/readyz").status_code == 200
print("all of it")
"""


@pytest.fixture
def step(run, tmp_path):
    """One command in production mode, on a database that had nothing in it."""
    name = f"{run.database}_first_steps"
    run.postgres.make_database(name)
    own = {"DATABASE_URL": run.postgres.url(name), "ETMS_VAR": str(tmp_path / "var")}
    owner = {"DATABASE_OWNER_URL": run.postgres.url(name, owner=True)}

    def go(*words: str):
        more = own | (owner if words[0] == "migrate" else {})
        done = manage(run, *words, **more)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    yield go
    run.postgres.drop_database(name)


def test_the_documented_steps_make_an_installation(step, tmp_path):
    table = tmp_path / "organizations.csv"
    table.write_text(TABLE, "utf-8")

    step("migrate")
    step("load_cycle_rules")
    step("load_communities")
    assert step("load_organizations", str(table)) == "2 new, 0 changed, 0 the same\n"
    for name, role in (
        ("admin", "administrator"),
        ("lead", "ochro_lead"),
        ("policy", "policy_officer"),
    ):
        step("create_account", name, f"{name}@etms.example")
        step("grant_role", name, role)
    said = step("seat_deputy_head", "1", "head", "head@etms.example", "Ada", "Test")
    assert "Ada Test heads Department of Trials" in said
    for name in ("adviser", "analyst"):
        step("create_account", name, f"{name}@etms.example", "--language", "fr")

    assert step("shell", "--verbosity", "0", "-c", ON_SCREEN).endswith("all of it\n")
    more = TABLE.replace("Agency", "Bureau") + "3,Third,Troisième,yes,MICRO\n"
    table.write_text(more, "utf-8")
    assert step("load_organizations", str(table)) == "1 new, 1 changed, 1 the same\n"
    count = "from etms.roles.models import OrganizationCycle as O; print(O.objects.count())"
    assert step("shell", "--verbosity", "0", "-c", count) == "3\n"


def test_the_documented_commands_are_those():
    text = Path(ROOT, "docs", "operating.md").read_text("utf-8")
    first = text.partition("## First start")[2].partition("\n## ")[0]

    named = re.findall(r"manage\.py (\w+)", first)

    assert list(dict.fromkeys(named)) == [
        "migrate",
        "load_cycle_rules",
        "load_communities",
        "load_organizations",
        "create_account",
        "grant_role",
        "seat_deputy_head",
    ]
