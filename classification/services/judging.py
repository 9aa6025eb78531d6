"""Keep degrees as they are chosen, alone or together, and what they come to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from classification.models import Judged
from classification.queries.judging import (
    COLUMNS,
    evaluated,
    figures_of,
    magnitude_read,
    wrong_in,
)
from classification.rules.evaluation import ALONE, Around
from classification.rules.refusing import Refused
from classification.services.keeping import changed_in, set_columns


def keep_degrees(
    judged: Judged,
    degrees: Mapping[str, Any],
    *,
    base: int,
    on: date,
    around: Around = ALONE,
) -> bool:
    """Write some of COLUMNS to a locked row, with the figures once all is there.

    What is still missing may be; what is wrong raises Refused with every field. Says whether
    anything changed; raises Conflicting on a stale revision.
    """
    changed = changed_in(
        judged, {name: degrees[name] for name in COLUMNS if name in degrees}, base=base
    )
    if not changed:
        return False
    for name, value in changed.items():
        setattr(judged, name, value)
    if faults := wrong_in(judged, on=on):
        raise Refused(*faults)
    found = evaluated(judged, on=on, around=around)
    set_columns(
        judged,
        changed
        | magnitude_read(judged, on=on)
        | figures_of(found)
        | {"revision": judged.revision + 1},
    )
    return True
