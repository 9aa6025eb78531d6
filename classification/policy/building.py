"""How the values of a dated file become frozen shapes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from classification.policy.shapes import (
    AccountabilityChart,
    Benchmark,
    ImpactRow,
    KnowHowChart,
    Ladder,
    MagnitudeScale,
    Most,
    Pattern,
    ProblemSolvingChart,
    ReviewMeasure,
    UsualDegrees,
    UsualProfiles,
)

LIKELIHOOD = {"m": "most_likely", "l": "less_likely", "u": "unlikely"}
PULLS = {"-": -1, "+": 1}


def _frozen(table: Mapping) -> Mapping:
    return MappingProxyType(dict(table))


def _row(code: str) -> tuple[str, int]:
    """The letter and the pull of a row of a chart: F- is F, one step down."""
    return code.rstrip("+-"), PULLS.get(code[-1], 0)


def _ladder(value: list[int]) -> Ladder:
    if sorted(set(value)) != value:
        raise ValueError("a ladder goes up")
    return Ladder(tuple(value), _frozen({points: step for step, points in enumerate(value)}))


def _know_how(value: dict[str, Any]) -> KnowHowChart:
    planning, communicating = value["planning"], value["communicating"]
    shades = {
        (*_row(code), column, level): LIKELIHOOD[letter]
        for code, row in value["likelihood"].items()
        for column, letters in zip(planning, row.split(), strict=True)
        for level, letter in zip(communicating, letters, strict=True)
    }
    return KnowHowChart(
        value["base"],
        _frozen(value["practical"]),
        _frozen(planning),
        _frozen(communicating),
        value["held"],
        _frozen(shades),
    )


def _problem_solving(value: dict[str, Any]) -> ProblemSolvingChart:
    percentages = (*value["percentages"], value["whole"])
    if sorted(set(percentages)) != list(percentages):
        raise ValueError("the percentages go up")
    shades = {}
    for code, row in value["likelihood"].items():
        environment, pull = _row(code)
        for challenge, letter in zip(value["base"][environment], row, strict=True):
            if letter in LIKELIHOOD:
                shades[environment, challenge, pull] = LIKELIHOOD[letter]
    return ProblemSolvingChart(
        percentages,
        _frozen({percent: step for step, percent in enumerate(percentages)}),
        _frozen({letter: _frozen(row) for letter, row in value["base"].items()}),
        value["held"],
        _frozen(shades),
    )


def _accountability(value: dict[str, Any]) -> AccountabilityChart:
    return AccountabilityChart(
        value["base"],
        _frozen(value["freedom"]),
        _frozen(value["magnitude"]),
        _frozen(value["impact"]),
        value["held"],
        frozenset((cell[0], cell[1], cell[2]) for cell in value["examples"]),
    )


def _magnitude(value: dict[str, Any]) -> MagnitudeScale:
    return MagnitudeScale(**value | {"bounds": tuple(value["bounds"])})


def _bands(value: dict[str, int]) -> Mapping[str, int]:
    highest_first = sorted(value.items(), key=lambda band: band[1], reverse=True)
    return _frozen(dict(highest_first))


def _degrees(value: dict[str, Any]) -> UsualDegrees:
    return UsualDegrees(
        tuple(value["practical"]),
        _frozen(value["communicating"]),
        _frozen(value["environment"]),
        value["percentage"],
    )


def _freedom(value: dict[str, list[str]]) -> Mapping[int, tuple[str, ...]]:
    return _frozen({int(level): tuple(degrees) for level, degrees in value.items()})


def _patterns(value: dict[str, dict[str, list[int]]]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(code, _most(row["know_how"]), _most(row["percent"]), _most(row["accountability"]))
        for code, row in value.items()
    )


def _most(bounds: list[int]) -> Most:
    least, most = bounds
    return least, most


def _dimensions(value: dict[str, list[dict]]) -> Mapping[str, tuple[ImpactRow, ...]]:
    return _frozen(
        {
            code: tuple(
                ImpactRow(row["impact"], frozenset(row.get("needs", ())), row.get("rare", False))
                for row in rows
            )
            for code, rows in value.items()
        }
    )


def _benchmarks(value: list[dict[str, str]]) -> tuple[Benchmark, ...]:
    return tuple(Benchmark(**row) for row in value)


BUILDERS: Mapping[str, Callable[[Any], Any]] = {
    "ladder": _ladder,
    "know_how": _know_how,
    "problem_solving": _problem_solving,
    "accountability": _accountability,
    "magnitude": _magnitude,
    "bands": _bands,
    "degrees": _degrees,
    "profiles": lambda value: UsualProfiles(**value),
    "freedom": _freedom,
    "levels": int,
    "steps": lambda value: _frozen({steps: code for code, steps in value.items()}),
    "patterns": _patterns,
    "comparators": _most,
    "review": lambda value: ReviewMeasure(**value),
    "dimensions": _dimensions,
    "benchmarks": _benchmarks,
}
