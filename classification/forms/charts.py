"""What comes in from the guide charts: a cell, a degree, a pull, an amount, each by its name.

Each stands beside a hidden field "base.<name>" with what stood there when the page was given: so a
choice is held against what it replaces, and two people who choose different things do not collide.
"""

import re
from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from classification.choices import Fact, Field, Impact, Participation, Refusal
from classification.models import Judged
from classification.rules.degrees import NO_PULL, PULL_OF, PULL_STEPS, pulls_of
from classification.rules.magnitude import magnitude_of, read_amount, read_dollars
from classification.rules.reading import FACTORS, charts, given_shown, pulls_named
from classification.rules.refusing import Fault, Refused

BASE = "base."
YES_NO = {"yes": True, "no": False, "": None}
Values = list[str]


def _first(values: Values) -> str:
    return values[0].strip() if values else ""


def _require_one_of(
    sent: Collection[str],
    codes: Collection[str],
    name: str,
    allowed: str,
    refusal: Refusal = Refusal.INVALID_CHOICE,
) -> None:
    """Refused for the first that is none of the codes."""
    for each in sent:
        if each not in codes:
            raise Refused(Fault(name, refusal, {"given": given_shown(each), "allowed": allowed}))


@dataclass(frozen=True)
class Choice:
    """One thing that is chosen, and the columns it fills."""

    name: str
    columns: tuple[str, ...]

    def read(self, values: Values) -> dict[str, Any]:
        """The columns as sent, or Refused. Whether a degree fits its chart the engine says."""
        return {self.columns[0]: _first(values)}

    def shown(self, judged: Judged) -> Values:
        """What stands, as a form sends it."""
        value = getattr(judged, self.columns[0])
        return [str(value)] if value not in (None, "") else []


@dataclass(frozen=True)
class Cell(Choice):
    """A cell of a chart: the degrees of its sub-factors at once, as "F II 3"."""

    def read(self, values: Values) -> dict[str, Any]:
        sent = _first(values)
        degrees = sent.split(" ") if sent else [""] * len(self.columns)
        if len(degrees) != len(self.columns) or any(len(each) > 3 for each in degrees):
            said = {"given": given_shown(sent), "number": len(self.columns)}
            raise Refused(Fault(self.name, Refusal.INVALID_CELL, said))
        return dict(zip(self.columns, degrees, strict=True))

    def shown(self, judged: Judged) -> Values:
        degrees = [getattr(judged, column) for column in self.columns]
        return [" ".join(degrees)] if all(degrees) else []


@dataclass(frozen=True)
class OneOf(Choice):
    """One of a few stable codes, or nothing."""

    codes: Collection[str]
    allowed: str
    refusal: Refusal = Refusal.INVALID_CHOICE

    def read(self, values: Values) -> dict[str, Any]:
        sent = _first(values)
        _require_one_of([sent] if sent else [], self.codes, self.name, self.allowed, self.refusal)
        return {self.columns[0]: sent}


@dataclass(frozen=True)
class YesNo(Choice):
    def read(self, values: Values) -> dict[str, Any]:
        sent = _first(values)
        _require_one_of([sent], YES_NO, self.name, ", ".join(filter(None, YES_NO)))
        return {self.columns[0]: YES_NO[sent]}

    def shown(self, judged: Judged) -> Values:
        value = getattr(judged, self.columns[0])
        return [] if value is None else ["yes" if value else "no"]


@dataclass(frozen=True)
class Facts(Choice):
    """What is true of the role: several of a list, in its order."""

    def read(self, values: Values) -> dict[str, Any]:
        _require_one_of(values, Fact.values, self.name, ", ".join(Fact.values))
        return {self.columns[0]: [code for code in Fact.values if code in values]}

    def shown(self, judged: Judged) -> Values:
        return list(getattr(judged, self.columns[0]))


@dataclass(frozen=True)
class Amount(Choice):
    """Dollars as people write them: 2,000,000 or 2 000 000,50 or $2000000."""

    def read(self, values: Values) -> dict[str, Any]:
        sent = _first(values)
        return {self.columns[0]: amount(sent) if sent else None}

    def shown(self, judged: Judged) -> Values:
        value = getattr(judged, self.columns[0])
        return [] if value is None else [amount_written(value)]


def amount(text: str) -> Decimal:
    """An amount in dollars, or Refused."""
    return read_dollars(_plain(text))


def amount_written(dollars: Decimal) -> str:
    """An amount as its field shows it, to be changed."""
    return f"{dollars:f}".removesuffix(".00")


def amount_of_day(dollars: str, on: str) -> tuple[Decimal, date]:
    """An amount with its day, or Refused with both if both are wrong."""
    return read_amount({Field.DOLLARS.value: _plain(dollars), Field.ON.value: on.strip()})


