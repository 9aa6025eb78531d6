"""Save answers as they are written, each with its own precondition (security.md 3.1).

The caller opens the act, asks the door, and holds the lock of the sheet (`locked`): so whatever
it checked of the sheet stays so, and two saves of one sheet come one after the other.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.db import models

from etms.answers.models import Answer
from etms.answers.rules import is_empty

Sheet = TypeVar("Sheet", bound=models.Model)


class Conflict(Exception):
    """Another answer was saved since the page was given its revision; `answer` is that one.

    Nothing was written. The page offers both: `answer.value`, `.revision`, `.saved_at`,
    `.saved_by_id` say what stands, since when and by whom.
    """

    def __init__(self, answer: Answer):
        super().__init__(str(answer))
        self.answer = answer

    @property
    def key(self) -> tuple[int, str]:
        """Number of the question and code of the competency."""
        return self.answer.question_id, self.answer.part


class Entry(NamedTuple):
    """One answer to save. `value` is clean (rules.clean); `base` the revision the page was given,
    0 for none; `carried` when it is taken over from last year."""

    question: Any
    part: str
    value: Any
    base: int
    carried: bool = False


class Saved(NamedTuple):
    """What became of some entries, in their order: answers that stand, and those in conflict."""

    answers: list[Answer]
    conflicts: list[Conflict]


def locked(sheet: Sheet, *related: str) -> Sheet:
    """The sheet as it stands now, locked to the end of the transaction."""
    sheets = type(sheet)._default_manager.select_related(*related)
    return sheets.select_for_update(of=("self",)).get(pk=sheet.pk)


def save_answer(
    *,
    model: Any,
    sheet: Any,
    question: Any,
    part: str = "",
    value: Any,
    base: int,
    by: Any,
    at: datetime,
    carried: bool = False,
) -> Answer:
    """Keep one answer and return it with its revision; raises Conflict, having written nothing.

    The same value again succeeds whatever the base: a retry after a lost reply is no conflict.
    """
    entry = Entry(question, part, value, base, carried)
    saved = save_answers(model=model, sheet=sheet, entries=[entry], by=by, at=at)
    if saved.conflicts:
        raise saved.conflicts[0]
    return saved.answers[0]


def save_answers(
    *, model: Any, sheet: Any, entries: Iterable[Entry], by: Any, at: datetime
) -> Saved:
    """Keep several answers of a sheet, each with its own precondition: those in conflict stay as
    they are, the others are written."""
    entries = list(entries)
    there = _standing(model, sheet, entries)
    found, fresh, conflicts = [], [], []
    for entry in entries:
        answer = there.get((entry.question.pk, entry.part))
        if answer is None:
            answer = _new(model, sheet, entry, by=by, at=at)
            if not is_empty(entry.value):
                fresh.append(answer)
        elif answer.value != entry.value:
            if answer.revision != entry.base:
                conflicts.append(Conflict(answer))
                continue
            _change(answer, entry, by=by, at=at)
        found.append(answer)
    model._default_manager.bulk_create(fresh)
    return Saved(found, conflicts)


def _standing(model: Any, sheet: Any, entries: list[Entry]) -> dict[tuple[int, str], Answer]:
    """The answers that stand on the sheet to these questions, locked."""
    rows = model._default_manager.select_for_update().filter(
        sheet=sheet, question__in={entry.question.pk for entry in entries}
    )
    return {(row.question_id, row.part): row for row in rows}


def _new(model: Any, sheet: Any, entry: Entry, *, by: Any, at: datetime) -> Answer:
    """A first answer; no answer to what nobody answered yet has revision 0 and is not kept."""
    answer: Answer = model(
        sheet=sheet,
        question=entry.question,
        part=entry.part,
        value=entry.value,
        revision=0 if is_empty(entry.value) else 1,
        carried=entry.carried,
        saved_at=at,
        saved_by=by,
    )
    return answer


def _change(answer: Answer, entry: Entry, *, by: Any, at: datetime) -> None:
    answer.value = entry.value
    answer.revision += 1
    answer.carried = entry.carried
    answer.saved_at, answer.saved_by = at, by
    answer.save(update_fields=["value", "revision", "carried", "saved_at", "saved_by"])
