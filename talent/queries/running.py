"""The cycle that runs, asked once in a request however many pages and entries want it."""

from datetime import date

from etms.cycles.models import Cycle
from etms.cycles.queries import running_stages


def cycle_of(standing) -> Cycle | None:
    """The published cycle of the reader's day: none is published without its stages."""
    return next((stage.cycle for stage in running_stages(standing)), None)


def days_of(standing, code: str) -> tuple[date | None, date | None]:
    """First and last day of a stage of the cycle of the reader's day; None where none is set."""
    found = (stage for stage in running_stages(standing) if stage.code == code)
    return next(((stage.opens_on, stage.closes_on) for stage in found), (None, None))
