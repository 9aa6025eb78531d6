"""What must hold of the engine: one function for each kind of golden case.

Each takes a case and the book of policy it is read under. The tests call them with the book as it
is; the mutants (mutants.py) with a book in which one number is changed, and then one must fail.
"""

from tests.classification.proofs.every import PROOFS, Proof
from tests.classification.proofs.reading import (
    DAY,
    FIRST,
    LADDER,
    PERCENTAGES,
    Case,
    asked_of,
    cases,
    table,
)
from tests.classification.proofs.tables import benchmark_row, know_how_cell, problem_solving_cell

__all__ = [
    "Case",
    "DAY",
    "FIRST",
    "LADDER",
    "PERCENTAGES",
    "PROOFS",
    "Proof",
    "asked_of",
    "benchmark_row",
    "cases",
    "know_how_cell",
    "problem_solving_cell",
    "table",
]
