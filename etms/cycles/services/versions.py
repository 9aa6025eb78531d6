"""Begin a new version of rules, change a draft, throw it away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.cycles.choices import Part, State, Verb
from etms.cycles.models import Version

OWN = ("name_en", "name_fr", "starts_on", "source_en", "source_fr", "note_en", "note_fr")
OWN_MORE = {Part.RULES: ("sharing_before_approval",)}


def _locked(version: Version) -> Version:
    return type(version)._default_manager.select_for_update().get(pk=version.pk)


def own_fields(version: Version) -> tuple[str, ...]:
    """What a version of this kind says of itself."""
    return (*OWN, *OWN_MORE.get(version.part, ()))


def row_fields(version: Version) -> list[str]:
    """The fields of one row of this kind of version, without its number and its version."""
    row: type[models.Model] = version.rows.model  # type: ignore[attr-defined]
    return [f.name for f in row._meta.concrete_fields if f.name not in ("id", "version")]


@transaction.atomic
def begin_version(*, of: Version, by: Any, at: datetime) -> Version:
    """A draft that begins as a copy of a version, under a code of its own."""
    audit.act(by=by, at=at, verb=Verb.COPY)
    access.require(by, "cycles.draft")
    access.require(by, "cycles.read", of)
    model, rows = type(of), [dict(row) for row in of.rows.values(*row_fields(of))]  # type: ignore[attr-defined]
    stem = of.code.rpartition("-v")[0] or of.code
    taken = set(model._default_manager.values_list("code", flat=True))
    number = next(n for n in range(2, len(taken) + 3) if f"{stem[:50]}-v{n}" not in taken)
    fresh = {
        "code": f"{stem[:50]}-v{number}",
        "state": State.DRAFT,
        "name_en": _renumbered(of.name_en, number),
        "name_fr": _renumbered(of.name_fr, number),
    }
    kept = [f.name for f in model._meta.concrete_fields if f.name not in ("id", *fresh)]
    draft = model(**fresh, **{name: getattr(of, name) for name in kept})
    draft.save()
    write_rows(draft, rows)
    return draft


def _renumbered(name: str, number: int) -> str:
    """A name that tells a copy from its original, in either language: “… – version 2”."""
    mark = " – version "
    return f"{name.partition(mark)[0][:180]}{mark}{number}" if name else ""


@transaction.atomic
def edit_version(
    *,
    version: Version,
    own: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    by: Any,
    at: datetime,
) -> Version:
    """Write a draft: its own fields and all its rows, which may be half filled.

    Raises ValidationError on `rows` when two rows have the same key.
    """
    audit.act(by=by, at=at, verb=Verb.EDIT, target=version)
    version = _locked(version)
    access.require(by, "cycles.draft", version)
    write_own(version, {name: own[name] for name in own_fields(version)})
    write_rows(version, rows)
    return version


def write_own(version: Version, values: Mapping[str, Any]) -> bool:
    """Set the version's own fields; saves, and says so, only if something is new."""
    changed = [name for name, value in values.items() if getattr(version, name) != value]
    for name in changed:
        setattr(version, name, values[name])
    if changed or version.pk is None:
        version.save()
        return True
    return False


def write_rows(version: Version, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Make the rows of a version these and no others; touches only what differs."""
    manager = version.rows  # type: ignore[attr-defined]
    key = manager.model.key
    wanted = {tuple(row[name] for name in key): row for row in rows}
    if len(wanted) < len(rows):
        raise ValidationError({"rows": _("Two rows are for the same thing.")})
    there = {tuple(getattr(row, name) for name in key): row for row in manager.all()}
    touched = there.keys() != wanted.keys()
    for gone in there.keys() - wanted.keys():
        there[gone].delete()
    new = [manager.model(version=version, **wanted[name]) for name in wanted if name not in there]
    manager.model.objects.bulk_create(new)
    for name in wanted.keys() & there.keys():
        row = there[name]
        changed = {f: value for f, value in wanted[name].items() if getattr(row, f) != value}
        if changed:
            manager.filter(pk=row.pk).update(**changed)
            touched = True
    return touched


@transaction.atomic
def discard_version(*, version: Version, by: Any, at: datetime) -> None:
    """Throw a draft away. Raises ValidationError while the draft of a cycle has chosen it."""
    audit.act(by=by, at=at, verb=Verb.DISCARD_VERSION, target=version)
    version = _locked(version)
    access.require(by, "cycles.draft", version)
    if version.cycles.exists():  # type: ignore[attr-defined]
        raise ValidationError(_("The draft of a cycle has chosen this version."))
    version.delete()
