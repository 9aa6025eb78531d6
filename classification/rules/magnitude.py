"""From current dollars to a degree of magnitude: divided by the index of their day.

Standard, "Use of the Accountability Magnitude Index": double the bottom and halve the top.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from classification.choices import Field, Refusal
from classification.policy import BOOK, Book
from classification.policy.shapes import Index, MagnitudeScale
from classification.rules.degrees import Degree
from classification.rules.refusing import Fault, Refused, refused
from etms.policy import NotInForce

CENT = Decimal("0.01")
UNITY = Decimal(1)
AMOUNT = re.compile(r"[+-]?[0-9]+(\.[0-9]{1,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
BEYOND = Decimal(10) ** 18  # no amount of money; what lies above is a slip or an attack


@dataclass(frozen=True)
class Magnitude:
    """A degree that was read from dollars, with the working."""

    degree: Degree
    dollars: Decimal
    on: date
    constant: Decimal
    told: Decimal  # the same for people, on the side of every bound where the amount is
    index: Index

    def answer(self) -> dict[str, object]:
        """As other systems get it."""
        return {
            "degree": int(self.degree.name),
            "pull": self.degree.pull,
            "constant_dollars": str(self.constant),
            "index": str(self.index.value),
        }


def magnitude(asked: Mapping[str, object], *, as_of: date, book: Book = BOOK) -> Magnitude:
    """The degree of an amount of a day, from {"dollars": …, "on": …}; refused by its field."""
    dollars, on = read_amount(asked)
    require_index_known(on, as_of=as_of)
    return magnitude_of(dollars, on=on, book=book)


def require_index_known(on: date, *, as_of: date) -> None:
    """Refused for dollars of a day after the one as of which they are read.

    OCHRO adopts and announces an index (standard, "Use of the Accountability Magnitude Index"):
    the last one holds until then, and nobody knows ahead of a day that it still will.
    """
    if on > as_of:
        raise refused(Field.ON, Refusal.INDEX_NOT_KNOWN, on=on, as_of=as_of)


def read_amount(asked: Mapping[str, object]) -> tuple[Decimal, date]:
    """An amount with its day, or Refused with both fields if both are wrong."""
    faults: list[Fault] = []
    dollars = on = None
    try:
        dollars = read_dollars(asked.get(Field.DOLLARS.value))
    except Refused as refusal:
        faults += refusal.faults
    try:
        on = read_day(asked.get(Field.ON.value))
    except Refused as refusal:
        faults += refusal.faults
    if dollars is None or on is None:
        raise Refused(*faults)
    return dollars, on


def magnitude_of(
    dollars: Decimal, *, on: date, scale: MagnitudeScale | None = None, book: Book = BOOK
) -> Magnitude:
    """The degree and pull of an amount in dollars of a day; by the scale of that day, or that of
    the standard under which it is read."""
    try:
        index = book.index(on=on)
        scale = scale or book.scale(on=on)
    except NotInForce:
        raise refused(Field.ON, Refusal.NO_INDEX, on=on) from None
    return under(dollars, on=on, index=index, scale=scale)


def under(dollars: Decimal, *, on: date, index: Index, scale: MagnitudeScale) -> Magnitude:
    """The same, by an index and a scale that are known."""
    if dollars <= 0:
        raise refused(Field.DOLLARS, Refusal.DOLLARS_NOT_POSITIVE)
    degree = _degree(dollars, index.value, scale)
    constant = (dollars / index.value).quantize(CENT, ROUND_HALF_UP)
    told = _told(dollars, index.value, scale)
    if degree is None:
        raise refused(
            Field.DOLLARS,
            Refusal.DOLLARS_BELOW_SCALE,
            least=scale.bounds[0],
            constant=told,
            index=index.value,
        )
    return Magnitude(degree, dollars, on, constant, told, index)


def _told(dollars: Decimal, index: Decimal, scale: MagnitudeScale) -> Decimal:
    """To the cent. Where rounding would cross a bound of the scale that the amount itself does not
    cross, the other cent is taken: what people read never speaks against the degree."""
    exact = dollars / index
    constant = exact.quantize(CENT, ROUND_HALF_UP)
    if _degree(constant, UNITY, scale) == _degree(dollars, index, scale):
        return constant
    return exact.quantize(CENT, ROUND_FLOOR if constant > exact else ROUND_CEILING)


def _degree(dollars: Decimal, index: Decimal, scale: MagnitudeScale) -> Degree | None:
    """Compared in current dollars, so that nothing is rounded before it is judged."""
    reached = [n for n, bound in enumerate(scale.bounds[:-1]) if dollars >= bound * index]
    if not reached:
        return None
    place = reached[-1]
    bottom, top = scale.bounds[place], scale.bounds[place + 1]
    if dollars < bottom * scale.double * index:
        return Degree(str(place + 1), "-")
    if dollars * scale.halve > top * index:
        return Degree(str(place + 1), "+")
    return Degree(str(place + 1))


def read_dollars(given: object) -> Decimal:
    """An amount as a person or a system writes it."""
    if given is None or given == "":
        raise refused(Field.DOLLARS, Refusal.MISSING_DOLLARS)
    dollars = _amount(given)
    if dollars is None or not dollars.is_finite():
        raise refused(Field.DOLLARS, Refusal.NOT_DOLLARS)
    if dollars <= 0:
        raise refused(Field.DOLLARS, Refusal.DOLLARS_NOT_POSITIVE)
    if dollars >= BEYOND:
        raise refused(Field.DOLLARS, Refusal.TOO_MANY_DOLLARS)
    return dollars


def _amount(given: object) -> Decimal | None:
    """A whole number, a decimal or figures; a float may be another number than was written."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int | Decimal):
        return Decimal(given)
    if isinstance(given, str) and AMOUNT.fullmatch(given):
        return Decimal(given)
    return None


def read_day(given: object) -> date:
    """A day as a date, or as YYYY-MM-DD."""
    if type(given) is date:
        return given
    if given is None or given == "":
        raise refused(Field.ON, Refusal.MISSING_DAY)
    try:
        if isinstance(given, str) and DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:  # the thirtieth of February
        pass
    raise refused(Field.ON, Refusal.NOT_A_DAY)
