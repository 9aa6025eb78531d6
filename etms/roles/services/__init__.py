"""Give and end roles; grants are derived from them in the same transaction."""

from etms.roles.services.assignments import assign_role, end_role
from etms.roles.services.delegates import nominate_delegate, withdraw_delegate
from etms.roles.services.grants import open_dossiers, reconcile_grants

__all__ = [
    "assign_role",
    "end_role",
    "nominate_delegate",
    "open_dossiers",
    "reconcile_grants",
    "withdraw_delegate",
]
