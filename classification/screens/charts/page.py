"""The page of the guide charts: for a member alone, or for the consensus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from classification.choices import (
    Clause,
    Dimension,
    Fact,
    Factor,
    Field,
    Impact,
    Participation,
    Pull,
)
from classification.forms.charts import amount_written
from classification.models import JobDimension, JobEvaluation, Judged
from classification.policy.guidance import guidance
from classification.policy.shapes import Standard
from classification.rules.degrees import NO_PULL, PULL_OF, PULL_STEPS, pulls_of
from classification.rules.reading import FACTORS, charts
from classification.screens.charts import amounts, definitions
from classification.screens.charts.boxes import Box, Option, Shown, Wrong
from classification.screens.charts.grids import Grid, grids
from classification.screens.charts.points import Points, missing_said
from classification.screens.evaluations import head
from etms.tables import Column

VIEWS = ("charts", "list")


@dataclass(frozen=True)
class Section:
    """One factor: its chart or its sub-factors, the pulls beside, its points so far."""

    factor: Factor
    part: Any
    measures: str
    grid: Grid
    box: Box
    side: list[definitions.Degree]
    heads: list[definitions.Degree]
    subheads: list[definitions.Degree]
    lists: list[tuple[Box, str]]
    pulls: list[Box]
    labels: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def rows(self):
        """Each row of the chart with the definition of its degree."""
        return list(zip(self.side, self.grid.rows, strict=True))


def section(factor: Factor, points: Points, shown: Shown, standard: Standard, on) -> Section:
    words, judged = guidance(on=on), shown.judged
    fields = FACTORS[factor]
    box = shown.box(factor.value, str(factor.label))
    dollars = judged.dollars is not None
    only = judged.magnitude if factor is Factor.ACCOUNTABILITY and dollars else ""
    side, heads, *sub = (definitions.degrees(each, words, standard) for each in fields)
    return Section(
        factor=factor,
        part=next(part for part in points.parts if part.factor is factor),
        measures=definitions.measures(factor),
        grid=grids(standard)[factor].chosen(box.text, only=only),
        box=box,
        side=side,
        heads=heads,
        subheads=sub[0] if sub else [],
        lists=[
            (_list(each, shown, words, standard), definitions.source_of(each, words))
            for each in fields
            if not (dollars and each is Field.MAGNITUDE)
        ],
        pulls=[
            _pull(each, shown)
            for each in fields
            if pulls_of(each, "") != NO_PULL and not (dollars and each is Field.MAGNITUDE)
        ],
        labels=tuple(str(each.label) for each in fields),
        sources=tuple(dict.fromkeys(definitions.source_of(each, words) for each in fields)),
    )


def _list(each: Field, shown: Shown, words, standard: Standard) -> Box:
    """A sub-factor as a list of its degrees with their definitions: the twin of the chart."""
    box = shown.box(each.value, str(each.label))
    box.options = [
        Option(known.degree, _option(known), known.degree == box.text, known)
        for known in definitions.degrees(each, words, standard)
    ]
    return box


def _option(known: definitions.Degree) -> str:
    return f"{known.degree} – {known.name}" if known.name else known.degree


def _pull(each: Field, shown: Shown) -> Box:
    """The pulls a sub-factor may have, from the furthest down to the furthest up."""
    pull = PULL_OF[each]
    box = shown.box(pull.value, str(pull.label))
    allowed = sorted(pulls_of(each, ""), key=PULL_STEPS.__getitem__)
    box.options = [Option(value, str(Pull(value).label), value == box.text) for value in allowed]
    return box


def facts_box(shown: Shown, asked: list[Fact]) -> tuple[Box, list[Option]]:
    """What is true of the role: what matters for the dimensions at hand, and apart the rest."""
    box = shown.box("facts", _("What is true of the role"))
    options = [Option(f.value, str(f.label), f.value in box.values) for f in Fact]
    box.options = [each for each in options if each.checked or Fact(each.value) in asked]
    return box, [each for each in options if each not in box.options]


def chosen_box(shown: Shown, name: str, label: str, options: list[tuple[str, str]]) -> Box:
    """One of a few answers as radios."""
    box = shown.box(name, label)
    box.options = [Option(value, text, value == box.text) for value, text in options]
    return box


def second_boxes(shown: Shown) -> dict[str, Box]:
    """A second impact: its amount, how it bears on it, and whether it is unrelated."""
    yes_no = [("yes", _("Yes")), ("no", _("No"))]
    pulls = [(value, str(Pull(value).label)) for value in ("-", "", "+")]
    impacts = [(each.value, str(each.label)) for each in Impact]
    asked = _("Is it already the work of the team whose budget is counted?")
    return {
        "dollars": shown.box("second_dollars", _("Second amount, in dollars of the same day")),
        "impact": chosen_box(shown, "second_impact", _("Impact on it"), impacts),
        "pull": chosen_box(shown, "second_impact_pull", _("Pull of that impact"), pulls),
        "unrelated": chosen_box(
            shown, "unrelated", _("Is it unrelated to the core of the role?"), yes_no
        ),
        "own_work": chosen_box(shown, "own_work", asked, yes_no),
    }


AMOUNTS = (
    lambda: Column(_("Dimension")),
    lambda: Column(_("Amount in a year"), number=True),
    lambda: Column(_("Constant dollars"), number=True),
    lambda: Column(_("Magnitude")),
    lambda: Column(_("Impact the standard gives")),
    lambda: Column(_("Take"), hidden=True),
)


def charts_page(
    user,
    evaluation: JobEvaluation,
    *,
    shown: Shown,
    points: Points,
    alone: bool,
    view: str = VIEWS[0],
    readings: dict[str, int] | None = None,
    own_amount: Mapping[str, str] | None = None,
    wrong_amount: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Everything on the page; nothing of who holds the position, its level or its points today."""
    on = evaluation.evaluated_on
    standard = charts(on=on)
    rows = list(evaluation.description.dimensions.all())
    sections = [section(factor, points, shown, standard, on) for factor in Factor]
    asked = _asked(shown, rows, standard)
    boxes = [box for each in sections for box in (each.box, *each.pulls)]
    listed = amounts.lines(rows, shown.judged, on=on, standard=standard)
    own = shown.judged.dollars is not None and not any(line.taken for line in listed)
    if own:
        listed.append(amounts.own_line(shown.judged, on=on, standard=standard))
    return (
        head(user, evaluation, "charts")
        | {
            "alone": alone,
            "view": view,
            "views": _views(evaluation, view),
            "sections": sections,
            "points": points,
            "missing": missing_said(points),
            "amounts": listed,
            "described": bool(rows),
            "amount_columns": [each() for each in AMOUNTS],
            "amount_sources": [Clause.MAGNITUDE.label, Clause.INDEX.label],
            "taken": shown.judged if shown.judged.dollars is not None else None,
            "kinds": Dimension.choices,
            "own_amount": own_amount or (_own_amount(shown.judged) if own else {}),
            "wrong_amount": wrong_amount or {},
            "alternatives": alternatives_of(evaluation, shown.judged, points, rows),
            "wrong": Wrong((*boxes, asked["facts"], asked["part"], *asked["second"].values())),
        }
        | asked
        | _beside(standard, on, readings or {})
    )


