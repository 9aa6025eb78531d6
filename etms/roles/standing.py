"""A user's standing at a moment: what they are, by relation, role and grant. Worked out lazily."""

from datetime import datetime
from functools import cached_property

from django.utils import timezone

from etms import access
from etms.directory import queries as directory
from etms.directory.models import Person
from etms.roles.choices import ORGANIZATION_ROLES, Capability, Role
from etms.roles.models import OrganizationCycle, RoleAssignment


@access.standings
class Standing:
    """Everything the door needs to know of a user; an inactive account stands for nothing."""

    def __init__(self, *, user, at: datetime):
        self.user = user
        self.at = at
        self.on = timezone.localdate(at)
        self.active = bool(user.is_authenticated and user.is_active)

    @cached_property
    def place(self) -> "directory.Place | None":
        """The person behind the account and where they stand that day."""
        return directory.place_of_user(self.user, on=self.on) if self.active else None

    @property
    def person(self) -> Person | None:
        return self.place.person if self.place else None

    @cached_property
    def assignments(self) -> list[RoleAssignment]:
        if not self.active:
            return []
        return list(RoleAssignment.objects.in_force(self.at).filter(user=self.user))

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(a.role for a in self.assignments)

    def has_role(self, role: str, organization_id: int | None = None) -> bool:
        """Whether the role is held now; in this organization, where one is named."""
        return any(
            a.role == role and (organization_id is None or a.organization_id == organization_id)
            for a in self.assignments
        )

    @property
    def is_ochro(self) -> bool:
        return bool(self.roles & {Role.OCHRO_ANALYST, Role.OCHRO_LEAD})

    @property
    def reports(self) -> dict[int, int]:
        """Person ids below this person that day, with the depth (1 = directly)."""
        return self.place.reports if self.place else {}

    @cached_property
    def superiors(self) -> frozenset[int]:
        """Person ids of the managers above, nearest and farther."""
        return frozenset(self.place.superiors) if self.place else frozenset()

    @cached_property
    def managed_positions(self) -> frozenset[int]:
        """Positions whose manager this user is that day: incumbent of the first held one above."""
        place = self.place
        if place is None or not place.is_incumbent or place.position_id is None:
            return frozenset()
        return directory.managed_by_holder_of(place.position_id, on=self.on)

    @cached_property
    def positions_apart(self) -> frozenset[int]:
        """Positions on which this user decides nothing: the own ones, and all above them."""
        if self.person is None:
            return frozenset()
        return directory.line_above(self.person, self.superiors, on=self.on)

    @property
    def deputy_head_of(self) -> int | None:
        """The organization this person is deputy head of that day."""
        return self.place.deputy_head_of if self.place else None

    @cached_property
    def organizations(self) -> frozenset[int]:
        """Organizations the user belongs to: by appointment, or by a role held in them."""
        held = {a.organization_id for a in self.assignments if a.role in ORGANIZATION_ROLES}
        if self.place:
            held |= {self.place.organization_id, self.place.deputy_head_of}
        return frozenset(held - {None})

    def organizations_with(self, capability: Capability) -> frozenset[int]:
        """Organizations in whose running cycle this user holds the capability by grant."""
        return frozenset(
            organization for held, organization in self._granted if held == capability
        )

    @cached_property
    def _granted(self) -> list[tuple[str, int]]:
        """Capabilities held by grant, each with an organization; one query for all of them."""
        if not any(a.role in ORGANIZATION_ROLES for a in self.assignments):
            return []
        running = OrganizationCycle.objects.filter(
            cycle__starts_on__lte=self.on, cycle__ends_on__gte=self.on
        )
        granted = access.granted(self.user, running)
        return list(granted.values_list("permission__codename", "content_object__organization"))

    def acting_for(self, organization_id: int | None):
        """The deputy head for whom a delegate acts in this organization, else None."""
        if organization_id is None or not self.has_role(Role.DELEGATE, organization_id):
            return None
        return directory.deputy_head_user(organization_id, on=self.on)
