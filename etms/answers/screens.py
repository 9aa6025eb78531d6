"""How answers are shown: fields to be written, with last year's beside; or words to be read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from etms.answers import rules
from etms.answers.forms import AnswersForm, field_name
from etms.answers.models import Answer
from etms.answers.rules import Key
from etms.answers.services import Conflict
from etms.bilingual import language
from etms.cycles.choices import QuestionKind
from etms.directory import queries as directory

SHORT_LIST = 7  # of a longer one, one is chosen from a menu
SHORT_TIP = 150  # characters; a longer one opens on demand
ONE_ROW = 48  # characters of options that stand beside each other


@dataclass(frozen=True)
class Option:
    """One of the answers offered; `last_year` marks the one that was given then."""

    code: str
    label: str
    checked: bool
    last_year: bool


@dataclass(frozen=True)
class Theirs:
    """The other text in a conflict: what stands on the server, since when, by whom."""

    said: str
    words: str
    revision: int
    value: list[str]

    @property
    def data(self) -> str:
        """For static/js/autosave.js, which offers both texts."""
        return json.dumps({"revision": self.revision, "value": self.value})


@dataclass
class Field:
    """One question to be answered, as templates/components/answer.html draws it.

    `last` is last year's answer in the words of its own set; `kept` that answer as this question
    takes it (a list of strings), None where it cannot be kept.
    """

    question: Any
    part: str
    name: str
    label: str
    competency: Any = None
    options: list[Option] = field(default_factory=list)
    value: Any = ""
    base: int = 0
    carried: bool = False
    last: str = ""
    kept: list[str] | None = None
    error: str = ""
    theirs: Theirs | None = None

    @property
    def id(self) -> str:
        return f"a-{self.name}"

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def control(self) -> str:
        """How it is drawn: line, paragraphs, menu, radios or boxes."""
        if self.kind in rules.LISTS:
            return "boxes"
        if self.kind == QuestionKind.LONG:
            return "paragraphs"
        if self.kind in (QuestionKind.TEXT, QuestionKind.YEAR):
            return "line"
        return "menu" if len(self.options) > SHORT_LIST else "radios"

    @property
    def is_group(self) -> bool:
        return self.control in ("radios", "boxes")

    @property
    def in_a_row(self) -> bool:
        """Whether its options are so short that they stand beside each other."""
        return sum(len(option.label) for option in self.options) <= ONE_ROW

    @property
    def anchor(self) -> str:
        """Where a link to this question leads: its input, or the first option of its group."""
        return f"{self.id}-0" if self.is_group else self.id

    @property
    def errors(self) -> list[str]:
        """What is wrong with it, for the summary on top of the page."""
        return [text for text in (self.error, self.theirs and self.theirs.said) if text]

    @property
    def is_hidden(self) -> bool:
        return False

    @property
    def described_by(self) -> str:
        """The ids of the tip, of last year's answer, and of the place where errors come."""
        there = {"tip": self.tip and self.tip_is_short, "last": self.last and not self.marks_last}
        names = [name for name, is_there in there.items() if is_there]
        return " ".join(f"{self.id}-{name}" for name in [*names, "wrong"])

    @property
    def tip(self) -> str:
        return self.question.text

    @property
    def tip_is_short(self) -> bool:
        return len(self.tip) <= SHORT_TIP

    @property
    def marks_last(self) -> bool:
        """Whether last year's answer is marked on the options instead of standing beside."""
        return self.is_group and any(option.last_year for option in self.options)

    @property
    def text(self) -> str:
        """What stands in a line, in paragraphs or chosen in a menu."""
        return "" if isinstance(self.value, list) else str(self.value)

    @property
    def is_answered(self) -> bool:
        return not rules.is_empty(self.value)

    @property
    def keep_data(self) -> str:
        return json.dumps(self.kept, ensure_ascii=False)


class Wrong:
    """The fields of a page, as components/error_summary.html asks for them."""

    def __init__(self, fields: Iterable[Field]):
        self.fields = list(fields)

    @property
    def errors(self) -> list[str]:
        return [error for each in self.fields for error in each.errors]

    def non_field_errors(self) -> list[str]:
        return []

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)


def fields(
    *,
    questions: Iterable[Any],
    answers: Mapping[Key, Answer],
    last: Mapping[Key, Answer] | None = None,
    competencies: Sequence[Any] = (),
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
) -> list[Field]:
    """The questions of a page in order, with what was answered, last year's, and what is wrong.

    `answers` and `last` as queries.answers_by_key gives them, `last` with its own questions.
    With `form` (and the conflicts of saving it) what was sent stands in the fields.
    """
    named = {c.code: c for c in competencies}
    found = [
        _field(question, part, named.get(part), answers, last or {}, competencies)
        for question, part in rules.parts(questions, competencies)
    ]
    if form is not None:
        other = {conflict.key: conflict for conflict in conflicts}
        names = directory.names_of_users(c.answer.saved_by_id for c in other.values())
        for each in found:
            _as_sent(each, form, other.get((each.question.pk, each.part)), names, competencies)
    return found


