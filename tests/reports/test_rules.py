"""What may leave OCHRO of a table: nothing small, and nothing that can be worked out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.policy import disclosure
from reports.rules import figures
from reports.rules.disclosure import determined, lines, protect, with_totals

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


def hidden_of(published):
    return {
        (r, c)
        for r, row in enumerate(published.cells)
        for c, number in enumerate(row)
        if number is None
    }


@given(tables, some.sampled_from([3, 6, 10]))
def test_no_cell_below_the_threshold_leaves(cells, threshold):
    published = protect(cells, threshold=threshold)

    assert all(n is None or n >= threshold for row in published.cells for n in row)


@given(tables)
def test_what_is_shown_is_true(cells):
    whole, published = with_totals(cells), protect(cells, threshold=THRESHOLD).cells

    for true_row, shown_row in zip(whole, published, strict=True):
        for true, shown in zip(true_row, shown_row, strict=True):
            assert shown is None or shown == true


@given(tables)
def test_no_line_can_be_subtracted_from_its_total(cells):
    whole, hidden = with_totals(cells), hidden_of(protect(cells, threshold=THRESHOLD))

    for line in lines(whole):
        unseen = [cell for cell in line if cell in hidden]
        assert len(unseen) != 1
        if unseen and line[-1] not in unseen:
            assert sum(whole[r][c] for r, c in unseen) >= THRESHOLD


@given(tables)
def test_bounding_every_cell_from_all_lines_finds_no_hidden_one(cells):
    whole, hidden = with_totals(cells), hidden_of(protect(cells, threshold=THRESHOLD))

    assert determined(whole, hidden) == []


def test_the_attack_finds_what_a_threshold_alone_gives_away():
    whole = with_totals([[20, 3], [30, 40]])

    assert determined(whole, {(0, 1)}) == [(0, 1)]
    assert determined(with_totals([[20, 3, 0], [30, 40, 9]]), {(0, 1), (0, 2)}) == [
        (0, 1),
        (0, 2),
    ]


def test_a_table_without_small_cells_is_shown_whole():
    assert protect([[7, 8], [9, 10]], threshold=6).hidden == 0


def test_nothing_comes_of_nothing():
    assert protect([], threshold=6).cells == []
    assert hidden_of(protect([[0]], threshold=6)) == {(0, 0), (0, 1), (1, 0), (1, 1)}


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
