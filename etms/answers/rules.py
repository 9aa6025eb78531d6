"""What an answer is: pure functions over questions and values.

A value is what the kind of question says: text and long a string, choice a code, choices and tags
a list of codes, yes_no true or false, year a number. No answer is "" or [].
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from etms.answers.choices import Reason
from etms.cycles.choices import QuestionKind
from etms.visible import is_blank, visible

Value = str | int | bool | list[str]
Option = Mapping[str, str]  # {"code", "en", "fr"}
Key = tuple[str, str]  # code of the question, code of the competency or ""

MOST = {QuestionKind.TEXT: 300, QuestionKind.LONG: 4000, QuestionKind.TAGS: 5}
YEARS = range(1950, 2101)
YES, NO = "yes", "no"
YES_OR_NO = (
    {"code": YES, "en": "Yes", "fr": "Oui"},
    {"code": NO, "en": "No", "fr": "Non"},
)
LISTS = frozenset({QuestionKind.CHOICES, QuestionKind.TAGS})
NOT_ASKED = frozenset({QuestionKind.SECTION, QuestionKind.NOTICE})
BETWEEN = "; "  # names of options may hold commas


class Asked(Protocol):
    """What the rules need to know of a question (etms.cycles.models.Question has it)."""

    code: str
    kind: str
    section: str
    options: Any
    per_competency: bool
    required: bool


class Refused(ValueError):
    """What came cannot be kept as the answer to this question; nothing of it is stored."""

    def __init__(self, reason: Reason, **numbers: int):
        super().__init__(str(reason))
        self.reason = reason
        self.numbers = numbers

    def __str__(self) -> str:
        """The reason in the language in force, to stand beside the question."""
        return str(self.reason.label) % self.numbers if self.numbers else str(self.reason.label)


def clean(kind: str, raw: Any, *, options: Iterable[Option] = ()) -> Value:
    """The value to keep for what came from a form, or Refused with the reason.

    A half-written text is kept as it is, without characters that nobody sees; codes must be among
    the options, and come in their order.
    """
    if kind not in _cleaners:
        raise Refused(Reason.UNREADABLE)
    return _cleaners[kind](kind, raw, [option["code"] for option in options])


def _text(kind: str, raw: Any, codes: list[str]) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise Refused(Reason.UNREADABLE)
    text = visible(raw.replace("\r\n", "\n").replace("\r", "\n"))
    if kind == QuestionKind.TEXT:
        text = text.replace("\n", " ")
    if is_blank(text):
        return ""
    most = MOST[QuestionKind(kind)]
    if len(text) > most:
        raise Refused(Reason.TOO_LONG, **{"most": most, "is": len(text)})
    return text


def _code(kind: str, raw: Any, codes: list[str]) -> str:
    if raw in (None, ""):
        return ""
    if not isinstance(raw, str) or raw not in codes:
        raise Refused(Reason.NO_OPTION)
    return raw


def _codes(kind: str, raw: Any, codes: list[str]) -> list[str]:
    if raw in (None, ""):
        return []
    if not isinstance(raw, list | tuple):
        raise Refused(Reason.UNREADABLE)
    chosen = {code for code in raw if code != ""}
    if not chosen <= set(codes):
        raise Refused(Reason.NO_OPTION)
    most = MOST.get(QuestionKind(kind), len(codes))
    if len(chosen) > most:
        raise Refused(Reason.TOO_MANY, **{"most": most, "is": len(chosen)})
    return [code for code in codes if code in chosen]


def _yes_no(kind: str, raw: Any, codes: list[str]) -> bool | str:
    if raw in (None, ""):
        return ""
    if isinstance(raw, bool):
        return raw
    if raw not in (YES, NO):
        raise Refused(Reason.NO_OPTION)
    return bool(raw == YES)


def _year(kind: str, raw: Any, codes: list[str]) -> int | str:
    text = "" if raw is None else str(raw).strip()
    if text == "":
        return ""
    if isinstance(raw, bool) or len(text) != 4 or not (text.isascii() and text.isdigit()):
        raise Refused(Reason.NO_YEAR)
    if int(text) not in YEARS:
        raise Refused(Reason.NO_YEAR)
    return int(text)


_cleaners: dict[str, Callable[[str, Any, list[str]], Value]] = {
    QuestionKind.TEXT: _text,
    QuestionKind.LONG: _text,
    QuestionKind.CHOICE: _code,
    QuestionKind.CHOICES: _codes,
    QuestionKind.TAGS: _codes,
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.YEAR: _year,
}


def is_empty(value: Any) -> bool:
    """Whether this is no answer. "No" is an answer."""
    return value is None or value == "" or value == []


def empty(kind: str) -> Value:
    """No answer, as a question of this kind keeps it."""
    return [] if kind in LISTS else ""


def options(question: Asked, competencies: Sequence[Any] = ()) -> list[Option]:
    """What can be chosen: the options of the question, before them for tags the competencies."""
    if question.kind == QuestionKind.YES_NO:
        return list(YES_OR_NO)
    own: list[Option] = list(question.options or [])
    if question.kind != QuestionKind.TAGS:
        return own
    named = [{"code": c.code, "en": c.name_en, "fr": c.name_fr} for c in competencies]
    return named + [option for option in own if option["code"] not in {n["code"] for n in named}]


def shown(question: Asked, value: Any, language: str, *, competencies: Sequence[Any] = ()) -> str:
    """An answer in words ("en" or "fr"), in the wording of the question it was given to."""
    if is_empty(value):
        return ""
    if question.kind == QuestionKind.YES_NO:
        value = YES if value else NO
    words = {o["code"]: o[language] or o["code"] for o in options(question, competencies)}
    if isinstance(value, list):
        return BETWEEN.join(words.get(code) or code for code in value)
    return words.get(value) or value if isinstance(value, str) else str(value)


def is_asked(question: Asked) -> bool:
    """Whether a row of a questionnaire waits for an answer: headings and notices do not."""
    return question.kind not in NOT_ASKED


SomeQuestion = TypeVar("SomeQuestion", bound=Asked)


def parts(
    questions: Iterable[SomeQuestion], competencies: Sequence[Any]
) -> list[tuple[SomeQuestion, str]]:
    """Every answer that is asked for, in order: questions for each competency stand together.

    Questions per competency that follow each other are asked competency by competency: rating and
    evidence of the first, then of the second.
    """
    found: list[tuple[SomeQuestion, str]] = []
    together: list[SomeQuestion] = []
    for question in [*questions, None]:
        if question is not None and question.per_competency and is_asked(question):
            together.append(question)
            continue
        found += [(each, c.code) for c in competencies for each in together]
        together = []
        if question is not None and is_asked(question):
            found.append((question, ""))
    return found


class Progress(NamedTuple):
    """How far a section is: answers given, asked for, and of those that must be given missing."""

    given: int
    asked: int
    missing: int

    @property
    def is_done(self) -> bool:
        """Everything was answered, also what may be left out."""
        return self.given == self.asked


def missing(
    questions: Iterable[SomeQuestion],
    answers: Mapping[Key, Any],
    competencies: Sequence[Any] = (),
) -> list[tuple[SomeQuestion, str]]:
    """The required answers that are not there: (question, competency code) in order.

    `answers` holds values by (code of the question, code of the competency or "").
    """
    return [
        (question, part)
        for question, part in parts(questions, competencies)
        if question.required and is_empty(answers.get((question.code, part)))
    ]


def progress(
    questions: Sequence[Asked], answers: Mapping[Key, Any], competencies: Sequence[Any] = ()
) -> Progress:
    """How far the answers to these questions are."""
    asked = parts(questions, competencies)
    given = sum(not is_empty(answers.get((question.code, part))) for question, part in asked)
    return Progress(given, len(asked), len(missing(questions, answers, competencies)))


def carried_over(
    question: Asked, old: Any, old_kind: str, *, competencies: Sequence[Any] = ()
) -> Value | None:
    """Last year's answer as this year's question can take it; None where it cannot.

    Codes that are no longer offered fall away.
    """
    if old_kind != question.kind or is_empty(old):
        return None
    offered = options(question, competencies)
    if isinstance(old, list):
        codes: Collection[str] = {option["code"] for option in offered}
        old = [code for code in old if code in codes]
    try:
        value = clean(question.kind, old, options=offered)
    except Refused:
        return None
    return None if is_empty(value) else value
