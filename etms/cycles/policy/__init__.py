"""What the sources leave open, by date: the stages of a first cycle, the roles of the profile."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from etms.policy import Parameters

_stages = Parameters(Path(__file__).with_name("stages.toml"))
_roles = Parameters(Path(__file__).with_name("profile_roles.toml"))


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


def profile_role(level: str, *, on: date) -> str:
    """The role of the competency profile for which an executive of a level is read."""
    roles = _roles.at("role", on)
    return str(roles.get(level, roles["equivalent"]))
