"""What the sources leave open, by date: the length of a slate, what a position of a level asks,
how the time of a session is shared out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etms.policy import Entry, Parameters

_slate = Parameters(Path(__file__).with_name("slate.toml"))
_required = Parameters(Path(__file__).with_name("required.toml"))
_calibration = Parameters(Path(__file__).with_name("calibration.toml"))


@dataclass(frozen=True)
class TimePolicy:
    """What one person weighs against another, the percent of the agenda, the fewest minutes."""

    first: int
    other: int
    agenda_share: int
    fewest_minutes: int


def time_policy(*, on: date) -> TimePolicy:
    """How the time of a session is shared out."""
    weights = _calibration.at("weights", on)
    return TimePolicy(
        first=weights["first"],
        other=weights["other"],
        agenda_share=_calibration.at("agenda_share", on),
        fewest_minutes=_calibration.at("fewest_minutes", on),
    )


def most_successors(*, on: date) -> int:
    """How many successors a slate may have."""
    return int(_slate.at("most_successors", on))


def required_rating(competency: str, level: str, *, on: date) -> str:
    """The rating that a position of a level asks in a competency, by default."""
    levels = _required.at("required", on)
    asked = levels.get(level, levels["equivalent"])
    return str(asked.get("of", {}).get(competency, asked["every"]))


def source_of_required(*, on: date) -> Entry:
    """Where the default comes from, in both languages."""
    return _required.entry("required", on)
