"""The difference of two packages in words: whose, which field, before and after."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from etms.bilingual import language
from etms.packages.rules import differences
from etms.tables import Column
from talent.screens.slices import slice_of

DERIVED = {"counts", "levels", "form"}  # these follow from the files


@dataclass(frozen=True)
class Line:
    """One changed field: in the file of a person, about a position, or about neither."""

    about: str
    field: str
    before: str
    after: str
    person: int | None = None
    position: int | None = None


def groups(answers: list[dict[str, Any]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Answers in the reader's language: each question once, with a line for each competency."""
    tongue = language()
    found: dict[str, list[tuple[str, str]]] = {}
    for answer in answers:
        part = answer["part"][tongue] if answer["part"] else ""
        found.setdefault(answer["question"][tongue], []).append((part, answer_words(answer)))
    return list(found.items())


def answer_words(answer: dict[str, Any]) -> str:
    """What was written, or what was chosen in the reader's language."""
    return str(answer["shown"][language()] if answer["shown"] else answer["value"])


def lines(before: dict[str, Any], after: dict[str, Any]) -> list[Line]:
    """Every changed field once, in the order of the contents."""
    paths = dict.fromkeys(
        _field(change.path)
        for change in differences(before, after)
        if change.path and change.path[0] not in DERIVED
    )
    then, now = _indexed(before), _indexed(after)
    return [_line(path, then, now) for path in paths]


def compared(
    before: dict[str, Any],
    after: dict[str, Any],
    *,
    closed: Collection[int],
    closed_positions: Collection[int],
    request,
) -> dict[str, Any]:
    """A page of the lines; of closed files and positions only how many fields changed."""
    every = lines(before, after)
    open_lines = [
        line
        for line in every
        if line.person not in closed and line.position not in closed_positions
    ]
    found = slice_of(open_lines, request)
    return {
        "total": len(every),
        "hidden": len(every) - len(open_lines),
        "page": found,
        "lines": found.rows,
        "people": sorted({line.person for line in found.rows if line.person}),
        "columns": [Column(_("What")), Column(_("Field")), Column(_("Then")), Column(_("Now"))],
    }


def _field(path: tuple[str, ...]) -> tuple[str, ...]:
    """The field a change belongs to: an answer is one field, so is a bilingual name."""
    if path[0] not in {"files", "positions"}:
        return path[:1]
    if path[2:3] == ("answers",):
        return path[:4]
    if path[2:3] == ("assessment",):
        return path[: 5 if path[3:4] == ("answers",) else 4]
    return path[:3]


def _indexed(content: dict[str, Any]) -> dict[str, Any]:
    """Files and positions by their key, which the paths name."""
    return content | {
        part: {str(each["key"]): each for each in content[part]} for part in ("files", "positions")
    }


def _line(path: tuple[str, ...], then: dict, now: dict) -> Line:
    about = _about(path, now if _at(now, path[:2]) is not None else then)
    old, new = _at(then, path), _at(now, path)
    return Line(
        about,
        _label(path, old, new),
        _said(old),
        _said(new),
        person=int(path[1]) if path[0] == "files" else None,
        position=int(path[1]) if path[0] == "positions" else None,
    )


def _about(path: tuple[str, ...], content: dict) -> str:
    thing = _at(content, path[:2])
    if path[0] == "files":
        return f"{thing['name']['given']} {thing['name']['family']}"
    if path[0] == "positions":
        return f"{thing['title'][language()]} ({thing['number']})"
    return _("The package")


def _at(content: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if isinstance(content, list):
            content = {str(each.get("key")): each for each in content}
        if not isinstance(content, dict) or name not in content:
            return None
        content = content[name]
    return content


def _label(path: tuple[str, ...], old: Any, new: Any) -> str:
    answer = new or old
    if isinstance(answer, dict) and "question" in answer:
        part = answer["part"]
        question = answer["question"][language()]
        return f"{question} ({part[language()]})" if part else str(question)
    if len(path) == 2:
        return _("File") if path[0] == "files" else _("Position")
    names = {
        "name": _("Name"),
        "level": _("Level"),
        "rule": _("Rule of submission"),
        "position": _("Position"),
        "unit": _("Unit"),
        "title": _("Title"),
        "number": _("Number"),
        "submitted_on": _("Questionnaire submitted on"),
        "placement": _("Placement"),
        "approved_on": _("Assessment approved on"),
        "successors": _("Successors"),
        "interim": _("Could fill in"),
        "left_empty_because": _("Left without successors because"),
        "missing": _("Reasons of missing files"),
        "organization": _("Organization"),
        "rules": _("Rules of the cycle"),
        "cycle": _("Cycle"),
    }
    return names.get(path[-1], path[-1])


def _said(value: Any) -> str:
    """A value in words: an answer as it was shown, a pair in the reader's language."""
    tongue = language()
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return "; ".join(_reason(each) for each in value)
    if not isinstance(value, dict):
        return str(value)
    if "shown" in value:
        return answer_words(value)
    if tongue in value:
        return str(value[tongue])
    if "family" in value:
        return f"{value['given']} {value['family']}"
    if "all" in value:
        return _("%(all)s, ready now: %(now)s") % value
    return _named(value, tongue)


def _reason(missing: dict[str, Any]) -> str:
    """A level whose file is missing, and why, if somebody said why."""
    said = missing["reason"] or _("no reason given")
    return _("%(level)s: %(reason)s") % {"level": missing["level"], "reason": said}


def _named(value: dict[str, Any], tongue: str) -> str:
    """A thing with a title or a name; a whole file is only said to be there."""
    if "assessment" in value or "successors" in value:
        return _("in the package")
    for name in ("title", "name"):
        if name in value:
            return str(value[name][tongue])
    return ""
