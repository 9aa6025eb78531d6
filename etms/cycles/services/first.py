"""Load the first versions of the rules from the files that come with the product."""

from datetime import datetime
from typing import Any

from django.db import transaction

from etms import audit
from etms.cycles import data, queries
from etms.cycles.choices import State, Verb
from etms.cycles.models import VERSIONS, MapKind, Version
from etms.cycles.services.versions import write_own, write_rows


@transaction.atomic
def load_first_versions(*, at: datetime) -> dict[str, str]:
    """Bring the versions of the files into the database, by code; safe to run again.

    A version that a published cycle stands on is never touched. Answers what became of each:
    "same", "loaded", or "kept" when the file says something else than the frozen version.
    """
    point = transaction.savepoint()
    audit.act(by=None, at=at, verb=Verb.LOAD)
    outcome = {own["code"]: _load_map_kind(own) for own in data.map_kinds()}
    kinds = dict(MapKind.objects.values_list("code", "pk"))
    for part, model in VERSIONS.items():
        for own, rows, map_kind in data.first_versions(part):
            more = {"map_kind_id": kinds[map_kind]} if map_kind else {}
            outcome[own["code"]] = _load(model, {**own, **more}, rows)
    if set(outcome.values()) <= {"same", "kept"}:
        transaction.savepoint_rollback(point)
    else:
        transaction.savepoint_commit(point)
    return outcome


def _load_map_kind(own: dict[str, Any]) -> str:
    if MapKind.objects.filter(**own).exists():
        return "same"
    MapKind.objects.update_or_create(code=own["code"], defaults=own)
    return "loaded"


def _load(model: type[Version], own: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    found = model._default_manager.filter(code=own["code"]).first()
    version = found or model(code=own["code"])
    if found is not None and queries.is_frozen(found):
        return "same" if _says(found, own, rows) else "kept"
    touched = write_own(version, {**own, "state": State.PUBLISHED})
    return "loaded" if write_rows(version, rows) or touched else "same"


def _says(version: Version, own: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Whether a version holds exactly what a file says."""
    manager = version.rows  # type: ignore[attr-defined]
    there = [{name: getattr(row, name) for name in rows[0]} for row in manager.all()]
    order = manager.model.key
    same_rows = sorted(there, key=lambda r: [r[k] for k in order]) == sorted(
        rows, key=lambda r: [r[k] for k in order]
    )
    return same_rows and all(getattr(version, name) == value for name, value in own.items())
