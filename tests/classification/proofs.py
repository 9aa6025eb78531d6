"""What must hold of the engine: one function for each kind of golden case.

Each takes a case and the book of policy it is read under. The tests call them with the book as it
is; the mutants (mutants.py) with a book in which one number is changed, and then one must fail.
The tables in tables/ are those of the reference: Appendix A, Appendix B, the index.
"""

import csv
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from classification.choices import (
    Check,
    Dimension,
    Fact,
    Field,
    Impact,
    Inclusion,
    Participation,
)
from classification.policy import Book
from classification.rules import points as rules
from classification.rules.allocation import Purpose, allocation
from classification.rules.alternatives import Option, compare, pull_of_initiative
from classification.rules.benchmarks import by_number
from classification.rules.checks import know_how_likelihood, problem_solving_likelihood
from classification.rules.comparators import Citation, citation_checks
from classification.rules.degrees import Degree, Degrees, written
from classification.rules.evaluation import Around, evaluate
from classification.rules.impact import Area, verdict
from classification.rules.joining import Impacted, join
from classification.rules.magnitude import magnitude
from classification.rules.organization import Neighbour, organization_checks, place_below
from classification.rules.points import Figures
from classification.rules.reading import read
from classification.rules.refusing import Refused
from classification.rules.review import Post, review
from etms.policy import NotInForce

HERE = Path(__file__).parent
FIRST = date(2022, 10, 3)  # the first day of these charts
DAY = date(2026, 1, 5)
OF_AREA = {each.value for each in Check if each.value.startswith(("impact_", "area_"))}
PULLS = ("practical_technical_pull", "thinking_environment_pull")
LADDER = (
    33, 38, 43, 50, 57, 66, 76, 87, 100, 115, 132, 152, 175, 200, 230, 264, 304, 350, 400, 460,
    528, 608, 700, 800, 920, 1056, 1216, 1400, 1600, 1840,
)  # fmt: skip
EXAMPLES = {"F4C", "F4S", "F5C", "G5C", "G4C", "F3P"}  # cells that the text gives points for
PERCENTAGES = (29, 33, 38, 43, 50, 57, 66, 76, 87, 100)
Case = dict[str, Any]


def asked_of(text: str) -> dict[str, str]:
    """The fields of an evaluation from "F+II3 E+4 E+2P"."""
    return written(*text.split(" "))


def degrees_of(text: str, book: Book) -> Degrees:
    return read(asked_of(text), standard=book.standard(on=DAY))[0]


def degree(text: str) -> Degree:
    name = text.rstrip("+-")
    return Degree(name, text[len(name) :])


# ---------------------------------------------------------------- the tables of the appendices


def benchmark_row(row: Case, book: Book) -> None:
    """Every figure of one benchmark, read under the first day of the standard."""
    scored = by_number(book.standard(on=FIRST))[row["number"]]
    degrees = scored.degrees
    names = {
        "pts": degrees.know_how.practical,
        "poi": degrees.know_how.planning,
        "te": degrees.problem_solving.environment,
        "tc": degrees.problem_solving.challenge,
        "fta": degrees.accountability.freedom,
        "magnitude": degrees.accountability.magnitude,
        "impact": degrees.accountability.impact,
    }
    for name, found in names.items():
        assert (found.name, found.pull) == (row[name], row[f"{name}_modifier"]), name
    assert degrees.know_how.communicating == Degree(row["cis"])
    assert scored.benchmark.title_en == row["title"]

    found = evaluate(degrees.asked(), on=FIRST, book=book).figures

    assert found == Figures(
        know_how=int(row["know_how"]),
        percent=int(row["ps_percent"]),
        problem_solving=int(row["ps_points"]),
        accountability=int(row["accountability"]),
        total=int(row["total"]),
        level=row["level"],
        profile=row["profile"],
    )


def know_how_cell(row: Case, book: Book) -> None:
    """One of the 144 numbers of the Know-How chart, with its shading."""
    asked = asked_of("EII1 D3 F4C") | {
        "practical_technical": row["practical_technical"],
        "practical_technical_pull": row["pull"],
        "planning_organizing": row["planning_organizing"],
        "communicating_influencing": int(row["communicating_influencing"]),
    }

    found = evaluate(asked, on=DAY, book=book)

    shade = know_how_likelihood(found.degrees.know_how, standard=book.standard(on=DAY))
    assert found.figures.know_how == int(row["points"])
    assert shade.value == row["likelihood"].replace(" ", "_")
    assert found.checks[0].code.value == f"know_how_{shade.value}"


