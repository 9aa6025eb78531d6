"""Who takes part in job evaluation: who writes and signs, who sits, who decides."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from demo.chapters.talent.people import holder_on, user_id
from demo.service import Service
from demo.world.records import Organization, Position
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment

SEATS = 3


class People:
    """The accounts around the positions of the service."""

    def __init__(self, service: Service):
        self.service = service

    @cached_property
    def _advisers(self) -> dict[int, int]:
        """The classification adviser of each organization that has one."""
        rows = RoleAssignment.objects.filter(role=Role.CLASSIFICATION_ADVISER).order_by("pk")
        return dict(rows.values_list("organization_id", "user_id"))

    def language(self, position: Position) -> str:
        """A file is in the language of the unit: that of whoever leads it now."""
        leads = holder_on(position.boss, self.service.on)
        return leads.correspondence if leads else "en"

    def deputy_head(self, organization: Organization, day: date) -> int:
        """The account of who was deputy head that day, else of who is now."""
        position = organization.deputy_head
        then = user_id(holder_on(position, day))
        return then or position.holder.human.user.pk

    def language_of_head(self, organization: Organization) -> str:
        """In which the deputy head writes a note."""
        return organization.deputy_head.holder.human.correspondence

    def adviser(self, organization: Organization, day: date) -> int:
        """The classification adviser; without one the deputy head's office does it."""
        found = self._advisers.get(organization.row.pk)
        return found or self.deputy_head(organization, day)

    def manager(self, position: Position, day: date) -> int:
        """The account of the superior of that day, of today, or of the next one up the line."""
        boss = position.boss
        while boss is not None and boss.tier:
            if found := user_id(holder_on(boss, day)) or user_id(holder_on(boss, self.service.on)):
                return found
            boss = boss.boss
        return self.deputy_head(position.organization, day)

    @cached_property
    def _able(self) -> dict[Organization, list[tuple[Position, int]]]:
        """Heads of branches and directorates who are in place, with their accounts."""
        found = defaultdict(list)
        for position in self.service.world.positions:
            here = position.tier in {1, 2} and position.holder
            if here and (account := user_id(position.holder.human)):
                found[position.organization].append((position, account))
        return found

    def members(self, position: Position, rng: Random) -> list[int]:
        """A committee: heads who neither hold the position nor stand under it or in its line."""
        line, above = set(), position
        while above is not None:
            line.add(above)
            above = above.boss
        able = [
            account
            for other, account in self._able[position.organization]
            if other not in line and other.boss is not position
        ]
        return rng.sample(able, SEATS) if len(able) >= SEATS else []


def account(service: Service, username: str) -> Any:
    return service.users[username].pk
