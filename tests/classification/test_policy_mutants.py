"""Change any one number of the policy by one step: at least one golden case fails."""

import pytest

from tests.classification.mutants import Bench, mutants
from tests.classification.proofs import PROOFS


@pytest.mark.slow
def test_every_number_is_held_by_a_case():
    bench = Bench()

    survivors = [str(mutant) for mutant in mutants() if bench.caught_by(mutant) is None]

    assert survivors == []


def test_unchanged_every_case_holds_so_that_a_failure_means_the_change():
    bench = Bench()
    book = bench.unchanged()

    assert [str(proof) for proof in PROOFS if not bench.holds(proof, book)] == []


def test_every_file_and_every_dated_entry_is_changed():
    changed = {(mutant.file, mutant.place[0]) for mutant in mutants()}
    bench = Bench()

    assert changed == {(name, part) for name, file in bench.raw.items() for part in file}
    days = {mutant.place for mutant in mutants() if mutant.place[-1] == "from"}
    entries = {
        (part, n) for file in bench.raw.values() for part in file for n in range(len(file[part]))
    }
    assert {place[:2] for place in days} == entries