def problem_solving_cell(row: Case, book: Book) -> None:
    """One of the 29 percentages of the Problem Solving chart, with its shading."""
    asked = asked_of("HV3 D3 F4C") | {
        "thinking_environment": row["thinking_environment"],
        "thinking_environment_pull": row["pull"],
        "thinking_challenge": int(row["thinking_challenge"]),
    }

    found = evaluate(asked, on=DAY, book=book)

    shade = problem_solving_likelihood(
        found.degrees.problem_solving, standard=book.standard(on=DAY)
    )
    assert found.figures.percent == int(row["percent"])
    assert shade.value == row["likelihood"].replace(" ", "_")
    steps = PERCENTAGES.index(100) - PERCENTAGES.index(int(row["percent"]))
    assert found.figures.problem_solving == LADDER[LADDER.index(1600) - steps]
    assert f"problem_solving_{shade.value}" in [each.code.value for each in found.checks]


def index_row(row: Case, book: Book) -> None:
    """A magnitude index on its first day; the day before, the one before it or none."""
    assert book.index(on=row["day"]).value == Decimal(row["index"])
    assert book.index(on=row["day"]).starts_on == row["day"]
    if row["before"] is None:
        with pytest.raises(NotInForce):
            book.index(on=row["day"] - timedelta(days=1))
    else:
        assert book.index(on=row["day"] - timedelta(days=1)).value == Decimal(row["before"])


def the_whole(_: Case, book: Book) -> None:
    """Ladder, percentages and examples one by one, and the days on which the parts begin."""
    standard = book.standard(on=FIRST)
    assert standard.ladder.numbers == LADDER
    assert standard.problem_solving.percentages == PERCENTAGES
    assert {"".join(cell) for cell in standard.accountability.examples} == EXAMPLES
    assert set(standard.version) == set(standard.__dataclass_fields__) - {"version"}
    others = {name: day for name, day in standard.version.items() if name != "magnitude"}
    assert set(others.values()) == {FIRST}
    assert standard.version["magnitude"] == date(1980, 4, 1)


# ------------------------------------------------------------------- the examples of the text


def know_how_example(case: Case, book: Book) -> None:
    found = evaluate(asked_of(f"{case['degrees']} F4 F4C"), on=DAY, book=book)
    assert found.figures.know_how == case["points"]


def accountability_example(case: Case, book: Book) -> None:
    found = evaluate(asked_of(f"FII3 F4 {case['degrees']}"), on=DAY, book=book)
    assert found.figures.accountability == case["points"]


def steps_example(case: Case, book: Book) -> None:
    ladder = book.standard(on=DAY).ladder
    assert ladder.apart(case["from"], case["to"]) == case["steps"]
    assert ladder.moved(case["from"], by=case["steps"]) == case["to"]


def waterfall_example(case: Case, book: Book) -> None:
    codes = codes_of(evaluate(asked_of(case["degrees"]), on=DAY, book=book).checks)
    assert [code for code in codes if code.startswith("waterfall")] == [case["code"]]


def cited_example(case: Case, book: Book) -> None:
    degrees = by_number(book.standard(on=DAY))[case["benchmark"]].degrees
    assert str(degrees.of()[Field(case["field"])]) == case["degree"]


def percent_example(case: Case, book: Book) -> None:
    found = by_number(book.standard(on=DAY))[case["benchmark"]].figures
    assert found.percent == case["percent"]


# ------------------------------------------------------------------ magnitude, and refusals


def magnitude_case(case: Case, book: Book) -> None:
    on = case.get("on", DAY)
    found = magnitude({"dollars": case["dollars"], "on": on}, as_of=DAY, book=book)
    assert str(found.degree) == case["degree"]
    assert str(found.constant) == case["constant"]


def refused_amount(case: Case, book: Book) -> None:
    asked = {name: case[name] for name in ("dollars", "on") if name in case}
    with pytest.raises(Refused) as refusal:
        magnitude(asked, as_of=DAY, book=book)
    assert {each.field: each.code.value for each in refusal.value.faults} == case["fields"]


def refused_evaluation(case: Case, book: Book) -> None:
    asked: Case = asked_of("F+II3 E+4 E+2P") | case["change"]
    asked = {name: value for name, value in asked.items() if value != "none"}
    with pytest.raises(Refused) as refusal:
        evaluate(asked, on=case.get("on", DAY), book=book)
    told = [(each.field, each.code.value) for each in refusal.value.faults]
    assert sorted(told) == sorted(case["fields"].items())


# ------------------------------------------------------------------------------- the checks


def codes_of(checks: Any) -> list[str]:
    return [each.code.value for each in checks]


def expect(checks: Any, case: Case) -> None:
    """The codes; of those that a case tells of also grade, clause and values, as they are
    answered."""
    checks = list(checks)
    codes = codes_of(checks)
    if case.get("all"):
        assert codes == case["codes"]
    assert set(case.get("codes", ())) <= set(codes)
    assert not set(case.get("without", ())) & set(codes)
    answers = {each.code.value: each.answer() for each in checks}
    for code, said in case.get("told", {}).items():
        assert answers[code] == {"code": code} | said


