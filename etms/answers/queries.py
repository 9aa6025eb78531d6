"""The answers of a sheet, by the code of their question."""

from typing import Any

from etms.answers.models import Answer
from etms.answers.rules import Key


def answers_by_key(rows: Any) -> dict[Key, Answer]:
    """Answers (a queryset) by code of the question and of the competency, each with its question:
    one query. Old answers bring the wording of their own set along."""
    return {(row.question.code, row.part): row for row in rows.select_related("question")}


def answers_by_sheet(rows: Any) -> dict[int, dict[Key, Answer]]:
    """The same of several sheets, by the id of the sheet: one query."""
    found: dict[int, dict[Key, Answer]] = {}
    for row in rows.select_related("question"):
        found.setdefault(row.sheet_id, {})[row.question.code, row.part] = row
    return found


def values(answers: dict[Key, Answer]) -> dict[Key, Any]:
    """The bare values, as the rules want them."""
    return {key: answer.value for key, answer in answers.items()}
