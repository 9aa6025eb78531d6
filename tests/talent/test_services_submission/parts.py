"""What the tests of the packages share."""

from django.db import connection, transaction

from etms.roles.choices import Role
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent.exercise import department


def people_of(content):
    return {file["key"] for file in content["files"]}


def execute(sql):
    with transaction.atomic():
        arrange()
        connection.cursor().execute(sql)


# Who may do it, and who may not, with the answer of the door.
SENDERS = {
    "deputy_head": True,
    "delegate": True,
    "delegate_without": False,
    "executive": False,
    "hr_adviser": False,
    "deputy_head_elsewhere": False,
    "ochro_lead": False,
    "ochro_analyst": False,
    "administrator": False,
}


def user_of(desk, who):
    if who == "deputy_head":
        return desk.head
    if who == "delegate":
        return desk.delegate
    if who == "executive":
        return desk.there.heads[0].user
    if who == "delegate_without":
        return give(Role.DELEGATE, organization=desk.there.organization)
    if who == "deputy_head_elsewhere":
        return department(branches=0, accounts=True).deputy_head.user
    organization = {"organization": desk.there.organization} if who == "hr_adviser" else {}
    return give(who, **organization)
