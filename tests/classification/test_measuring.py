"""bin/bench evaluations measures the live points as the page gives them."""

from benchmarks.charts import answers


def test_the_live_points_that_are_measured_are_whole():
    answer = answers()
    first, second = answer(), answer()

    for said in ("EX-01", "920", "Short profile", "The highest legitimate evaluation"):
        assert said in first
    assert first != second
