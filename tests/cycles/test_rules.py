"""What the rules of cycles say: golden cases, stages on a day, and what a draft lacks."""

import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etms.cycles import data, policy, rules
from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Participation,
    Reason,
    RuleLevel,
    StageCode,
)
from etms.directory.choices import Level

CASES = tomllib.loads(Path(__file__).with_name("participation_cases.toml").read_text("utf-8"))
START, END = date(2026, 4, 1), date(2027, 3, 31)


def first(part, code):
    """The rows of a first version, as the rules meet them."""
    own, rows, _kind = next(v for v in data.first_versions(part) if v[0]["code"] == code)
    return Thing(**own), [Thing(**row) for row in rows]


def table(code):
    _own, rows = first("rules", code)
    return rules.RuleTable(
        {(row.level, row.kind): (row.participation, row.submission) for row in rows}
    )


def whole_stages(**changes):
    stages = {stage.code: vars(stage).copy() for stage in policy.planned_stages(on=START)}
    for code, values in changes.items():
        stages[code] |= values
    return [Thing(**values) for values in stages.values()]


def reasons(problems):
    return [(p.row, p.field, p.reason) for p in problems]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_who_takes_part_and_whose_file_is_submitted(case):
    asked = {"level": case["level"], "kind": case["kind"]}
    found = table(case["version"])

    assert found.participation(**asked) == case.get("participation")
    assert found.submission(**asked) == case.get("submission")


@pytest.mark.parametrize("code", ["faq-2011", "psu-934"])
@given(level=st.sampled_from(Level.values), kind=st.sampled_from(OrganizationKind.values))
def test_everybody_but_the_deputy_head_has_both_rules(code, level, kind):
    both = (
        table(code).participation(level=level, kind=kind),
        table(code).submission(level=level, kind=kind),
    )

    assert (None in both) == (level == Level.DM)
    assert "required" not in both or both[0] == Participation.MANDATORY


@pytest.mark.parametrize(
    ("participation", "free"),
    [("mandatory", False), ("encouraged", True), ("voluntary", True), (None, True)],
)
def test_whoever_is_not_obliged_may_decline(participation, free):
    assert rules.may_decline(participation) is free


@pytest.mark.parametrize(
    ("first_year", "code", "ends_on"),
    [(2026, "2026-27", date(2027, 3, 31)), (1999, "1999-00", date(2000, 3, 31))],
)
def test_fiscal_year(first_year, code, ends_on):
    found = rules.fiscal_year(first_year)

    assert found == (code, date(first_year, 4, 1), ends_on)


def test_the_next_fiscal_year_begins_in_april():
    days = [date(2026, 11, 22), date(2027, 3, 31), date(2027, 4, 1)]

    assert [rules.fiscal_year_after(day) for day in days] == [2027, 2027, 2028]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2027, 2, 27), date(2028, 2, 27)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (None, None),
    ],
)
def test_the_same_day_a_year_later(day, later):
    assert rules.years_later(day, 1) == later


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 4, 1), ["opening"]),
        (date(2026, 7, 2), []),
        (date(2026, 9, 16), ["employee_section"]),
        (date(2026, 11, 22), ["employee_section", "manager_section"]),
        (date(2027, 3, 31), ["service_review"]),
        (date(2027, 4, 1), []),
    ],
)
def test_stages_that_are_open_on_a_day(day, codes):
    assert [stage.code for stage in rules.stages_on(whole_stages(), day)] == codes


def test_a_stage_without_days_is_never_open():
    stages = whole_stages(opening={"closes_on": None})

    assert rules.stages_on(stages, START) == []


def test_a_cycle_is_over_the_day_after_its_last():
    assert not rules.is_over(ends_on=END, on=END)
    assert rules.is_over(ends_on=END, on=date(2027, 4, 1))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"name_en": ""}, [("review", "name_en", Reason.NAME_EN)]),
        ({"name_fr": ""}, [("review", "name_fr", Reason.NAME_FR)]),
        ({"opens_on": None}, [("review", "opens_on", Reason.OPENS_ON)]),
        ({"closes_on": None}, [("review", "closes_on", Reason.CLOSES_ON)]),
        ({"closes_on": date(2027, 4, 1)}, [("review", "closes_on", Reason.OUTSIDE)]),
        ({"opens_on": date(2026, 3, 31)}, [("review", "opens_on", Reason.OUTSIDE)]),
        (
            {"opens_on": date(2027, 1, 2), "closes_on": date(2027, 1, 1)},
            [("review", "closes_on", Reason.BEFORE_START)],
        ),
    ],
)
def test_what_a_stage_lacks(values, expected):
    found = rules.stage_problems(whole_stages(review=values), starts_on=START, ends_on=END)

    assert reasons(found) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (  # managers assess after executives were asked
            {"manager_section": {"opens_on": date(2026, 9, 1)}},
            [("manager_section", "opens_on", Reason.OPENS_EARLY)],
        ),
        (  # nobody submits before the approval
            {"submission": {"opens_on": date(2027, 1, 20)}},
            [("submission", "opens_on", Reason.OPENS_EARLY)],
        ),
        (
            {"approval": {"closes_on": date(2027, 2, 11)}},
            [("approval", "closes_on", Reason.CLOSES_EARLY)],
        ),
        (  # side by side on the same days
            {"manager_section": {"opens_on": date(2026, 9, 16), "closes_on": date(2026, 12, 12)}},
            [],
        ),
        (  # a missing stage day hides nothing of what stands around it
            {"approval": {"opens_on": None}, "submission": {"opens_on": date(2027, 1, 1)}},
            [
                ("approval", "opens_on", Reason.OPENS_ON),
                ("submission", "opens_on", Reason.OPENS_EARLY),
            ],
        ),
    ],
)
def test_stages_keep_their_turn(changes, expected):
    found = rules.stage_problems(whole_stages(**changes), starts_on=START, ends_on=END)

    assert reasons(found) == expected


