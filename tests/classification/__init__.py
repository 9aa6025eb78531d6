"""The golden cases of job evaluation; their assertions are told in full, wherever they fail."""

import pytest

pytest.register_assert_rewrite("tests.classification.proofs", "tests.classification.wordings")
