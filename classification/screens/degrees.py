"""What is judged, to be read: alone, together, its reasons, its benchmark positions.

Degrees are entered in one place, on the guide charts (screens/charts).
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from classification import access
from classification.forms.charts import as_shown
from classification.forms.evaluations import ComparatorForm, EstimateForm
from classification.models import Comparator, JobEvaluation, Judged
from classification.queries import people
from classification.queries.citing import mark
from classification.queries.judging import around_of, evaluated, missing_in, points_so_far
from classification.rules.benchmarks import scored
from classification.rules.degrees import PULL_OF
from classification.rules.evaluation import ALONE
from classification.rules.reading import charts
from classification.rules.refusing import Refused
from classification.screens.evaluations import head
from classification.screens.found import besides, found_of
from classification.screens.wording import benchmark_named, checks_said, missing_words, written
from etms import access as door
from etms.formats import write_number
from etms.tables import Column


def points(user, evaluation: JobEvaluation, judged: Judged, *, around: bool) -> dict[str, Any]:
    """What the degrees come to so far, with the checks once all are there."""
    on = evaluation.evaluated_on
    try:
        so_far = points_so_far(judged, on=on)
    except Refused:
        return {"so_far": None, "advice": []}
    superior = not access.evaluates_superior(user, evaluation)
    beside = around_of(evaluation, superior=superior) if around else ALONE
    found = evaluated(judged, on=on, around=beside)
    return {
        "so_far": so_far,
        "total": found.figures.total if found else None,
        "level": (found.figures.level or _("below the group")) if found else "",
        "profile": found.figures.profile if found else "",
        "advice": checks_said(found.checks) if found else [],
    }


def alone_page(user, evaluation: JobEvaluation, *, estimate=None) -> dict[str, Any]:
    """A member alone: first the profile they expect, then what they have found so far."""
    seat = access.whole_seat(user, evaluation)
    may = door.can(user, "classification.evaluate", evaluation)
    begun = bool(seat.revision)
    return head(user, evaluation, "alone") | {
        "seat": seat,
        "estimate_form": estimate or EstimateForm(initial={"profile": seat.estimate}),
        "may": may,
        "begun": begun,
        "found": found_of(seat) if begun else [],
        "missing": missing_words(_open(seat, evaluation)) if may and begun else [],
        "points": points(user, evaluation, seat, around=False),
    }


def _open(judged: Judged, evaluation: JobEvaluation) -> tuple[str, ...]:
    try:
        return missing_in(judged, on=evaluation.evaluated_on)
    except Refused:  # the charts say beside which field
        return ()


def consensus_page(user, evaluation: JobEvaluation) -> dict[str, Any]:
    """What each member found beside what all agree on, and the profile beside the estimates."""
    named = people.named(access.seats_for(user, evaluation))
    seats = [seat for seat, _name in named]
    return head(user, evaluation, "consensus") | {
        "may": door.can(user, "classification.agree", evaluation),
        "points": points(user, evaluation, evaluation, around=True),
        "columns": [
            Column(_("Sub-factor")),
            *(Column(name) for _seat, name in named),
            Column(_("Consensus")),
        ],
        "lines": [*_degrees(seats, evaluation), *_besides(seats, evaluation)],
        "figures": [_figure(name, seats, evaluation) for name in FIGURES],
        "estimates": [seat.estimate or "–" for seat in seats],
    }


FIGURES = ("total", "level", "profile")


def _degrees(seats: Sequence[Judged], evaluation: JobEvaluation) -> list[dict[str, Any]]:
    """Each sub-factor: what each found, and whether the consensus is something else."""
    drawn, agreed = [as_shown(seat) for seat in seats], as_shown(evaluation)
    return [
        _line(str(field.label), [written(seat, field) for seat in drawn], written(agreed, field))
        for field in PULL_OF
    ]


def _besides(seats: Sequence[Judged], evaluation: JobEvaluation) -> list[dict[str, Any]]:
    """Amounts, facts and a second impact in the same way, where anybody says something."""
    said = [[text for _label, text in besides(seat)] for seat in seats]
    found = [
        _line(label, [each[place] for each in said], agreed)
        for place, (label, agreed) in enumerate(besides(evaluation))
    ]
    return [line for line in found if line["said"]]


def _line(label: str, found: Sequence[str], agreed: str) -> dict[str, Any]:
    return {
        "label": label,
        "found": [(each or "–", bool(agreed and each and each != agreed)) for each in found],
        "agreed": agreed or "–",
        "said": any([*found, agreed]),
    }


def _figure(name: str, seats, evaluation: JobEvaluation) -> tuple[str, list[str], str]:
    label = {"total": _("Total"), "level": _("Level"), "profile": _("Profile")}[name]

    def shown(judged: Judged) -> str:
        found = getattr(judged, name)
        return (write_number(found) if name == "total" else found) or "–"

    return label, [shown(seat) for seat in seats], shown(evaluation)


def benchmark_choices(evaluation: JobEvaluation) -> list[tuple[str, str]]:
    """The benchmark positions with level and profile."""
    standard = charts(on=evaluation.evaluated_on)
    return [(each.benchmark.number, benchmark_named(each)) for each in scored(standard)]


def comparator_form(evaluation: JobEvaluation, number: str) -> ComparatorForm:
    """To cite one more; or to change one that is cited, as a whole."""
    prefetch_related_objects([evaluation], "comparators")  # the page asks for them again
    rows = [row for row in evaluation.comparators.all() if row.number == number]
    initial: dict[str, Any] = {"base": mark(rows)}
    if rows:
        initial |= {"number": number, "note": rows[0].note}
        initial["factors"] = [row.factor for row in rows]
    return ComparatorForm(benchmarks=benchmark_choices(evaluation), initial=initial)


def comparators_page(user, evaluation: JobEvaluation, *, form) -> dict[str, Any]:
    """The benchmark positions cited, and one more."""
    cited: dict[str, dict[str, Any]] = {}
    rows: dict[str, list[Comparator]] = {}
    names = dict(benchmark_choices(evaluation))
    prefetch_related_objects([evaluation], "comparators")  # the points ask for them again
    for row in evaluation.comparators.all():
        line = cited.setdefault(
            row.number,
            {"number": row.number, "name": names.get(row.number), "factors": [], "note": row.note},
        )
        line["factors"].append(row.get_factor_display())
        rows.setdefault(row.number, []).append(row)
    for number, line in cited.items():
        line["base"] = mark(rows[number])
    return head(user, evaluation, "comparators") | {
        "cited": list(cited.values()),
        "columns": [
            Column(_("Benchmark position")),
            Column(_("Supports")),
            Column(_("Why a difference is no harm")),
            Column(_("Change"), hidden=True),
        ],
        "form": form,
        "changing": form.initial.get("number", ""),
        "may": door.can(user, "classification.agree", evaluation),
        "points": points(user, evaluation, evaluation, around=True),
    }