def _plain(text: str) -> str:
    """Spaces, the sign and commas between thousands do not count; any other comma is that of
    cents, and whether they are cents the rules say."""
    plain = re.sub(r"[\s\u00a0\u202f$]", "", text)
    between = r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?"
    spaced = re.search(r"\d[\s\u00a0\u202f]\d", text)  # 40 000,505 has its thousands apart
    return plain.replace(",", "" if re.fullmatch(between, plain) and not spaced else ".")


def _choices() -> list[Choice]:
    cells = [
        Cell(factor.value, tuple(field.value for field in fields))
        for factor, fields in FACTORS.items()
    ]
    degrees = [Choice(field.value, (field.value,)) for field in PULL_OF]
    return [
        *cells,
        *degrees,
        *(
            _pull(pull.value, field, PULL_STEPS)  # which of them a degree may have the engine says
            for field, pull in PULL_OF.items()
            if field is not Field.COMMUNICATING
        ),
        Facts("facts", ("facts",)),
        _one_of("participation", Participation.values),
        Amount("second_dollars", ("second_dollars",)),
        _one_of("second_impact", Impact.values),
        _pull("second_impact_pull", Field.IMPACT, pulls_of(Field.IMPACT, "")),
        YesNo("unrelated", ("unrelated",)),
        YesNo("own_work", ("own_work",)),
    ]


def _one_of(name: str, codes: Collection[str]) -> OneOf:
    return OneOf(name, (name,), codes, ", ".join(codes))


def _pull(name: str, field: Field, codes: Collection[str]) -> OneOf:
    named = pulls_named(pulls_of(field, ""))
    return OneOf(name, (name,), codes, named, Refusal.INVALID_PULL)


CHOICES: Mapping[str, Choice] = {each.name: each for each in _choices()}
IMPACTS = (("impact", "impact_pull"), ("second_impact", "second_impact_pull"))


def base(values: Values) -> str:
    """What stands, as the hidden field beside a choice says it."""
    return ",".join(values)


def as_shown(judged: Judged) -> Judged:
    """A copy in which the magnitude is the one that the first amount is read as, under the charts
    of the evaluation."""
    found = copy(judged)
    if judged.dollars is None:
        return found
    try:
        scale = charts(on=judged.charts_on).magnitude
        degree = magnitude_of(judged.dollars, on=judged.dollars_on, scale=scale).degree
    except Refused:
        found.magnitude = found.magnitude_pull = ""
    else:
        found.magnitude, found.magnitude_pull = degree.name, degree.pull
    return found


def require_not_given(columns: Mapping[str, Any], judged: Judged) -> None:
    """ValidationError for another magnitude than the one that a standing amount gives."""
    shown = as_shown(judged)
    for name in ("magnitude", "magnitude_pull"):
        if judged.dollars is not None and columns.get(name, "") not in ("", getattr(shown, name)):
            raise ValidationError(_("An amount gives the magnitude. Set the amount aside first."))


def require_pull_taken(columns: Mapping[str, Any], judged: Judged) -> None:
    """Refused for a pull that is chosen on an impact which takes none."""
    for name, pull in IMPACTS:
        chosen = columns.get(name, getattr(judged, name))
        if chosen and columns.get(pull) and pulls_of(Field.IMPACT, chosen) == NO_PULL:
            raise Refused(Fault(pull, Refusal.PULL_NOT_ALLOWED))


def whole(columns: Mapping[str, Any], judged: Judged) -> dict[str, Any]:
    """What a choice takes with it: Primary takes no pull, dollars of a day are the magnitude."""
    found = dict(columns)
    for name, pull in IMPACTS:
        chosen = found.get(name, getattr(judged, name))
        pulled = found.get(pull, getattr(judged, pull))
        if chosen and pulled and pulls_of(Field.IMPACT, chosen) == NO_PULL:
            found[pull] = ""
    if judged.dollars is not None:
        found.pop("magnitude", None)
        found.pop("magnitude_pull", None)
    return found


@dataclass
class Sent:
    """What a whole page sent: columns by the name of their choice, and what was refused."""

    columns: dict[str, dict[str, Any]]
    values: dict[str, Values]
    bases: dict[str, str]
    faults: dict[str, Fault]

    def all_columns(self) -> dict[str, Any]:
        return {name: value for each in self.columns.values() for name, value in each.items()}


def read_page(sent: QueryDict) -> Sent:
    """Every choice that stood on the page: those whose hidden field came with it."""
    found = Sent({}, {}, {}, {})
    for name, choice in CHOICES.items():
        if BASE + name not in sent:
            continue
        found.values[name] = [value for value in sent.getlist(name) if value]
        found.bases[name] = sent[BASE + name]
        try:
            found.columns[name] = choice.read(found.values[name])
        except Refused as refusal:
            found.faults[name] = Fault(name, refusal.code, refusal.values)
    return found
