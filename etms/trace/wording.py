"""Put changed columns into words: field labels, choices, dates, and names behind numbers."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.apps import apps
from django.db import connection, models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from etms import formats
from etms.bilingual import language
from etms.trace.models import Event

# A row's number says nothing; the name of an account is the administrator's to see.
SILENT = frozenset({"id", "user_id"})


class Wording:
    """Words for a set of events; the things they point to are fetched in one query."""

    def __init__(self, events: Iterable[Event], own: str = ""):
        """With `own`, a change in another table than that one names the row it was made in."""
        self._own = own
        self._models = {m._meta.db_table: m for m in apps.get_models()}
        self._names: dict[type[models.Model], dict[int, str]] = {}
        wanted: dict[type[models.Model], set[int]] = {}
        for event in events:
            if self._is_part(event):
                wanted.setdefault(self._models[event.table_name], set()).add(event.row_id)
            for name, value in [*(event.old or {}).items(), *(event.new or {}).items()]:
                field = self._field(event.table_name, name)
                if field is not None and field.remote_field and value is not None:
                    wanted.setdefault(field.remote_field.model, set()).add(value)
        for model, row in _rows(wanted):
            self._names.setdefault(model, {})[row.pk] = str(row)

    def _is_part(self, event: Event) -> bool:
        table = event.table_name
        return bool(self._own) and table != self._own and table in self._models

    def _row(self, event: Event) -> str:
        """The name of the row that an event changed; of one that is gone, the name it had."""
        model = self._models[event.table_name]
        gone = (event.old or {}).get(f"name_{language()}") or str(model._meta.verbose_name)
        return self._names.get(model, {}).get(event.row_id) or gone[:1].upper() + gone[1:]

    def _field(self, table: str, column: str):
        model = self._models.get(table)
        return (
            next((f for f in model._meta.concrete_fields if f.column == column), None)
            if model
            else None
        )

    def changes(self, event: Event) -> list[tuple[str, str, str]]:
        """(label, before, after) for each changed column that a person would care about."""
        old, new = event.old or {}, event.new or {}
        lines = []
        part = f"{self._row(event)} – " if self._is_part(event) else ""
        for column in [*new, *(c for c in old if c not in new)]:
            field = self._field(event.table_name, column)
            if field is None or column in SILENT:
                continue
            before, after = self._say(field, old.get(column)), self._say(field, new.get(column))
            if before != after:
                lines.append((part + str(field.verbose_name).capitalize(), before, after))
        return lines

    def _say(self, field, value) -> str:
        if value is None or value == "":
            return ""
        if field.remote_field:
            return self._names.get(field.remote_field.model, {}).get(value, f"#{value}")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return _plain(field, value)


def _rows(wanted: dict[type[models.Model], set[int]]) -> Iterator[tuple[type, models.Model]]:
    """The rows with these numbers, of whatever tables: each comes whole, as one value."""
    known = {model._meta.db_table: model for model in wanted}
    if not known:
        return
    part = "SELECT %s, to_jsonb(t)::text FROM {} t WHERE id = ANY(%s)"
    sql = " UNION ALL ".join(part.format(connection.ops.quote_name(table)) for table in known)
    asked = [value for table in known for value in (table, list(wanted[known[table]]))]
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        for table, written in cursor.fetchall():
            model, row = known[table], json.loads(written)
            fields = [f for f in model._meta.concrete_fields if not f.generated]
            yield model, model(**{f.attname: row[f.column] for f in fields})


def _plain(field, value) -> str:
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        return formats.write_moment(moment) if isinstance(moment, datetime) else value
    if isinstance(field, models.DateField):
        day = parse_date(value)
        return formats.write_date(day) if isinstance(day, date) else value
    if isinstance(field, models.DecimalField):  # every one in this house is an amount of money
        return formats.write_amount(Decimal(str(value)))
    return str(value)
