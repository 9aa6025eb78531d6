"""Every golden case of the engine: appendices, worked examples of the text, checks, refusals."""

import pytest

from classification.policy import BOOK
from tests.classification.proofs import PROOFS, benchmark_row, know_how_cell, problem_solving_cell


@pytest.mark.parametrize("proof", PROOFS, ids=str)
def test_it_holds(proof):
    proof.holds(proof.case, BOOK)


def test_the_appendices_are_there_whole():
    counted = [proof.holds for proof in PROOFS]

    assert counted.count(benchmark_row) == 73
    assert counted.count(know_how_cell) == 144
    assert counted.count(problem_solving_cell) == 29
