"""Cycles, dossiers and roles in force."""

from datetime import date, timedelta

import factory
from django.db import transaction
from django.utils import timezone

from etms.cycles.models import Cycle
from etms.roles import models, services
from etms.roles.choices import CYCLE_ROLES, Role
from tests.factories.accounts import UserFactory
from tests.factories.acts import ActFactory, arrange


class CycleFactory(ActFactory):
    """The fiscal year that runs today."""

    class Meta:
        model = Cycle
        django_get_or_create = ("code",)

    starts_on = factory.LazyFunction(lambda: _april(timezone.localdate()))
    ends_on = factory.LazyAttribute(lambda c: date(c.starts_on.year + 1, 3, 31))
    code = factory.LazyAttribute(lambda c: f"{c.starts_on.year}-{(c.starts_on.year + 1) % 100:02}")


def _april(day: date) -> date:
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


class DossierFactory(ActFactory):
    class Meta:
        model = models.OrganizationCycle
        django_get_or_create = ("organization", "cycle")

    cycle = factory.SubFactory(CycleFactory)


def give(role: str, *, user=None, organization=None, starts_at=None, ends_at=None, **more):
    """A role held by a (new) user, with the grants that follow from it."""
    user = user or UserFactory()
    now = timezone.now()
    cycle = None
    if organization is not None:
        dossier = DossierFactory(organization=organization)
        cycle = dossier.cycle if role in CYCLE_ROLES else None
    with transaction.atomic():
        arrange()
        models.RoleAssignment.objects.create(
            user=user,
            role=role,
            organization=organization,
            cycle=cycle,
            starts_at=starts_at or now - timedelta(days=1),
            ends_at=ends_at,
            basis="arranged by a test",
            **more,
        )
    services.reconcile_grants(by=None, at=now)
    return user


def delegate_of(organization, **more):
    """A delegate of the running cycle."""
    return give(Role.DELEGATE, organization=organization, **more)
