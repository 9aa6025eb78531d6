"""The button that sends, pressed many times at once, and a web process killed in the middle."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from etms.packages.models import Package
from etms.packages.rules import digest
from talent.models import SubmittedFile
from tests.plugins.run import ROOT
from tests.talent import sending

pytestmark = pytest.mark.django_db(transaction=True)

# A web process that has written the package, says so, and never comes to its copies.
HALF_WAY = """
import json, sys, django
django.setup()
from django.test import Client
from etms.accounts.models import User
from talent.services import submission
def stop(packages):
    print("written", flush=True)
    sys.stdin.read()
submission.copy_out = stop
user, address, body = sys.argv[1:]
client = Client()
client.force_login(User.objects.get(pk=user))
client.post(address, json.loads(body))
"""


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pressed(desk) -> tuple[str, dict[str, str]]:
    """The address and the body of the button, as the page was drawn."""
    body = {"key": str(uuid4()), "seen": digest(desk.content())}
    return f"/talent/submission/{desk.dossier.pk}/send/", body


@pytest.mark.parametrize("number", [6, pytest.param(50, marks=pytest.mark.slow)])
def test_as_many_presses_at_once_give_one_package_and_one_receipt(number):
    desk = sending.desk()
    address, body = pressed(desk)
    clients = [signed_in(desk.delegate) for _ in range(number)]
    start = Barrier(number)

    def press(client):
        start.wait()
        try:
            return client.post(address, body)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        answers = list(pool.map(press, clients))

    package = Package.objects.get()
    assert {answer.status_code for answer in answers} == {302}
    assert {answer.url for answer in answers} == {f"/packages/{package.number}/"}
    assert SubmittedFile.objects.count() == 4


def test_deputy_head_and_delegate_at_once_give_one_package():
    desk = sending.desk()
    address, _body = pressed(desk)
    clients = [signed_in(user) for user in (desk.head, desk.delegate)]
    start = Barrier(2)

    def press(client):
        body = {"key": str(uuid4()), "seen": digest(desk.content())}
        start.wait()
        try:
            return client.post(address, body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, clients))

    assert sorted(answers) == [302, 422]
    assert Package.objects.count() == 1


def test_a_web_process_killed_in_the_middle_leaves_nothing_and_the_retry_one_receipt(run):
    desk = sending.desk()
    address, body = pressed(desk)
    with subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, str(desk.delegate.pk), address, json.dumps(body)],
        cwd=ROOT,
        env=run.environment() | {"PYTHONPATH": str(ROOT), "ETMS_MODE": "test"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline().strip() == "written"
        child.kill()
    assert not Package.objects.exists()

    client = signed_in(desk.delegate)
    first, again = client.post(address, body), client.post(address, body)

    package = Package.objects.get()
    assert first.url == again.url == f"/packages/{package.number}/"
    assert SubmittedFile.objects.filter(package=package).count() == 4