@given(st.permutations(range(7)))
def test_only_stages_in_order_keep_their_turn(order):
    days = [date(2026, 5, 1 + place) for place in order]
    stages = whole_stages(
        **{
            code: {"opens_on": day, "closes_on": day}
            for code, day in zip(StageCode.values, days, strict=True)
        }
    )

    found = rules.stage_problems(stages, starts_on=START, ends_on=END)

    assert (found == []) is (days == sorted(days))


def test_every_stage_of_the_exercise_is_needed():
    found = rules.stage_problems([], starts_on=START, ends_on=END)

    assert reasons(found) == [(code, "", Reason.NO_STAGE) for code in StageCode.values]


@pytest.mark.parametrize("part", list(Part)[1:])
def test_the_first_versions_lack_nothing(part):
    for own, rows, _kind in data.first_versions(part):
        version, things = Thing(**own), [Thing(**row) for row in rows]
        assert not rules.version_problems(part, version, things, starts_on=date(2027, 4, 1))


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"name_fr": ""}, "name_fr", Reason.NAME_FR),
        ({"source_en": ""}, "source_en", Reason.SOURCE_EN),
        ({"starts_on": None}, "starts_on", Reason.NO_START),
        ({"starts_on": date(2026, 4, 2)}, "starts_on", Reason.STARTS_LATER),
    ],
)
def test_what_a_version_lacks_to_be_published(values, field, reason):
    version, rows = first("placements", "talent-map-five")
    vars(version).update(values)

    found = rules.version_problems(Part.PLACEMENTS, version, rows, starts_on=START)

    assert reasons(found) == [("", field, reason)]


def test_a_version_must_be_chosen_and_must_hold_something():
    version, _rows = first("placements", "talent-map-five")

    none = rules.version_problems(Part.PLACEMENTS, None, [], starts_on=START)
    empty = rules.version_problems(Part.PLACEMENTS, version, [], starts_on=START)

    assert reasons(none) == [("", "", Reason.NOT_CHOSEN)]
    assert reasons(empty) == [("", "", Reason.NO_ROWS)]


def test_a_file_is_required_only_where_participation_is_mandatory():
    version, rows = first("rules", "faq-2011")
    wrong = next(row for row in rows if (row.level, row.kind) == ("EX-03", "core"))
    wrong.submission = "required"

    found = rules.version_problems(Part.RULES, version, rows, starts_on=START)

    assert reasons(found) == [("EX-03_core", "submission", Reason.REQUIRED_BUT_FREE)]


def test_every_level_needs_both_rules_in_both_kinds_of_organization():
    version, rows = first("rules", "faq-2011")
    rows[0].participation = ""

    found = rules.version_problems(Part.RULES, version, rows, starts_on=START)
    bare = rules.version_problems(Part.RULES, version, [], starts_on=START)

    assert reasons(found) == [("EX-01_core", "participation", Reason.PARTICIPATION)]
    assert len(bare) == len(RuleLevel) * len(OrganizationKind) * 2


def test_executives_need_guidance_and_every_page_stands_in_both_languages():
    version, rows = first("guidance", "yearly-exercise")
    others = [row for row in rows if row.audience != Audience.EXECUTIVE]
    others[0].text_fr = ""

    found = rules.version_problems(Part.GUIDANCE, version, others, starts_on=START)

    row = f"{others[0].audience}_{others[0].stage}"
    assert reasons(found) == [
        (row, "text_fr", Reason.TEXT_FR),
        ("", "", Reason.NO_EXECUTIVE_PAGE),
    ]


def test_the_two_ready_placements_need_valid_language_results():
    _version, rows = first("placements", "talent-map-five")

    needing = {r.code for r in rows if getattr(r, "needs_valid_language_results", False)}
    assert needing == {"ready-for-advancement", "ready-for-lateral-movement"}
    assert len(rows) == 5


@pytest.mark.parametrize(("code", "number"), [("klc-2005", 4), ("klc-2015", 6), ("klc-seven", 7)])
def test_competencies_come_in_three_dated_sets(code, number):
    _version, rows = first("competencies", code)

    assert len(rows) == number
    assert [row.order for row in rows] == list(range(1, number + 1))


def test_the_french_of_the_files_is_spaced_as_french():
    for part in ("rules", "competencies", "placements", "guidance"):
        for own, rows, _kind in data.first_versions(part):
            for thing in (own, *rows):
                for name, text in thing.items():
                    if name.endswith("_fr"):
                        assert not set("'\"") & set(text), text
                        assert all(wrong not in text for wrong in (" :", " »", "« ", " ;")), text
