"""Of a classification file: committee, degrees with their reasons, checks, comparisons, charts."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from classification.choices import Clause, Factor, Field, Grade
from classification.policy.book import INDEX, SCALE
from classification.policy.guidance import guidance
from classification.queries.files import Content
from classification.rules.benchmarks import by_number
from classification.rules.reading import FACTORS, charts
from classification.screens.charts.definitions import degrees
from classification.screens.charts.words import percent
from classification.screens.filing.dollars import dollars
from classification.screens.filing.reading import NONE, File, day, own, table, tabled
from classification.screens.wording import TONES, written_of
from etms.bilingual import language
from etms.documents import Facts, Said, Section
from etms.formats import write_date, write_number


def committee(file: File) -> Iterator[Section]:
    """Who sat, the profile each expected, and what each found alone."""
    rows = [
        (
            file.name(seat["user"]),
            _("Chair") if seat["chair"] else _("Member"),
            seat["estimate"] or NONE,
            seat["profile"] or NONE,
            write_number(seat["total"]) or NONE,
        )
        for seat in file.content["committee"]
    ]
    columns = {
        _("Member"): 5, _("Seat"): 2, _("Profile estimated"): 3, _("Profile found alone"): 3,
        _("Points found alone"): 3,
    }  # fmt: skip
    note = _(
        "Each member estimated the profile first and evaluated alone. Nobody sits for their own "
        "position or for one above them."
    )
    yield tabled("committee", _("Evaluation committee"), columns, rows, note)


def result(file: File) -> Iterator[Section]:
    """The figures together, and the profile beside what was expected."""
    judged = file.content["judged"]
    expected = sorted({seat["estimate"] for seat in file.content["committee"]} - {""})
    solving = f"{write_number(judged['problem_solving'])} ({percent(str(judged['percent']))})"
    rows = [
        (str(Factor.KNOW_HOW.label), write_number(judged["know_how"])),
        (str(Factor.PROBLEM_SOLVING.label), solving),
        (str(Factor.ACCOUNTABILITY.label), write_number(judged["accountability"])),
        (_("Total"), write_number(judged["total"])),
        (_("Level by these points"), judged["level"] or NONE),
        (_("Short profile"), judged["profile"]),
        (_("Profile estimated"), ", ".join(expected) or NONE),
    ]
    yield Section("result", _("Result"), [Facts(rows)])


def factors(file: File) -> Iterator[Section]:
    """Each factor: its degrees as the standard defines them, and why they hold."""
    judged, reasons = file.content["judged"], file.content["rationales"]
    evaluated = judged if file.found is None else file.found.degrees.asked()
    on = date.fromisoformat(file.content["decision"]["evaluated_on"])
    said, standard = guidance(on=on), charts(on=on)
    columns = {_("Sub-factor"): 4, _("Degree"): 2, _("What the standard says of it"): 9}
    for factor, fields in FACTORS.items():
        rows, why = [], []
        for each in fields:
            meaning = next(
                (
                    row
                    for row in degrees(each, said, standard)
                    if row.degree == evaluated[each.value]
                ),
                None,
            )
            words = " – ".join(filter(None, (meaning.name, meaning.text))) if meaning else NONE
            label = str(each.label)
            rows.append((label, _degree(evaluated, each), words))
            why.append((_("Why: %(field)s") % {"field": label}, reasons.get(each.value) or NONE))
        title = _("%(factor)s: %(points)s points") % {
            "factor": Factor(factor).label,
            "points": write_number(judged[Factor(factor).value]),
        }
        parts = [table(f"factor-{Factor(factor).value}", columns, rows), Said(why)]
        yield Section(f"factor-{Factor(factor).value}", title, parts)
    yield from dollars(file)


def _degree(evaluated: Content, field: Field) -> str:
    return written_of(evaluated, field) or NONE


def checks(file: File) -> Iterator[Section]:
    """What the standard says of the evaluation, with where it says so; what fits stands last."""
    order = list(TONES)
    found = sorted(file.content["checks"], key=lambda each: -order.index(Grade(each["grade"])))
    rows = [
        (str(Grade(each["grade"]).label), own(each["text"]), str(Clause(each["source"]).label))
        for each in found
    ]
    columns = {_("Grade"): 2, _("Check"): 7, _("Source"): 5}
    yield tabled("checks", _("Checks of the standard"), columns, rows, "")


def comparators(file: File) -> Iterator[Section]:
    """The benchmark positions cited, for which whole factors, and why."""
    on = date.fromisoformat(file.content["decision"]["evaluated_on"])
    known = by_number(charts(on=on))
    cited: dict[str, list[Content]] = {}
    for each in file.content["comparators"]:
        cited.setdefault(each["number"], []).append(each)
    rows = []
    for number, lines in cited.items():
        found = known[number]
        figures = found.figures
        rows.append(
            (
                f"{number} – {getattr(found.benchmark, f'title_{language()}')}",
                f"{figures.level} · {write_number(figures.total)} · {figures.profile}",
                "\n".join(str(Factor(each["factor"]).label) for each in lines),
                "\n".join(dict.fromkeys(each["note"] for each in lines if each["note"])) or NONE,
            )
        )
    columns = {_("Benchmark position"): 5, _("Level, points, profile"): 3, _("Supports"): 3,
               _("Why a difference is no harm"): 5}  # fmt: skip
    note = "" if rows else _("No benchmark position is cited.")
    yield tabled("comparators", _("Benchmark positions"), columns, rows, note)


def relativity(file: File) -> Iterator[Section]:
    """The nearest evaluations of similar positions in other organizations, without persons."""
    rows = [
        (
            own(each["organization"]),
            each["level"],
            write_number(each["total"]),
            each["profile"],
            f"{each['know_how']} · {each['problem_solving']} · {each['accountability']}",
        )
        for each in file.content["similar"]
    ]
    spread = ", ".join(
        _("%(level)s: %(number)s") % {"level": level, "number": number}
        for level, number in sorted(file.content["spread"].items())
    )
    note = (
        _("Of the same occupation, primary purpose and distance from the deputy head: %(spread)s.")
        % {"spread": spread}
        if rows
        else _("No similar position of another organization is evaluated.")
    )
    columns = {_("Organization"): 6, _("Level"): 2, _("Points"): 2, _("Short profile"): 2,
               _("Know-How · Problem Solving · Accountability"): 5}  # fmt: skip
    yield tabled("relativity", _("Relativity"), columns, rows, note)


def version(file: File) -> Iterator[Section]:
    """Under which charts, bands and index the evaluation was made."""
    parts = {} if file.found is None else dict(file.found.version)
    index, scale = parts.pop(INDEX, None), parts.pop(SCALE, None)
    days = ", ".join(write_date(each) for each in sorted(set(parts.values())))
    rows = [
        (_("Evaluated as of"), day(file.content["decision"]["evaluated_on"])),
        (_("Charts, bands and checks in force from"), days or NONE),
        (_("Scale of magnitude in force from"), write_date(scale) if scale else NONE),
        (
            _("Magnitude index in force from"),
            write_date(index) if index else _("Not used: the magnitude was chosen"),
        ),
    ]
    yield Section("version", _("Standard used"), [Facts(rows)])
