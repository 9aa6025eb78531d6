"""Read what was asked: fields of an evaluation become degrees, or faults that name the field."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from classification.choices import Factor, Field, Refusal
from classification.policy import BOOK, Book
from classification.policy.shapes import Standard
from classification.rules.degrees import (
    NO_PULL,
    PULL_OF,
    PULL_STEPS,
    Accountability,
    Degree,
    Degrees,
    KnowHow,
    ProblemSolving,
    pulls_of,
)
from classification.rules.magnitude import (
    Magnitude,
    magnitude_of,
    read_amount,
    require_index_known,
)
from classification.rules.points import (
    accountability_points,
    know_how_points,
    problem_solving_percent,
)
from classification.rules.refusing import Fault, Refused, Value, fault
from etms.policy import NotInForce

NAMES = frozenset(
    {*(field.value for field in PULL_OF), *(pull.value for pull in PULL_OF.values())}
)
OF_DOLLARS = frozenset({Field.DOLLARS.value, Field.ON.value})
SHOWN = 30  # of what was given, in a refusal
UNSEEN = "\ufffd"  # for what nobody sees, such as a NUL
FACTORS: Mapping[Factor, tuple[Field, ...]] = {
    Factor.KNOW_HOW: (Field.PRACTICAL, Field.PLANNING, Field.COMMUNICATING),
    Factor.PROBLEM_SOLVING: (Field.ENVIRONMENT, Field.CHALLENGE),
    Factor.ACCOUNTABILITY: (Field.FREEDOM, Field.MAGNITUDE, Field.IMPACT),
}


@dataclass(frozen=True)
class Reading:
    """What could be read; a factor is there once all its fields are, and together they fit."""

    know_how: KnowHow | None
    problem_solving: ProblemSolving | None
    accountability: Accountability | None
    magnitude: Magnitude | None
    faults: tuple[Fault, ...]


@lru_cache(maxsize=8)
def degrees_allowed(standard: Standard) -> dict[Field, tuple[str, ...]]:
    """The degrees of each sub-factor, in the order of its chart."""
    thinking = standard.problem_solving.base
    return {
        Field.PRACTICAL: tuple(standard.know_how.practical),
        Field.PLANNING: tuple(standard.know_how.planning),
        Field.COMMUNICATING: tuple(standard.know_how.communicating),
        Field.ENVIRONMENT: tuple(thinking),
        Field.CHALLENGE: tuple(next(iter(thinking.values()))),
        Field.FREEDOM: tuple(standard.accountability.freedom),
        Field.MAGNITUDE: tuple(standard.accountability.magnitude),
        Field.IMPACT: tuple(standard.accountability.impact),
    }


def charts(*, on: date, book: Book = BOOK) -> Standard:
    """The standard in force on the day of an evaluation; refused before 2022-10-03."""
    try:
        return book.standard(on=on)
    except NotInForce:
        raise Refused(fault(Field.ON, Refusal.NO_CHARTS, on=on)) from None


def amount_read(
    dollars: Decimal, *, on: date, as_of: date, standard: Standard, book: Book = BOOK
) -> Magnitude:
    """An amount of a day as the magnitude of an evaluation as of another, or Refused.

    No dollars of a later day are read, and none that are older than the charts of this system.
    """
    require_index_known(on, as_of=as_of)
    found = magnitude_of(dollars, on=on, scale=standard.magnitude, book=book)
    charts(on=on, book=book)
    return found


def read(
    asked: Mapping[str, object],
    *,
    standard: Standard,
    as_of: date | None = None,
    book: Book = BOOK,
) -> tuple[Degrees, Magnitude | None]:
    """The degrees of an evaluation, or Refused with every field that is wrong; `as_of` is its
    day, without which no dollars are to be read."""
    found = partly(asked, standard=standard, as_of=as_of, book=book)
    know_how, thinking, accountability = (
        found.know_how,
        found.problem_solving,
        found.accountability,
    )
    if found.faults or know_how is None or thinking is None or accountability is None:
        raise Refused(*found.faults)
    return Degrees(know_how, thinking, accountability), found.magnitude


def partly(
    asked: Mapping[str, object],
    *,
    standard: Standard,
    as_of: date | None = None,
    book: Book = BOOK,
) -> Reading:
    """As much as can be read of a half-filled evaluation."""
    reader = _Reader(asked, standard, as_of, book)
    named = {field: reader.degree(field) for field in PULL_OF}
    complete = {
        factor: tuple(named[field] for field in fields) for factor, fields in FACTORS.items()
    }
    return Reading(
        reader.know_how(*complete[Factor.KNOW_HOW]),
        reader.problem_solving(*complete[Factor.PROBLEM_SOLVING]),
        reader.accountability(*complete[Factor.ACCOUNTABILITY]),
        reader.magnitude,
        tuple(reader.faults),
    )


class _Reader:
    def __init__(
        self, asked: Mapping[str, object], standard: Standard, as_of: date | None, book: Book
    ):
        self.asked, self.standard, self.as_of, self.book = asked, standard, as_of, book
        self.allowed = degrees_allowed(standard)
        self.magnitude: Magnitude | None = None
        self.faults = [_unknown(name) for name in asked if name not in NAMES]

    def degree(self, field: Field) -> Degree | None:
        """One sub-factor with its pull."""
        given = self.asked.get(field.value)
        if field is Field.MAGNITUDE and isinstance(given, Mapping):
            return self._from_dollars(given)
        if given is None or given == "":
            self._fault(field, Refusal.MISSING)
            return None
        allowed = self.allowed[field]
        name = _name(given)
        if name not in allowed:
            values = {"given": given_shown(given), "allowed": ", ".join(allowed)}
            self._fault(field, Refusal.INVALID_DEGREE, **values)
            return None
        pull = self._pull(field, name)
        return None if pull is None else Degree(name, pull)

    def _pull(self, field: Field, name: str) -> str | None:
        given = self.asked.get(PULL_OF[field].value)
        if given is None or given == "":
            return ""
        why = _why_no_pull(given, pulls_of(field, name))
        if why is None:
            return str(given)
        values: dict[str, Value] = {}
        if why is Refusal.INVALID_PULL:
            values = {"given": given_shown(given), "allowed": pulls_named(pulls_of(field, name))}
        self._fault(PULL_OF[field], why, **values)
        return None

    def _from_dollars(self, given: Mapping[str, object]) -> Degree | None:
        self.faults += [_unknown(name) for name in given if name not in OF_DOLLARS]
        if self.asked.get(Field.MAGNITUDE_PULL.value) not in (None, ""):
            self._fault(Field.MAGNITUDE_PULL, Refusal.PULL_WITH_DOLLARS)
        try:
            dollars, on = read_amount(given)
            as_of = self.as_of or date.min  # without a day: no dollars
            found = amount_read(
                dollars, on=on, as_of=as_of, standard=self.standard, book=self.book
            )
        except Refused as refusal:
            self.faults += refusal.faults
            return None
        self.magnitude = found
        return found.degree

    def know_how(
        self, practical: Degree | None, planning: Degree | None, communicating: Degree | None
    ) -> KnowHow | None:
        if practical is None or planning is None or communicating is None:
            return None
        found = KnowHow(practical, planning, communicating)
        return found if self._fits(know_how_points, found) else None

    def problem_solving(
        self, environment: Degree | None, challenge: Degree | None
    ) -> ProblemSolving | None:
        if environment is None or challenge is None:
            return None
        found = ProblemSolving(environment, challenge)
        return found if self._fits(problem_solving_percent, found) else None

    def accountability(
        self, freedom: Degree | None, magnitude: Degree | None, impact: Degree | None
    ) -> Accountability | None:
        if freedom is None or magnitude is None or impact is None:
            return None
        found = Accountability(freedom, magnitude, impact)
        return found if self._fits(accountability_points, found) else None

    def _fits(self, points: Callable[..., int], found: object) -> bool:
        """Whether the chart has a number there."""
        try:
            points(found, standard=self.standard)
        except Refused as refusal:
            self.faults += refusal.faults
            return False
        return True

    def _fault(self, field: Field, code: Refusal, **values: Value) -> None:
        self.faults.append(fault(field, code, **values))


def _unknown(name: object) -> Fault:
    return Fault(str(name)[:SHOWN] or '""', Refusal.UNKNOWN_FIELD)


def given_shown(given: object) -> str:
    """What was given, as it may stand in a sentence: as JSON writes it, and little of it."""
    if isinstance(given, str):
        return "".join(each if each.isprintable() else UNSEEN for each in given[:SHOWN])
    if isinstance(given, Mapping):
        return "{…}"
    if isinstance(given, Sequence):
        return "[…]"
    if type(given) is int:  # Python itself refuses to write one of many thousand digits
        return str(Decimal(given))[:SHOWN]
    return json.dumps(given, default=str)[:SHOWN]


def pulls_named(pulls: Iterable[str]) -> str:
    """The pulls that may be chosen, from the furthest down to the furthest up."""
    return ", ".join(sorted(filter(None, pulls), key=PULL_STEPS.__getitem__))


def _name(given: object) -> str | None:
    """A degree as text: numbers come as numbers or as text."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return str(given) if 0 <= given < 10 else None
    return given if isinstance(given, str) else None


def _why_no_pull(given: object, allowed: Sequence[str]) -> Refusal | None:
    if isinstance(given, str) and given in allowed:
        return None
    if allowed == NO_PULL:
        return Refusal.PULL_NOT_ALLOWED
    if not isinstance(given, str) or given not in PULL_STEPS:
        return Refusal.INVALID_PULL
    if len(given) > 1:
        return Refusal.DOUBLE_PULL_NOT_ALLOWED
    return Refusal.PULL_DOWN_NOT_ALLOWED
