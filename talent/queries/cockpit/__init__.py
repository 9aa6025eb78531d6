"""What the cockpit counts and lists: every number is the length of the list it leads to.

Conditions are SQL over `files`: the population with the manager of each person, their account
and their second-language results. None of them is written by a reader.
"""

from talent.queries.cockpit.conditions import (
    BLOCKING,
    MEASURES,
    REMINDED,
    TO_EXECUTIVE,
    TO_MANAGER,
)
from talent.queries.cockpit.counting import (
    Cell,
    Grid,
    Overview,
    Summary,
    mine_and_summaries,
    overview,
)
from talent.queries.cockpit.listing import (
    Chosen,
    File,
    count,
    files,
    last_days,
    marked,
    page_of_files,
)
from talent.queries.cockpit.reminding import Recipient, recipients

__all__ = [
    "BLOCKING",
    "Cell",
    "Chosen",
    "File",
    "Grid",
    "MEASURES",
    "REMINDED",
    "Overview",
    "Recipient",
    "Summary",
    "TO_EXECUTIVE",
    "TO_MANAGER",
    "count",
    "files",
    "last_days",
    "marked",
    "mine_and_summaries",
    "overview",
    "page_of_files",
    "recipients",
]