def _field(
    question: Any,
    part: str,
    competency: Any,
    answers: Mapping[Key, Answer],
    last: Mapping[Key, Answer],
    competencies: Sequence[Any],
) -> Field:
    answer, old = answers.get((question.code, part)), last.get((question.code, part))
    kept = old and rules.carried_over(
        question, old.value, old.question.kind, competencies=competencies
    )
    value = answer.value if answer else rules.empty(question.kind)
    return Field(
        question=question,
        part=part,
        competency=competency,
        name=field_name(question, part),
        label=question.name,
        options=_options(question, value, kept, competencies),
        value=value,
        base=answer.revision if answer else 0,
        carried=bool(answer and answer.carried),
        last=words(old, competencies) if old else "",
        kept=None if kept is None else sent(kept),
    )


def _options(question: Any, value: Any, old: Any, competencies: Sequence[Any]) -> list[Option]:
    chosen, then = _chosen(value), _chosen(old)
    here = language()
    return [
        Option(o["code"], o[here] or o["code"], o["code"] in chosen, o["code"] in then)
        for o in rules.options(question, competencies)
    ]


def _chosen(value: Any) -> set[str]:
    """The codes of an answer, whatever its kind."""
    if isinstance(value, bool):
        return {rules.YES if value else rules.NO}
    return set(value) if isinstance(value, list) else {value} if isinstance(value, str) else set()


def _as_sent(each: Field, form: AnswersForm, conflict, names, competencies) -> None:
    """What was sent stands in the field; beside it why it was refused, or the other text."""
    if each.name not in form.raw:
        return
    raw = form.raw[each.name]
    each.value, each.error = raw, form.errors.get(each.name, "")
    chosen = _chosen(raw)
    each.options = [Option(o.code, o.label, o.code in chosen, o.last_year) for o in each.options]
    if conflict is not None:
        each.theirs = theirs(conflict, each.question, names, competencies)
        each.base = each.theirs.revision


def theirs(
    conflict: Conflict, question: Any, names: Mapping[int, str], competencies: Sequence[Any] = ()
) -> Theirs:
    """The other text in words, with when and by whom it was saved."""
    answer = conflict.answer
    shown = rules.shown(question, answer.value, language(), competencies=competencies)
    said = _changed(answer, names)
    return Theirs(said, shown or _("No answer"), answer.revision, sent(answer.value))


def sent(value: Any) -> list[str]:
    """An answer as a form sends it: a list of strings, empty for none."""
    if rules.is_empty(value):
        return []
    if isinstance(value, bool):
        return [rules.YES if value else rules.NO]
    return value if isinstance(value, list) else [str(value)]


def _changed(answer: Answer, names: Mapping[int, str]) -> str:
    who = names.get(answer.saved_by_id)
    when = {"time": clock(answer.saved_at), "who": who}
    if who:
        return _("This answer was changed elsewhere at %(time)s, by %(who)s.") % when
    return _("This answer was changed elsewhere at %(time)s.") % when


def clock(at: Any) -> str:
    """The time of a moment today, else its day and time, as people read it."""
    here = timezone.localtime(at)
    if here.date() == timezone.localdate():
        return time_format(here, "TIME_FORMAT")
    return date_format(here, "DATETIME_FORMAT")


def words(answer: Answer, competencies: Sequence[Any] = ()) -> str:
    """An answer in words, in the wording of its own question."""
    return rules.shown(answer.question, answer.value, language(), competencies=competencies)


@dataclass(frozen=True)
class Line:
    """A question with its answer in words, to be read. `url` leads to where it is answered."""

    label: str
    words: str
    competency: Any = None
    is_text: bool = False
    carried: bool = False
    required: bool = False
    url: str = ""


def lines(
    *,
    questions: Iterable[Any],
    answers: Mapping[Key, Answer],
    competencies: Sequence[Any] = (),
    url: str = "",
) -> list[Line]:
    """The questions with their answers in words; `url` is the page on which they are answered."""
    named = {c.code: c for c in competencies}
    found = []
    for question, part in rules.parts(questions, competencies):
        answer = answers.get((question.code, part))
        control = _field(question, part, named.get(part), answers, {}, competencies)
        found.append(
            Line(
                label=question.name,
                words=words(answer, competencies) if answer else "",
                competency=named.get(part),
                is_text=question.kind == QuestionKind.LONG,
                carried=bool(answer and answer.carried),
                required=question.required,
                url=f"{url}#{control.anchor}" if url else "",
            )
        )
    return found
