"""The standard's own words beside the charts: each degree, and the guidance of each sub-factor."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from classification.choices import Factor, Field, Impact
from classification.policy.guidance import Guidance, Indicator, Words
from classification.policy.shapes import Standard
from classification.queries.notation import sign
from classification.rules.planning import weighed
from classification.rules.reading import degrees_allowed
from classification.screens.charts.words import benchmark, own, percent, source
from etms.bilingual import language
from etms.formats import HARD_SPACE, write_number

PART_OF = {
    Field.PRACTICAL: "practical",
    Field.PLANNING: "planning",
    Field.COMMUNICATING: "communicating",
    Field.ENVIRONMENT: "environment",
    Field.CHALLENGE: "challenge",
    Field.FREEDOM: "freedom",
    Field.IMPACT: "impact",
}
INDICATORS = {
    "functions": gettext_lazy("Functional diversity"),
    "stakeholders": gettext_lazy("Stakeholder diversity"),
    "horizon": gettext_lazy("Time horizon"),
    "people": gettext_lazy("People"),
}
SCALE = ((1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K"))


@dataclass(frozen=True)
class Degree:
    """One degree as it is defined: `name` where it has one, `more` what the guidance adds."""

    degree: str
    text: str
    name: str = ""
    more: str = ""
    example: str = ""


def degrees(field: Field, guidance: Guidance, standard: Standard) -> list[Degree]:
    """The degrees of a sub-factor in the order of its chart, each with its definition."""
    allowed = degrees_allowed(standard)[field]
    if field is Field.MAGNITUDE:
        return [_magnitude(place, standard) for place in range(len(allowed))]
    words = guidance.degrees[PART_OF[field]]
    return [_degree(field, degree, words.get(degree), standard) for degree in allowed]


def _degree(field: Field, degree: str, words: Words | None, standard: Standard) -> Degree:
    name = str(Impact(degree).label) if field is Field.IMPACT else ""
    example = benchmark(words.benchmark, standard) if words else ""
    return Degree(degree, own(words), name, own(words, "more"), example)


def _magnitude(place: int, standard: Standard) -> Degree:
    bounds = standard.magnitude.bounds
    least, most = short_dollars(bounds[place]), short_dollars(bounds[place + 1])
    if place == len(bounds) - 2:
        text = _("%(least)s and over") % {"least": least}
    else:
        text = _("%(least)s to %(most)s") % {"least": least, "most": most}
    ends = {0: _("Very small"), len(bounds) - 2: _("Largest")}
    return Degree(str(place + 1), text, ends.get(place, ""))


def short_dollars(amount: int) -> str:
    """A round amount in thousands, millions or billions: $10 M, 10 M$."""
    for size, letter in SCALE:
        if amount >= size:
            number = write_number(amount // size)
            if language() == "fr":
                unit = {"B": "G", "K": "k"}.get(letter, letter)
                return f"{number}{HARD_SPACE}{unit}$"
            return f"${number}{HARD_SPACE}{letter}"
    return str(amount)


def source_of(field: Field, guidance: Guidance) -> str:
    """Where the standard defines a sub-factor."""
    name = PART_OF.get(field, "magnitude_use")
    return source(guidance.sources[name])


def shades(guidance: Guidance, standard: Standard) -> list[dict[str, Any]]:
    """Practical know-how from F− to G+, by depth and by breadth, with benchmark positions."""
    return [
        {
            "degree": sign(each.degree),
            "expert": own(each.expert),
            "expert_example": benchmark(each.expert.benchmark, standard),
            "generalist": own(each.generalist),
            "generalist_example": benchmark(each.generalist.benchmark, standard),
        }
        for each in guidance.shades
    ]


def indicators(guidance: Guidance, standard: Standard, readings: dict[str, int]) -> dict[str, Any]:
    """The indicators of planning as a table to read the position against."""
    planning = guidance.planning
    return {
        "degrees": [sign(each) for each in planning.degrees],
        "examples": [benchmark(each, standard) for each in planning.examples],
        "rows": [
            {
                "code": row.code,
                "label": INDICATORS[row.code],
                "cells": [
                    (place, text, readings.get(row.code) == place)
                    for place, text in enumerate(_texts(row))
                ],
            }
            for row in planning.rows
        ],
        "said": readings_said(guidance, readings),
        "source": source(guidance.sources["planning_indicators"]),
    }


def _texts(row: Indicator) -> tuple[str, ...]:
    return row.text_fr if language() == "fr" else row.text_en


def read_indicators(sent: Any, guidance: Guidance) -> dict[str, int]:
    """Which column each indicator was read at, as far as it was; what is no column is nothing."""
    columns = {str(place): place for place in range(len(guidance.planning.degrees))}
    found = {
        row.code: columns.get(sent.get(f"indicator.{row.code}", ""))
        for row in guidance.planning.rows
    }
    return {code: place for code, place in found.items() if place is not None}


def readings_said(guidance: Guidance, readings: dict[str, int]) -> str:
    """What the readings say together: their middle, not the highest nor the lowest."""
    rows, columns = guidance.planning.rows, guidance.planning.degrees
    if not readings:
        return _("Read the position against each indicator; what they say together stands here.")
    least, most = (sign(columns[place]) for place in weighed(list(readings.values())))
    values = {"count": len(readings), "of": len(rows), "degree": least, "to": most}
    if least == most:
        text = _("%(count)s of %(of)s indicators read: together they speak for %(degree)s.")
    else:
        text = _("%(count)s of %(of)s indicators read: they lie between %(degree)s and %(to)s.")
    return text % values


def percentages(guidance: Guidance, standard: Standard) -> list[dict[str, str]]:
    """The work found at each percentage."""
    return [
        {
            "percent": percent(number),
            "text": own(words),
            "example": benchmark(words.benchmark, standard),
        }
        for number, words in guidance.percentages
    ]


def shapes(guidance: Guidance) -> list[dict[str, str]]:
    """The jobs that tend to have each short profile."""
    return [
        {"profiles": ", ".join(profiles), "text": own(words)}
        for profiles, words in guidance.shapes
    ]


def measures(factor: Factor) -> str:
    """What a factor measures, in one sentence of the standard."""
    return {
        Factor.KNOW_HOW: _(
            "Every kind of knowledge and skill, however acquired, that is required for fully "
            "competent performance."
        ),
        Factor.PROBLEM_SOLVING: _(
            "The original, self-starting thinking the position requires: a percentage of its "
            "Know-How."
        ),
        Factor.ACCOUNTABILITY: _(
            "How far the position answers for action and its consequences: its measured effect "
            "on end results."
        ),
    }[factor]
