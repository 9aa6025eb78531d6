"""The cycle that runs, asked once in a request however many pages and entries want it."""

from etms.cycles.models import Cycle
from etms.cycles.queries import running_cycle


def cycle_of(standing) -> Cycle | None:
    """The published cycle of the reader's day, kept with their standing for the request."""
    kept = standing.__dict__
    if "running_cycle" not in kept:
        kept["running_cycle"] = running_cycle(on=standing.on)
    return kept["running_cycle"]
