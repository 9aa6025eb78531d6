"""Open the act under which a service writes. Called by services, inside their transaction.

Triggers write every changed row of a content table into the ledger, under this act; a write
without an act is refused by the database. The ledger belongs to another database role.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection, models, transaction

_request_id: ContextVar[str] = ContextVar("request_id", default="")
_verbs: dict[str, object] = {}


def register(verbs: type[models.TextChoices]) -> type[models.TextChoices]:
    """Make an app's verbs known; the label is the sentence that history shows."""
    for code, label in verbs.choices:
        if code in _verbs:
            raise ValueError(f"verb {code!r} is registered twice")
        _verbs[code] = label
    return verbs


def sentence(verb: str) -> str:
    """What a verb says to a person, in the language in force."""
    return str(_verbs[verb])


def verb_codes() -> frozenset[str]:
    return frozenset(_verbs)


def act(*, by, at: datetime, verb: str, target=None, acting_for=None, purpose: str = "") -> int:
    """Open the act of this transaction and return its number in the ledger.

    `by` is the user who acts, None for the system itself; `acting_for` the deputy head on
    whose behalf a delegate acts. Raises KeyError for a verb nobody registered, and
    TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an act needs a transaction")
    _verbs[str(verb)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.open_act(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                str(verb),
                by and by.pk,
                acting_for and acting_for.pk,
                purpose,
                _request_id.get(),
                target and target._meta.db_table,
                target and target.pk,
                at,
            ],
        )
        return cursor.fetchone()[0]


def name_actor(user) -> None:
    """Say to the database who acts, for row-level security: valid in this transaction only."""
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('etms.user', %s, true)", [str(user.pk)])


@contextmanager
def request(request_id: str):
    """Acts and reads opened inside carry this request id."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def request_id() -> str:
    return _request_id.get()
