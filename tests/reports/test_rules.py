"""What may leave OCHRO of a table: nothing small, and nothing that can be worked out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.policy import disclosure
from reports.rules import figures
from reports.rules.disclosure import coarsened, merged

THRESHOLD = 6
numbers = some.integers(0, 30) | some.sampled_from([0, 1, 2, 5, 6])
tables = some.integers(1, 5).flatmap(
    lambda width: some.lists(
        some.lists(
            some.integers(0, 30) | some.sampled_from([0, 1, 2, 5, 6]),
            min_size=width,
            max_size=width,
        ),
        min_size=1,
        max_size=6,
    )
)


@given(tables, some.sampled_from([3, 6, 10]))
def test_no_cell_below_the_threshold_leaves(cells, threshold):
    groups = coarsened(cells, threshold=threshold)

    if groups is None:
        assert sum(map(sum, cells)) < threshold
    else:
        assert all(n >= threshold for row in merged(cells, groups) for n in row)


@given(tables)
def test_everybody_is_in_one_group_and_levels_stand_beside_each_other(cells):
    groups = coarsened(cells, threshold=THRESHOLD)
    if groups is None:
        return

    assert [row for group in groups.rows for row in group] == list(range(len(cells)))
    columns = sorted(column for group in groups.columns for column in group)
    assert columns == list(range(len(cells[0])))
    assert sum(map(sum, merged(cells, groups))) == sum(map(sum, cells))


def test_a_table_without_small_cells_is_shown_whole():
    assert coarsened([[7, 8], [9, 10]], threshold=6) == (((0,), (1,)), ((0,), (1,)))


def test_as_little_as_possible_is_put_together():
    groups = coarsened([[90, 30, 2], [60, 20, 9], [40, 12, 8]], threshold=6)

    assert merged([[90, 30, 2], [60, 20, 9], [40, 12, 8]], groups) == [[150, 50, 11], [40, 12, 8]]


def test_nothing_comes_of_too_few():
    assert coarsened([], threshold=6) is None
    assert coarsened([[0]], threshold=6) is None
    assert coarsened([[2, 1], [1, 1]], threshold=6) is None


@pytest.mark.parametrize(("public", "threshold"), [(False, 6), (True, 10)])
def test_the_threshold_is_dated_policy_with_its_source(public, threshold):
    policy = disclosure(on=date(2026, 11, 22), public=public)

    assert policy.threshold == threshold
    assert "2020-03" in policy.source_en
    assert "2020-03" in policy.source_fr


def test_rows_of_a_table_are_levels_with_something_in_them():
    found = figures.table(
        rows=figures.by_level(["LC-02", "EX-05", "EX-03"]),
        columns=[("a", {"en": "A", "fr": "A"}), ("b", {"en": "B", "fr": "B"})],
        counted={("EX-05", "b"): 2, ("LC-02", "a"): 1},
    )

    assert [row["en"] for row in found["rows"]] == ["EX-05", "LC-02"]
    assert found["cells"] == [[0, 2], [1, 0]]


def test_participation_adds_the_packages_up_by_level_and_kind():
    level = {"key": "EX-04", "rule": "required", "sent": 2, "declined": 0, "missing": 1}

    found = figures.participation(
        [("core", level), ("core", level), ("separate", level)], ["sent", "declined", "missing"]
    )

    assert found[("EX-04", "core"), "sent"] == 4
    assert found[("EX-04", "separate"), "missing"] == 1
