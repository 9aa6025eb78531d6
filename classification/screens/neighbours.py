"""The organization check of an evaluation, and relativity: similar positions elsewhere."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from classification.access import evaluated_by
from classification.choices import Check, Factor
from classification.models import JobEvaluation
from classification.policy.shapes import Most, Standard
from classification.queries.judging import replayed
from classification.queries.neighbours import (
    PEER,
    SUBORDINATE,
    SUPERIOR,
    Beside,
    elsewhere,
    line_of,
    nearest_in_points,
)
from classification.rules.evaluation import Evaluation
from classification.rules.organization import Neighbour, organization_checks, steps_up
from classification.rules.reading import charts
from classification.screens.evaluations import head
from classification.screens.filing.position import left_out
from classification.screens.wording import checks_said, factor_written
from etms import access as door
from etms.formats import write_number
from etms.tables import Column

SHOWN = 20  # similar positions elsewhere


def neighbours_page(user, evaluation: JobEvaluation) -> dict[str, Any]:
    """The line around a position with its steps, and similar positions in other organizations."""
    found, standard = replayed(evaluation), charts(on=evaluation.evaluated_on)
    own = None
    if found is not None:
        own = Neighbour.of(found.figures, found.degrees.accountability.freedom)
    line = line_of(evaluation, without=evaluated_by(user))
    return (
        head(user, evaluation, "neighbours")
        | {
            "whole": own is not None,
            "rows": [_row(each, own, standard) for each in line.beside],
            "left_out": left_out(line.left_out),
            "columns": [
                Column(_("Position")),
                Column(_("In the line")),
                Column(_("Points")),
                Column(_("Steps of Know-How"), number=True),
                Column(_("Steps of the percentage"), number=True),
                Column(_("Steps of Accountability"), number=True),
                Column(_("What the standard says")),
            ],
            "bars": _bars(line.beside, own, standard),
            "patterns": _patterns(standard),
            "pattern_columns": _pattern_columns(),
        }
        | _relativity(user, evaluation, found)
    )


def _place_words() -> dict[str, str]:
    return {
        SUPERIOR: _("Superior"),
        PEER: _("Peer"),
        SUBORDINATE: _("Subordinate"),
    }


def _row(each: Beside, own: Neighbour | None, standard: Standard) -> dict[str, Any]:
    beside = each.neighbour
    steps = said = None
    if own is not None and beside is not None:
        up = each.place != SUBORDINATE
        lower, upper = (own, beside) if up else (beside, own)
        steps = steps_up(lower, upper, standard=standard)
        if each.place != PEER:
            said = checks_said(
                organization_checks(lower, superior=upper, levels_below=None, standard=standard)
            )
    return {
        "title": str(each.terms.title),
        "unit": each.terms.unit,
        "place": _place_words()[each.place],
        "written": "" if each.decided is None else _written(each.decided),
        "hidden": each.hidden,
        "steps": steps,
        "said": said,
    }


def _written(decided: JobEvaluation) -> str:
    """What a position is evaluated at: three numbers and the percentage, without its level."""
    thinking = f"{write_number(decided.problem_solving)} ({decided.percent})"
    return " · ".join(
        (write_number(decided.know_how), thinking, write_number(decided.accountability))
    )


def _bars(
    line: Iterable[Beside], own: Neighbour | None, standard: Standard
) -> list[dict[str, Any]]:
    """Know-How along the ladder, superior first: one length for one step."""
    words = _place_words()
    found = [(words[each.place], each.terms.title, each.neighbour) for each in line]
    drawn = [(f"{word} – {title}", beside) for word, title, beside in found if beside]
    if own is None or not drawn:
        return []
    above = sum(each.place == SUPERIOR and each.decided is not None for each in line)
    drawn.insert(above, (_("This position"), own))
    ladder = standard.ladder.steps
    low = min(ladder[beside.know_how] for _label, beside in drawn) - 2
    high = max(ladder[beside.know_how] for _label, beside in drawn)
    return [
        {
            "label": label,
            "number": beside.know_how,
            "length": round(100 * (ladder[beside.know_how] - low) / (high - low)),
            "share": None,
        }
        for label, beside in drawn
    ]


def _pattern_columns() -> list[Column]:
    return [
        Column(_("Relationship")),
        Column(_("Steps of Know-How"), number=True),
        Column(_("Steps of the percentage"), number=True),
        Column(_("Steps of Accountability"), number=True),
    ]


def _patterns(standard: Standard) -> list[tuple[str, str, str, str]]:
    """The standard's examples of steps between superior and subordinate."""
    names = {
        Check.PATTERN_NORMAL: _("Normal"),
        Check.PATTERN_LEAN: _("Lean staff"),
        Check.PATTERN_MISSING: _("Missing level"),
        Check.PATTERN_ONE_OVER_ONE: _("One over one"),
    }
    return [
        (
            names[Check(row.code)],
            _range(row.know_how),
            _range(row.percent),
            _range(row.accountability),
        )
        for row in standard.patterns
    ]


def _range(bounds: Most) -> str:
    least, most = bounds
    return str(least) if least == most else f"{least}–{most}"


def _relativity(user, evaluation: JobEvaluation, found: Evaluation | None) -> dict[str, Any]:
    total = found.figures.total if found is not None else None
    alike = elsewhere(evaluation, on=door.standing(user).on, without=evaluated_by(user))
    similar, levels = nearest_in_points(alike, total, limit=SHOWN)
    return {
        "similar": [_elsewhere(each) for each in similar],
        "similar_total": sum(levels.values()),
        "spread": levels.items(),
        "similar_columns": [
            Column(_("Organization")),
            Column(_("Level")),
            Column(_("Points"), number=True),
            Column(_("Short profile")),
            Column(_("Know-How")),
            Column(_("Problem Solving")),
            Column(_("Accountability")),
        ],
    }


def _elsewhere(each: Any) -> dict[str, Any]:
    return {
        "organization": each.organization,
        "level": each.level_after,
        "total": each.total,
        "profile": each.profile,
        "factors": tuple(factor_written(each.asked, factor) for factor in Factor),
    }
