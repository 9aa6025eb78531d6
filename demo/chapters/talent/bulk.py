"""Write many rows at once: numbers first, then COPY; the ledger's triggers see each row."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

JOINS = ("hashjoin", "mergejoin", "seqscan", "bitmapscan")
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}  # the backslash first
NOTHING = "\\N"
PIECE = 20_000


@contextmanager
def joins_open() -> Iterator[None]:
    """Inside, questions about a whole cycle may join large tables; the plans of triggers, which
    are kept, may not be made here (demo/services.py)."""
    with connection.cursor() as cursor:
        cursor.execute("".join(f"SET LOCAL enable_{join} = on;" for join in JOINS))
        yield
        cursor.execute("".join(f"SET LOCAL enable_{join} = off;" for join in JOINS))


def check_keys() -> None:
    """Look at the foreign keys of what was written so far."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def numbers(model: type[models.Model], many: int) -> list[int]:
    """So many numbers for new rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, many],
        )
        return [row[0] for row in cursor.fetchall()]


def escaped(text: str) -> str:
    """Text without what COPY reads as its own: many times faster than a table of characters."""
    for plain, written in ESCAPES.items():
        text = text.replace(plain, written)
    return text


def field(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return in_json(value)
    if isinstance(value, list):  # of codes
        return "{" + ",".join(value) + "}"
    return str(value)


def in_json(value: Any) -> str:
    """A value of a JSON column as COPY reads it."""
    return escaped(json.dumps(value, ensure_ascii=False))


@lru_cache(maxsize=None, typed=True)  # yes is not one
def short_json(value: Any) -> str:
    """The same for values that come again and again; lists as tuples."""
    return in_json(value)


def copy(model: type[models.Model], columns: Iterable[str], lines: Iterable[str]) -> int:
    """Write rows that stand as lines already; how many."""
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    many = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as out:
        for piece in _pieces(lines):
            many += len(piece)
            out.write("".join(piece))
    return many


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def put_many(model: type[models.Model], rows: list[dict[str, Any]]) -> list[int]:
    """Write rows given by column, all with the same ones; their numbers."""
    if not rows:
        return []
    ids = numbers(model, len(rows))
    columns = ["id", *rows[0]]
    copy(
        model,
        columns,
        (
            "\t".join([str(pk), *(field(value) for value in row.values())]) + "\n"
            for pk, row in zip(ids, rows, strict=True)
        ),
    )
    return ids
