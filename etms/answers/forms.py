"""What comes in from a page of answers: its names, its values, and the revisions it was given.

Each answer is a field named by the codes of question and competency ("self-rating.vision"); the
revision stands in a hidden field "base.<name>", which also says that the answer was on the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict

from etms.answers import rules
from etms.answers.rules import Refused
from etms.answers.services import Entry

BASE = "base."
LONGEST_NUMBER = 9


def field_name(question: Any, part: str = "") -> str:
    return f"{question.code}.{part}" if part else question.code


def revision(raw: str | None) -> int:
    """A revision as it came; what is no number is 0, as for an answer never given."""
    text = raw or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def raw_value(sent: QueryDict, name: str, kind: str) -> Any:
    return sent.getlist(name) if kind in rules.LISTS else sent.get(name, "")


class AnswersForm:
    """The answers that a whole page sent: clean entries, and what was refused, by name."""

    def __init__(
        self, sent: QueryDict, *, questions: Iterable[Any], competencies: Sequence[Any] = ()
    ):
        self.entries: list[Entry] = []
        self.errors: dict[str, str] = {}
        self.raw: dict[str, Any] = {}
        for question, part in rules.parts(questions, competencies):
            name = field_name(question, part)
            if BASE + name in sent:
                self._take(sent, name, question, part, competencies)

    def _take(self, sent: QueryDict, name: str, question: Any, part: str, competencies) -> None:
        self.raw[name] = raw_value(sent, name, question.kind)
        offered = rules.options(question, competencies)
        try:
            value = rules.clean(question.kind, self.raw[name], options=offered)
        except Refused as refused:
            self.errors[name] = str(refused)
        else:
            self.entries.append(Entry(question, part, value, revision(sent.get(BASE + name))))

    def drop(self, name: str | None) -> None:
        """Leave this answer as it stands on the server."""
        self.entries = [e for e in self.entries if field_name(e.question, e.part) != name]
        self.errors.pop(name or "", None)

    def clear(self, name: str | None) -> None:
        """Take this answer back."""
        self.entries = [
            e._replace(value=rules.empty(e.question.kind))
            if field_name(e.question, e.part) == name
            else e
            for e in self.entries
        ]


def find(name: str, questions: Mapping[str, Any], parts: Iterable[str]) -> tuple[Any, str] | None:
    """The question (by code) and competency that a field name means; None for no such field."""
    code, _dot, part = name.partition(".")
    question = questions.get(code)
    if question is None or not rules.is_asked(question):
        return None
    fits = part in parts if question.per_competency else not part
    return (question, part) if fits else None
