"""All proofs there are, each a case with what holds of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from classification.policy import Book
from tests.classification.proofs.advice import (
    allocation_case,
    band_case,
    check_case,
    citation_case,
    line_case,
    place_case,
)
from tests.classification.proofs.amounts import (
    comparison_case,
    impact_case,
    initiative_case,
    joining_case,
    magnitude_case,
    not_joined_case,
    refused_amount,
    refused_evaluation,
)
from tests.classification.proofs.reading import Case, cases, table
from tests.classification.proofs.reviews import MANY, review_case, review_of_many
from tests.classification.proofs.tables import TABLES, index_row, index_rows, the_whole
from tests.classification.proofs.text import (
    accountability_example,
    cited_example,
    know_how_example,
    percent_example,
    steps_example,
    waterfall_example,
)


@dataclass(frozen=True)
class Proof:
    """A case and what holds of it, under a book or under the files of words."""

    holds: Callable[[Case, Any], None]
    case: Case

    def __str__(self) -> str:
        return f"{self.holds.__name__}: {self.case['name']}"


FILES: dict[str, dict[str, Callable[[Case, Book], None]]] = {
    "text": {
        "know_how": know_how_example,
        "accountability": accountability_example,
        "steps": steps_example,
        "waterfall": waterfall_example,
        "cited": cited_example,
        "percent": percent_example,
    },
    "magnitude": {"magnitude": magnitude_case, "refused": refused_amount},
    "refusal": {"refused": refused_evaluation},
    "check": {"check": check_case, "band": band_case},
    "organization": {
        "line": line_case,
        "place": place_case,
        "allocation": allocation_case,
        "citation": citation_case,
    },
    "dimension": {
        "impact": impact_case,
        "initiative": initiative_case,
        "comparison": comparison_case,
        "joining": joining_case,
        "not_joined": not_joined_case,
    },
    "review": {"review": review_case},
}


def _proofs() -> Iterator[Proof]:
    yield Proof(the_whole, {"name": "ladder, percentages and first days"})
    for name, holds in TABLES.items():
        for row in table(name):
            yield Proof(holds, {"name": " ".join(row.values()), **row})
    yield from (Proof(index_row, row) for row in index_rows())
    for file, kinds in FILES.items():
        for kind, rows in cases(file).items():
            yield from (Proof(kinds[kind], row) for row in rows)
    yield from (Proof(review_of_many, case) for case in MANY)


PROOFS = tuple(_proofs())