def check_case(case: Case, book: Book) -> None:
    found = evaluate(asked_of(case["degrees"]), on=DAY, book=book)
    expect(found.checks, case)
    for name, figure in case.get("figures", {}).items():
        assert getattr(found.figures, name) == figure
    if "level" in case:
        assert (found.figures.level or "") == case["level"]


def band_case(case: Case, book: Book) -> None:
    standard = book.standard(on=DAY)
    assert (rules.level(case["total"], standard=standard) or "") == case["level"]


def line_case(case: Case, book: Book) -> None:
    own, superior = Neighbour(*case["own"]), Neighbour(*case["superior"])
    standard = book.standard(on=DAY)
    found = organization_checks(own, superior=superior, levels_below=None, standard=standard)
    expect(found, case)


def place_case(case: Case, book: Book) -> None:
    own = Neighbour(460, 50, 230, case["freedom"])
    found = place_below(own, case["levels"], standard=book.standard(on=DAY))
    expect(found, case)


def allocation_case(case: Case, book: Book) -> None:
    said = dict(case["purpose"])
    if "inclusion" in said:
        said["inclusion"] = Inclusion(said["inclusion"])
    found = allocation(Purpose(**said), standard=book.standard(on=DAY))
    assert {True: "yes", False: "no", None: "open"}[found.belongs] == case["belongs"]
    assert [ground.value for ground in found.grounds] == case["grounds"]


def citation_case(case: Case, book: Book) -> None:
    standard = book.standard(on=DAY)
    figures = rules.figures(degrees_of(case["degrees"], book), standard=standard)
    cited = [
        Citation(number, tuple(factors), case.get("explained", ""))
        for number, factors in case["cited"].items()
    ]
    expect(citation_checks(figures, cited, standard=standard), case)


# --------------------------------------------------------------------- magnitude with impact


def area_of(case: Case) -> Area:
    return Area(
        Dimension(case["dimension"]) if case["dimension"] else None,
        frozenset(Fact(fact) for fact in case.get("facts", ())),
        passes_through=case.get("passes_through", False),
    )


def impact_case(case: Case, book: Book) -> None:
    """The verdict, and what the evaluation says of it to who chose it."""
    area, chosen = area_of(case), degree(case["impact"])
    found = verdict(Impact(chosen.name), area, standard=book.standard(on=DAY))
    assert found.ground.value == case["ground"]
    assert found.legitimate == (case["ground"] in ("legitimate", "rare"))
    assert sorted(found.missing) == case.get("missing", [])

    asked = asked_of(f"FII3 F4 F3{chosen}") | {"magnitude_pull": ""}
    asked |= {"magnitude": {"dollars": "400000000", "on": DAY}}
    said = evaluate(asked, on=DAY, around=Around(area=area), book=book).checks
    assert [each.code.value for each in said if each.code.value in OF_AREA] == case["says"]
    named = [each.values["fact"] for each in said if "fact" in each.values]
    assert named == case.get("missing", [])
    expect(said, case)


def initiative_case(case: Case, _: Book) -> None:
    part = Participation(case["part"])
    found = pull_of_initiative(part=part, lead_is_pulled_up=case["lead_is_pulled_up"])
    assert found == case["pull"]


def comparison_case(case: Case, book: Book) -> None:
    options = [
        Option(each["name"], area_of(each), degree(each["impact"]), Decimal(each["dollars"]), DAY)
        for each in case["options"]
    ]
    found = compare(options, freedom=degree(case["freedom"]), on=DAY, book=book)
    assert {each.option.name: each.points for each in found} == case["points"]
    standing = {each.option.name: each.standing or "" for each in found}
    assert standing == case["standing"]


def joining_case(case: Case, book: Book) -> None:
    core, second = (
        Impacted(Decimal(case[side][0]), degree(case[side][1])) for side in ("core", "second")
    )
    found = join(
        core,
        second,
        freedom=degree(case["freedom"]),
        unrelated=case.get("unrelated", False),
        own_work=case.get("own_work", False),
        on=DAY,
        index=book.index(on=DAY),
        standard=book.standard(on=DAY),
    )
    assert found.how.value == case["how"]
    assert found.takes_second == case.get("takes_second", False)
    assert found.steps == case["steps"]
    assert str(found.added) == case["added"]
    assert str(found.degrees) == case["degrees"]
    assert found.points == case["points"]


def not_joined_case(case: Case, book: Book) -> None:
    """Related or not: a second amount that is none is refused by its own name."""
    core = Impacted(Decimal(case.get("core", "40000000")), Degree("C"))
    second = Impacted(Decimal(case["second"]), Degree("C"))
    with pytest.raises(Refused) as refusal:
        join(
            core, second, freedom=Degree("F"), unrelated=True, own_work=False, on=DAY,
            index=book.index(on=DAY), standard=book.standard(on=DAY),
        )  # fmt: skip
    assert {each.field: each.code.value for each in refusal.value.faults} == case["fields"]


