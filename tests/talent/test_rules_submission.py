"""Whose file is in the package, and what stops it: golden cases and what holds for all."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from etms.cycles import data
from etms.cycles.choices import Participation, Submission
from etms.cycles.rules import RuleTable
from talent.choices import AssessmentState, Fate, PackageCount, QuestionnaireState
from talent.rules import submission
from talent.rules.submission import File

CASES = tomllib.loads(Path(__file__).with_name("submission_cases.toml").read_text("utf-8"))
CLOSES_ON = date(2027, 3, 15)


def table(code: str) -> RuleTable:
    """The rules of a version as it comes with the product."""
    rows = next(rows for own, rows, _kind in data.first_versions("rules") if own["code"] == code)
    return RuleTable(
        {(row["level"], row["kind"]): (row["participation"], row["submission"]) for row in rows}
    )


def file_of(case) -> File:
    rules = table(case.get("rules", "faq-2011"))
    place = {"level": case["level"], "kind": case.get("kind", "core")}
    assessment = case.get("assessment", "")
    return File(
        rule=rules.submission(**place) or "",
        participation=rules.participation(**place) or "",
        chosen=case.get("chosen", False),
        answers=case.get("answers", ""),
        assessment=assessment,
        placed=case.get("placed", bool(assessment)),
    )


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_what_becomes_of_a_file(case):
    file = file_of(case)

    assert submission.fate(file) == case["fate"]
    assert submission.blocks(file) is case.get("blocks", False)
    assert submission.needs_reason(file) is case.get("needs_reason", False)
    if case["fate"] == "missing":
        assert submission.gaps(file) == case["gaps"]


@pytest.mark.parametrize("case", CASES["arrival"], ids=lambda case: case["name"])
def test_where_an_organization_stands(case):
    found = submission.arrival(state=case.get("state", ""), closes_on=CLOSES_ON, on=case["on"])

    assert found == case["arrival"]


def test_a_package_that_came_after_the_last_day_came_late():
    assert not submission.came_late(submitted_on=CLOSES_ON, closes_on=CLOSES_ON)
    assert submission.came_late(submitted_on=date(2027, 3, 16), closes_on=CLOSES_ON)
    assert not submission.came_late(submitted_on=None, closes_on=CLOSES_ON)


files = some.builds(
    File,
    rule=some.sampled_from(["", *Submission.values]),
    participation=some.sampled_from(["", *Participation.values]),
    chosen=some.booleans(),
    answers=some.sampled_from(["", *QuestionnaireState.values]),
    assessment=some.sampled_from(["", *AssessmentState.values]),
    placed=some.booleans(),
)


@given(files)
def test_only_a_whole_file_that_belongs_goes(file):
    whole = file.answers == "submitted" and file.assessment == "approved" and file.placed
    wanted = file.rule in ("required", "expected") or (file.rule == "optional" and file.chosen)

    assert (submission.fate(file) == Fate.SENT) is (whole and wanted)


@given(files)
def test_a_file_stops_the_package_or_asks_for_a_reason_only_when_it_is_missing(file):
    if submission.blocks(file) or submission.needs_reason(file):
        assert submission.fate(file) == Fate.MISSING
    assert not (submission.blocks(file) and submission.needs_reason(file))


@given(files)
def test_who_declined_by_right_is_never_sent_and_never_in_the_way(file):
    if submission.declined(file):
        assert file.participation != Participation.MANDATORY
        assert submission.fate(file) in {Fate.DECLINED, Fate.LEFT_OUT}
        assert not submission.blocks(file)


@given(some.lists(files))
def test_the_counts_add_up(found):
    counts = submission.counts(found)
    by_rule = counts["required"] + counts["expected"] + counts["chosen"]

    assert set(counts) == set(PackageCount.values)
    assert by_rule == counts["sent"] + counts["declined"] + counts["missing"]
    assert by_rule == sum(submission.belongs(file) for file in found)


@given(some.lists(some.tuples(some.sampled_from(["EX-03", "EX-04"]), files)))
def test_the_levels_add_up_to_the_counts(found):
    levels = submission.by_level(found)

    for code, total in submission.counts(file for _level, file in found).items():
        assert sum(level[code] for level in levels) == total
