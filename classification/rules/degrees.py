"""The degrees of the three factors with their pulls, and how the charts write them: F+II-3."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from classification.choices import Field

PULL_STEPS = {"--": -2, "-": -1, "": 0, "+": 1, "++": 2}
UP_OR_DOWN = ("-", "", "+")
UP_ONLY = ("", "+")
UP_OR_DOWN_TWICE = ("--", "-", "", "+", "++")
NO_PULL = ("",)
PRIMARY = "P"


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree of one sub-factor, with its pull up or down."""

    name: str
    pull: str = ""

    def __str__(self) -> str:
        return self.name + self.pull


@dataclass(frozen=True, slots=True)
class KnowHow:
    practical: Degree
    planning: Degree
    communicating: Degree

    def __str__(self) -> str:
        return f"{self.practical}{self.planning}{self.communicating}"


@dataclass(frozen=True, slots=True)
class ProblemSolving:
    environment: Degree
    challenge: Degree

    def __str__(self) -> str:
        return f"{self.environment}{self.challenge}"


@dataclass(frozen=True, slots=True)
class Accountability:
    freedom: Degree
    magnitude: Degree
    impact: Degree

    def __str__(self) -> str:
        return f"{self.freedom}{self.magnitude}{self.impact}"

    @property
    def cell(self) -> tuple[str, str, str]:
        """The cell of the chart, whatever the pulls."""
        return self.freedom.name, self.magnitude.name, self.impact.name


@dataclass(frozen=True, slots=True)
class Degrees:
    """Everything that is judged of a position; all figures follow from it."""

    know_how: KnowHow
    problem_solving: ProblemSolving
    accountability: Accountability

    def of(self) -> dict[Field, Degree]:
        """The eight sub-factors, in the order of the charts."""
        know_how, accountability = self.know_how, self.accountability
        return {
            Field.PRACTICAL: know_how.practical,
            Field.PLANNING: know_how.planning,
            Field.COMMUNICATING: know_how.communicating,
            Field.ENVIRONMENT: self.problem_solving.environment,
            Field.CHALLENGE: self.problem_solving.challenge,
            Field.FREEDOM: accountability.freedom,
            Field.MAGNITUDE: accountability.magnitude,
            Field.IMPACT: accountability.impact,
        }

    def asked(self) -> dict[str, str]:
        """The fields of an evaluation that say the same."""
        said: dict[str, str] = {}
        for field, degree in self.of().items():
            said[field.value] = degree.name
            said[PULL_OF[field].value] = degree.pull
        return said


PULL_OF: Mapping[Field, Field] = {
    Field.PRACTICAL: Field.PRACTICAL_PULL,
    Field.PLANNING: Field.PLANNING_PULL,
    Field.COMMUNICATING: Field.COMMUNICATING_PULL,
    Field.ENVIRONMENT: Field.ENVIRONMENT_PULL,
    Field.CHALLENGE: Field.CHALLENGE_PULL,
    Field.FREEDOM: Field.FREEDOM_PULL,
    Field.MAGNITUDE: Field.MAGNITUDE_PULL,
    Field.IMPACT: Field.IMPACT_PULL,
}
_PULLS: Mapping[Field, tuple[str, ...]] = {
    Field.PRACTICAL: UP_OR_DOWN,
    Field.PLANNING: UP_OR_DOWN,
    Field.COMMUNICATING: NO_PULL,
    Field.ENVIRONMENT: UP_ONLY,
    Field.CHALLENGE: UP_ONLY,
    Field.FREEDOM: UP_OR_DOWN_TWICE,
    Field.MAGNITUDE: UP_OR_DOWN,
    Field.IMPACT: UP_OR_DOWN,
}


def pulls_of(field: Field, degree: str) -> tuple[str, ...]:
    """The pulls that a degree of a sub-factor may have: none for Primary and communicating."""
    if field is Field.IMPACT and degree == PRIMARY:
        return NO_PULL
    return _PULLS[field]


def degrees_of(named: Mapping[Field, Degree]) -> Degrees:
    """The degrees of eight sub-factors."""
    return Degrees(
        KnowHow(named[Field.PRACTICAL], named[Field.PLANNING], named[Field.COMMUNICATING]),
        ProblemSolving(named[Field.ENVIRONMENT], named[Field.CHALLENGE]),
        Accountability(named[Field.FREEDOM], named[Field.MAGNITUDE], named[Field.IMPACT]),
    )


_PULL = r"([+-]{0,2})"
_WRITTEN = re.compile(
    rf"([A-Z]){_PULL}(II|III|IV|V){_PULL}(\d)()"
    rf"([A-Z]){_PULL}(\d){_PULL}"
    rf"([A-Z]){_PULL}(\d){_PULL}([A-Z]){_PULL}"
)


def written(know_how: str, problem_solving: str, accountability: str) -> dict[str, str]:
    """The fields of an evaluation from the way the charts write it: F+II3, E+4, E+2P."""
    text = (know_how + problem_solving + accountability).replace(" ", "")
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"not written as the charts do: {text}")
    names = (field.value for both in PULL_OF.items() for field in both)
    return dict(zip(names, found.groups(), strict=True))
