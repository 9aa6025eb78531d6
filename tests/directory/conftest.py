"""The house of the roles tests: an organization, its managers, and everyone with a role in it."""

from tests.roles.conftest import house

__all__ = ["house"]
