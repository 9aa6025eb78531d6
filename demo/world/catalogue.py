"""What stands in the data files: organizations, branches, titles, names."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from demo.world.records import Organization

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """What a data file says."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def structure() -> dict[str, Any]:
    return read("structure")


def names() -> dict[str, Any]:
    return read("names")


def organizations(number: int) -> list[Organization]:
    """The first organizations of the list, in the order of use."""
    with (DATA / "organizations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not 3 <= number <= len(rows):
        raise ValueError(f"between 3 and {len(rows)} organizations, not {number}")
    return [_organization(row) for row in rows[:number]]


def _organization(row: dict[str, str]) -> Organization:
    return Organization(
        number=int(row["number"]),
        name=(row["name_en"], row["name_fr"]),
        core=row["core_public_administration"] == "yes",
        size=row["size"],
        head=row["head"],
        style=row["style"],
        region=row["region"],
        branches=row["branches"].split(),
    )
