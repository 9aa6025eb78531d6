"""The whole release against an attacker who adds and subtracts whatever stands on its page.

What is shown is proved safe by counterexample: for every cell of the tables inside OCHRO there are
two services of executives with the very same release that differ in it by the threshold.
"""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as some

from reports.rules import release

THRESHOLD = 6
LEVELS = ["EX-01", "EX-02", "EX-03", "EX-04", "EX-05"]
KINDS = ["Core", "Separate"]
PLACED = ["Ready", "Well-placed", "Develop", "Too early"]
PARTS = ["Sent", "Declined", "Missing"]
counts = some.integers(0, 40) | some.sampled_from([0, 0, 1, 2, 5, 6])


def words(names):
    return [{"en": name, "fr": name} for name in names]


@some.composite
def services(draw):
    """Files by level and kind: how many sent with each placement, how many declined, missing."""
    levels = draw(some.integers(1, len(LEVELS)))
    placed = draw(some.integers(1, len(PLACED)))
    cell = some.tuples(*[counts] * (placed + 2))
    return {
        (level, kind): list(draw(cell)) for level in LEVELS[:levels] for kind in KINDS
    }, PLACED[:placed]


def tables(files, placed):
    """Both tables of files as they stand inside OCHRO."""
    levels = sorted({level for level, _kind in files})
    every = len(placed)
    return (
        {
            "rows": words(levels),
            "columns": words(placed),
            "cells": [
                [sum(files[level, kind][n] for kind in KINDS) for n in range(every)]
                for level in levels
            ],
        },
        {
            "rows": words(f"{level} · {kind}" for level in levels for kind in KINDS),
            "columns": words(PARTS),
            "cells": [
                [sum(files[level, kind][:every]), *files[level, kind][every:]]
                for level in levels
                for kind in KINDS
            ],
        },
    )


def publish(files, placed, threshold=THRESHOLD):
    return release.published_files(
        *tables(files, placed),
        threshold=threshold,
        sent={"en": "Sent", "fr": "Envoyés"},
        unsent={"en": "Not sent", "fr": "Non envoyés"},
    )


def seen(files, placed, shown):
    """What the groups of a release show of a service: the numbers that an attacker reads."""
    placements, participation = shown
    every = len(placed)
    found = []

    def total(levels, take):
        return sum(take(numbers) for (level, _kind), numbers in files.items() if level in levels)

    rows = [set(row["en"].split(", ")) for row in placements["rows"]]
    rows.append(set().union(*rows))
    for levels, line, took_part in zip(
        rows, placements["cells"], participation["cells"], strict=True
    ):
        groups = [[placed.index(n) for n in c["en"].split("; ")] for c in placements["columns"]]
        for group in [*groups, range(every)]:
            found.append(total(levels, lambda x, group=group: sum(x[n] for n in group)))
        sent, left = (
            total(levels, lambda x: sum(x[:every])),
            total(levels, lambda x: sum(x[every:])),
        )
        told = [sent, left, sent + left] if len(participation["columns"]) > 1 else [sent, sent]
        found += [n for n, there in zip(told, took_part, strict=True) if there is not None]
        if not line:
            raise AssertionError("a row without numbers")
    return found


def shown_numbers(shown):
    placements, participation = shown
    return [
        n
        for line, took_part in zip(placements["cells"], participation["cells"], strict=True)
        for n in [*line, *took_part]
        if n is not None
    ]


def others(files, placed, shown):
    """Services that look alike: each group gathered in one level, placement, kind and part."""
    levels, every = sorted({level for level, _kind in files}), len(placed)
    for first, wanted, kind, part in product(levels, range(every), KINDS, range(2)):
        for more in (0, 50):
            found = {place: [0] * (every + 2) for place in files}
            _gather(files, placed, shown, found, first, wanted, kind)
            _leave(files, shown, found, first, kind, every + part, more)
            yield found


def _gather(files, placed, shown, found, first, wanted, kind):
    for row, line in zip(shown[0]["rows"], shown[0]["cells"], strict=False):
        group = row["en"].split(", ")
        level = first if first in group else group[0]
        for column, number in zip(shown[0]["columns"], line, strict=False):
            here = [placed.index(name) for name in column["en"].split("; ")]
            found[level, kind][wanted if wanted in here else here[0]] += number


def _leave(files, shown, found, first, kind, part, more):
    lines = shown[1]["cells"]
    if len(shown[1]["columns"]) == 1:  # nothing is said of the others
        found[first, kind][part] += more
        return
    for row, line in zip(shown[1]["rows"], lines, strict=False):
        group = row["en"].split(", ")
        if line[1] is not None:
            found[first if first in group else group[0], kind][part] += line[1]
    if lines[0][1] is None:
        found[first, kind][part] += lines[-1][1]


def inside(files, placed):
    """Every cell and total of the tables inside OCHRO."""
    found = []
    for table in tables(files, placed):
        found += [n for row in release.whole(table)["cells"] for n in row]
    return found


def exposed(files, placed, shown):
    """Cells that an attacker may know too well: not published, and bounded below the threshold."""
    alike = list(others(files, placed, shown))
    assert all(seen(each, placed, shown) == shown_numbers(shown) for each in alike)
    ranges = zip(*(inside(each, placed) for each in [files, *alike]), strict=True)
    return [
        bounds[0]
        for bounds in ranges
        if max(bounds) - min(bounds) < THRESHOLD
        and not (max(bounds) == min(bounds) and bounds[0] >= THRESHOLD)
    ]


@settings(max_examples=60)
@given(services())
def test_no_cell_can_be_worked_out_from_all_tables_of_the_release(service):
    files, placed = service
    shown = publish(files, placed)

    if not shown[0]["rows"]:
        assert shown[1]["rows"] == []
        return
    assert all(n >= THRESHOLD for n in shown_numbers(shown))
    assert seen(files, placed, shown) == shown_numbers(shown)
    assert exposed(files, placed, shown) == []


SERVICE = {
    ("EX-03", "Core"): [90, 40, 20, 2, 1, 3],
    ("EX-03", "Separate"): [4, 3, 2, 0, 0, 2],
    ("EX-04", "Core"): [30, 10, 5, 0, 2, 6],
    ("EX-04", "Separate"): [2, 1, 0, 0, 0, 1],
    ("EX-05", "Core"): [12, 4, 2, 0, 0, 3],
    ("EX-05", "Separate"): [1, 1, 0, 0, 1, 0],
}


def test_the_attack_finds_what_small_numbers_give_away():
    """The control: the same audit finds the small cells of what was published from 1 on."""
    shown = publish(SERVICE, PLACED, threshold=1)

    assert exposed(SERVICE, PLACED, shown)


def test_what_is_left_still_says_something():
    placements, participation = publish(SERVICE, PLACED)

    assert len(placements["rows"]) >= 2
    assert len(placements["columns"]) >= 2
    assert [column["en"] for column in participation["columns"]] == ["Sent", "Not sent"]
    assert [row[0] for row in participation["cells"]] == [row[-1] for row in placements["cells"]]
