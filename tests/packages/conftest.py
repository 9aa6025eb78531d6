"""A purpose of the tests: whoever is not a stranger may do everything with its packages."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db.models import Q
from django.utils import timezone

from etms.access import ALLOW, deny, permission
from etms.packages import purposes, services
from tests.factories.accounts import UserFactory
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import DossierFactory

PURPOSE = purposes.register(
    purposes.Purpose(
        code="test",
        label="Trial",
        counts={"sent": "Sent", "missing": "Missing"},
        visible=lambda user: Q() if _knows(user) else Q(pk__in=[]),
        url=lambda package: "/",
    )
)


def _knows(user) -> bool:
    return not user.username.startswith("stranger")


def _answer(name):
    @permission(f"test.{name}")
    def may(user, thing):
        return ALLOW if _knows(user) else deny("You are a stranger.")

    return may


for each in ("submit_package", "withdraw_package", "decide_package"):
    _answer(each)

CONTENT = {
    "organization": {"name": "Ministère d’essai"},
    "files": [{"key": 7, "name": "Élise Gagnon", "level": "EX-04"}],
}


@pytest.fixture
def desk(db):
    """A dossier, somebody who submits, and a function that does it."""
    return desk_of()


def desk_of() -> SimpleNamespace:
    dossier = DossierFactory(organization=OrganizationFactory())
    user = UserFactory()

    def submit(**more):
        said = {
            "purpose": "test",
            "dossier": dossier,
            "key": uuid4(),
            "content": CONTENT,
            "counts": {"sent": 1, "missing": 0},
            "by": user,
            "acting_for": None,
            "at": timezone.now(),
        }
        return services.submit(**said | more)

    def move(package, action, **more):
        said = {"package": package, "action": action, "by": user, "at": timezone.now()}
        return services.move(**said | more)

    return SimpleNamespace(dossier=dossier, user=user, submit=submit, move=move)
