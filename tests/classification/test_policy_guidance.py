"""The words beside the guide charts: every number in them is the standard's."""

import pytest

from classification.policy.guidance import FILES
from tests.classification.wordings import PROOFS_OF_WORDS


@pytest.mark.parametrize("proof", PROOFS_OF_WORDS, ids=str)
def test_it_holds(proof):
    proof.holds(proof.case, FILES)
