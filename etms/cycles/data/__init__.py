"""The first versions of the rules, as the files beside this one hold them."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
VERSION_FIELDS = (
    "code", "starts_on", "name_en", "name_fr", "source_en", "source_fr", "note_en", "note_fr",
)  # fmt: skip
RULE_FIELDS = ("level", "kind", "participation", "submission")
QUESTION = {
    "portal": "", "section": "", "kind": "", "per_competency": False, "required": False,
    "shared": True, "sent": True, "minutes": 0, "name_en": "", "name_fr": "", "text_en": "",
    "text_fr": "", "options": (), "link_en": "", "link_fr": "",
}  # fmt: skip


def _read(part: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{part}.toml").read_text("utf-8"))


def map_kinds() -> list[dict[str, Any]]:
    """The kinds of talent map."""
    return _read("placements")["map_kind"]


def first_versions(part: str) -> list[tuple[dict[str, Any], list[dict[str, Any]], str]]:
    """For each version of a part: its own fields, its rows, and the kind of map it is for."""
    seen: dict[str, list[dict[str, Any]]] = {}
    found = []
    file = _read(part)
    for version in file["version"]:
        rows = seen.get(version.get("same_rows_as", ""), []) + version.get("rows", [])
        seen[version["code"]] = rows
        own = {name: version.get(name, "") for name in VERSION_FIELDS}
        if part == "rules":
            own["sharing_before_approval"] = version.get("sharing_before_approval", False)
        written = _rows(part, rows, file.get("choices", {}))
        found.append((own, written, version.get("map_kind", "")))
    return found


def _rows(part: str, rows: list, choices: dict[str, list]) -> list[dict[str, Any]]:
    if part == "rules":
        return [dict(zip(RULE_FIELDS, row, strict=True)) for row in rows]
    if part == "guidance":
        return [{name: text.strip() for name, text in row.items()} for row in rows]
    if part == "competencies":
        names = ("role", "en", "fr")
        rows = [
            {**row, "indicators": [_named(names, i) for i in row.get("indicators", ())]}
            for row in rows
        ]
    if part == "questions":
        rows = [_question(row, choices) for row in rows]
    return [{**row, "order": order} for order, row in enumerate(rows, start=1)]


def _question(row: dict[str, Any], choices: dict[str, list]) -> dict[str, Any]:
    """A question with all its fields; its choices written out."""
    row = {name: text.strip() if isinstance(text, str) else text for name, text in row.items()}
    options = choices[row.pop("list")] if "list" in row else row.get("options", ())
    return {**QUESTION, **row, "options": [_named(("code", "en", "fr"), o) for o in options]}


def _named(names: tuple[str, ...], values: list[str]) -> dict[str, str]:
    return dict(zip(names, values, strict=True))