def _own_amount(judged: Judged) -> dict[str, str]:
    """The amount that stands, to be written anew."""
    return {
        "own_dollars": amount_written(judged.dollars),
        "own_on": judged.dollars_on.isoformat(),
        "own_kind": judged.dimension,
    }


def _views(evaluation: JobEvaluation, view: str) -> list[tuple[str, str, bool]]:
    """The charts, and their twin as lists."""
    here = reverse("classification:charts", args=[evaluation.pk])
    return [
        (_("Charts"), here, view == "charts"),
        (_("Sub-factor by sub-factor"), f"{here}?view=list", view == "list"),
    ]


def _asked(shown: Shown, rows: list[JobDimension], standard: Standard) -> dict[str, Any]:
    """What is asked of the role besides its degrees: facts, shared initiatives, another impact."""
    parts = [("", _("None")), *Participation.choices]
    facts, others = facts_box(
        shown, amounts.relevant_facts(rows, standard, taken=shown.judged.dimension)
    )
    second = second_boxes(shown)
    return {
        "facts": facts,
        "other_facts": others,
        "part": chosen_box(
            shown, "participation", _("Part in an initiative shared with others"), parts
        ),
        "second": second,
        "second_said": any(box.values for box in second.values()),
    }


def _beside(standard: Standard, on: date, readings: dict[str, int]) -> dict[str, Any]:
    """The guidance of the standard that stands beside the charts."""
    words = guidance(on=on)
    return {
        "shades": definitions.shades(words, standard),
        "indicators": definitions.indicators(words, standard, readings),
        "percentages": definitions.percentages(words, standard),
        "shapes": definitions.shapes(words),
    }


def alternatives_of(evaluation, judged: Judged, points: Points, rows) -> list[Any]:
    """The combinations of magnitude and impact, for the freedom to act as it is chosen."""
    return amounts.alternatives(
        rows,
        judged,
        joined=points.joined,
        freedom=points.freedom,
        on=evaluation.evaluated_on,
        standard=charts(on=evaluation.evaluated_on),
    )
