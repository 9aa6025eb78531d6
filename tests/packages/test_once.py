"""One receipt, however many ask at once, and whoever is killed while it is written."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from etms.packages import services
from etms.packages.models import Package
from tests.packages.conftest import desk_of
from tests.plugins.run import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

# A web process that submits, says where it stands, and never goes on.
HALF_WAY = """
import sys, uuid, django
django.setup()
from django.db import transaction
from tests.packages import conftest
from etms.accounts.models import User
from etms.packages import services
from etms.roles.models import OrganizationCycle
from django.utils import timezone
key, dossier, user, where = sys.argv[1:]
with transaction.atomic():
    services.submit(purpose="test", dossier=OrganizationCycle.objects.get(pk=dossier),
        key=uuid.UUID(key), content=conftest.CONTENT, counts={"sent": 1, "missing": 0},
        by=User.objects.get(pk=user), acting_for=None, at=timezone.now())
    if where == "before":
        print("written", flush=True)
        sys.stdin.read()
print("committed", flush=True)
sys.stdin.read()
"""


def together(number, task):
    """What each of so many threads gets, all begun at the same moment."""
    start = Barrier(number)

    def run(_):
        start.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.parametrize("number", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_as_many_as_ask_with_one_key_get_one_receipt(number):
    desk, key = desk_of(), uuid4()

    found = together(number, lambda: desk.submit(key=key))

    assert len({package.number for package, _new in found}) == 1
    assert sum(new for _package, new in found) == 1
    assert Package.objects.count() == 1


def test_of_many_keys_one_submits_and_the_others_hear_why():
    desk = desk_of()

    def submit():
        try:
            return desk.submit()[0].number
        except services.AlreadyStanding:
            return None

    found = together(8, submit)

    assert len([number for number in found if number]) == 1
    assert Package.objects.count() == 1


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_process_killed_before_or_after_the_commit_leaves_one_receipt(run, where):
    desk, key = desk_of(), uuid4()
    words = [str(key), str(desk.dossier.pk), str(desk.user.pk), where]
    with subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, *words],
        cwd=ROOT,
        env=run.environment() | {"PYTHONPATH": str(ROOT), "ETMS_MODE": "test"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert (
            child.stdout.readline().strip() == {"before": "written", "after": "committed"}[where]
        )
        child.kill()

    package, new = desk.submit(key=key)

    assert new is (where == "before")
    assert Package.objects.get().number == package.number