# -------------------------------------------------------------------------------- the review


def post_of(row: list, book: Book) -> Post:
    key, kind, (know_how, percent, accountability, freedom), *rest = row
    superior, level = (*rest, None, None)[:2]
    standard = book.standard(on=DAY)
    thinking = rules.problem_solving_points(know_how, percent, standard=standard)
    total = know_how + thinking + accountability
    figures = Figures(
        know_how, percent, thinking, accountability, total,
        rules.level(total, standard=standard),
        rules.profile(thinking, accountability, ladder=standard.ladder),
    )  # fmt: skip
    return Post(key, kind, figures, freedom, superior or None, level)


def review_case(case: Case, book: Book) -> None:
    posts = [post_of(row, book) for row in case["posts"]]
    found: dict[str, list[str]] = {}
    standard, sources = book.standard(on=DAY), case.get("sources", {})
    for each in review(posts, standard=standard, line=case.get("line", {})):
        found.setdefault(str(each.key), []).append(each.code.value)
        assert each.source.value == sources.get(each.code.value, each.source.value)
    assert found == case["found"]


def review_of_many(case: Case, book: Book) -> None:
    """Four fifths of the similar ones must stand closer."""
    alike = [[f"a{n}", "x", [460, 50, 230, "E+"]] for n in range(case["alike"])]
    other = [[f"b{n}", "x", [528, 50, 230, "E+"]] for n in range(case["other"])]
    posts = [post_of(row, book) for row in (*alike, *other)]
    found = {str(each.key) for each in review(posts, standard=book.standard(on=DAY))}
    assert found == ({row[0] for row in other} if case["found"] else set())


# ------------------------------------------------------------------------------ all of them


@dataclass(frozen=True)
class Proof:
    """A case and what holds of it, under a book or under the files of words."""

    holds: Callable[[Case, Any], None]
    case: Case

    def __str__(self) -> str:
        return f"{self.holds.__name__}: {self.case['name']}"


FILES: dict[str, dict[str, Callable[[Case, Book], None]]] = {
    "text": {
        "know_how": know_how_example,
        "accountability": accountability_example,
        "steps": steps_example,
        "waterfall": waterfall_example,
        "cited": cited_example,
        "percent": percent_example,
    },
    "magnitude": {"magnitude": magnitude_case, "refused": refused_amount},
    "refusal": {"refused": refused_evaluation},
    "check": {"check": check_case, "band": band_case},
    "organization": {
        "line": line_case,
        "place": place_case,
        "allocation": allocation_case,
        "citation": citation_case,
    },
    "dimension": {
        "impact": impact_case,
        "initiative": initiative_case,
        "comparison": comparison_case,
        "joining": joining_case,
        "not_joined": not_joined_case,
    },
    "review": {"review": review_case},
}
TABLES = {
    "ex-benchmark-positions": benchmark_row,
    "know-how-chart": know_how_cell,
    "problem-solving-chart": problem_solving_cell,
}
MANY = [
    {"name": "19 of 24 stand closer: not enough", "alike": 19, "other": 6, "found": False},
    {"name": "20 of 24 stand closer: enough", "alike": 20, "other": 5, "found": True},
    {"name": "4 of 5 stand closer: enough", "alike": 4, "other": 2, "found": True},
]


def table(name: str) -> list[Case]:
    text = (HERE / "tables" / f"{name}.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(text))


def cases(name: str) -> dict[str, list[Case]]:
    return tomllib.loads((HERE / f"{name}_cases.toml").read_text("utf-8"))


def _day(words: str) -> date:
    """1980/81 is 1 April 1980, Sept. 2000 the first of September, October 2022 the third."""
    if "/" in words:
        return date(int(words[:4]), 4, 1)
    month, year = words.split()
    if words == "Oct. 2022":
        return FIRST
    return date(int(year), {"Apr.": 4, "Sept.": 9}[month], 1)


def _index_rows() -> Iterator[Case]:
    before = None
    for row in table("accountability-magnitude-index"):
        day = _day(row["from"])
        yield {"name": row["from"], "day": day, "index": row["index"], "before": before}
        before = row["index"]


def _proofs() -> Iterator[Proof]:
    yield Proof(the_whole, {"name": "ladder, percentages and first days"})
    for name, holds in TABLES.items():
        for row in table(name):
            yield Proof(holds, {"name": " ".join(row.values()), **row})
    yield from (Proof(index_row, row) for row in _index_rows())
    for file, kinds in FILES.items():
        for kind, rows in cases(file).items():
            yield from (Proof(kinds[kind], row) for row in rows)
    yield from (Proof(review_of_many, case) for case in MANY)


PROOFS = tuple(_proofs())
