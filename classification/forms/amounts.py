"""The amount that is read as magnitude: a dimension's, one that is written, or none any more."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from classification.choices import Dimension
from classification.forms.charts import OneOf, amount_of_day, as_shown
from classification.models import Judged

OWN = "own"
KIND = OneOf("dimension", ("dimension",), Dimension.values, ", ".join(Dimension.values))
NO_DOLLARS = {"dollars": None, "dollars_on": None, "dimension": ""}
Stated = Mapping[str, tuple[Decimal, date, str]]  # amounts of the job description by their button


def named(sent: Mapping[str, str]) -> str:
    """The dimension whose amount is taken; empty for any other button."""
    taken = sent.get("take", "")
    return "" if taken == OWN else taken


def taken(sent: Mapping[str, str], judged: Judged, stated: Stated) -> dict[str, Any]:
    """What a button writes that takes an amount or sets it aside: then its degree stays chosen.

    Raises Refused with what is wrong with an amount that was written.
    """
    if "release" in sent:
        drawn = as_shown(judged)
        return NO_DOLLARS | {"magnitude": drawn.magnitude, "magnitude_pull": drawn.magnitude_pull}
    if sent.get("take") == OWN:
        kind = KIND.read([sent.get("own_kind", "")])["dimension"]
        dollars, on = amount_of_day(sent.get("own_dollars", ""), sent.get("own_on", ""))
        return _as_magnitude(dollars, on, kind)
    return _as_magnitude(*stated[name]) if (name := named(sent)) else {}


def _as_magnitude(dollars: Decimal, on: date, kind: str) -> dict[str, Any]:
    of = {"dollars": dollars, "dollars_on": on, "dimension": kind}
    return of | {"magnitude": "", "magnitude_pull": ""}
