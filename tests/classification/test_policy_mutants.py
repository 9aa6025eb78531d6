"""Change any one number of the policy by one step: at least one golden case fails."""

import pytest

from classification.policy import FOLDER
from tests.classification.mutants import Bench, mutants, unnoticed_judgments
from tests.classification.proofs import PROOFS
from tests.classification.wordings import PROOFS_OF_WORDS


@pytest.mark.slow
def test_every_number_is_held_by_a_case():
    bench = Bench()

    survivors = [str(mutant) for mutant in mutants() if bench.caught_by(mutant) is None]

    assert survivors == []


def test_every_grade_and_every_clause_is_held_by_a_case():
    assert list(unnoticed_judgments(Bench())) == []


def test_unchanged_every_case_holds_so_that_a_failure_means_the_change():
    bench = Bench()
    book, words = bench.unchanged()

    assert [str(proof) for proof in PROOFS if not bench.holds(proof, book)] == []
    assert [str(proof) for proof in PROOFS_OF_WORDS if not bench.holds(proof, words)] == []


def test_every_file_and_every_dated_entry_is_changed():
    changed = {(mutant.file, mutant.place[0]) for mutant in mutants()}
    bench = Bench()
    files = bench.raw | bench.raw_words

    assert set(files) == {path.stem for path in FOLDER.glob("*.toml")}
    assert changed == {(name, part) for name, file in files.items() for part in file}
    days = {(m.file, *m.place[:2]) for m in mutants() if m.place[-1] == "from"}
    assert days == {
        (name, part, number)
        for name, file in files.items()
        for part, entries in file.items()
        for number in range(len(entries))
    }
