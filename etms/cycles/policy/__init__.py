"""What a first cycle is drafted with, by date: the stages of the exercise."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from etms.policy import Parameters

_stages = Parameters(Path(__file__).with_name("stages.toml"))


@dataclass(frozen=True)
class PlannedStage:
    """A stage as a new cycle begins with it."""

    code: str
    name_en: str
    name_fr: str
    opens_on: date
    closes_on: date


def planned_stages(*, on: date) -> tuple[PlannedStage, ...]:
    """The stages of a cycle that begins on a day, by the plan in force that day."""
    return tuple(
        PlannedStage(
            row["code"],
            row["name_en"],
            row["name_fr"],
            on + timedelta(days=row["opens"]),
            on + timedelta(days=row["closes"]),
        )
        for row in _stages.at("stages", on)
    )
