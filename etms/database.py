"""The two sign-ins of the database: the application's, and for a moment the owner's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections


@contextmanager
def as_owner(alias: str = "default") -> Iterator[None]:
    """Inside, the connection signs in as the owner of the tables, afterwards as before."""
    connection = connections[alias]
    owner = settings.DATABASE_OWNER
    if owner is None:
        yield
        return
    usual = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({key: owner[key] for key in usual})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)
