"""Degrees alone and together: the form, the points so far, what each member found.

The guide charts take the place of the plain selects on both pages (templates/classification/parts/
degrees.html); whatever is sent from there is a DegreesForm.
"""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from classification import access
from classification.choices import Field
from classification.forms.evaluations import (
    ComparatorForm,
    DegreesForm,
    EstimateForm,
    RationaleForm,
)
from classification.models import JobEvaluation, Judged
from classification.policy.guidance import guidance
from classification.queries import people
from classification.queries.judging import around_of, evaluated, points_so_far
from classification.rules.benchmarks import scored
from classification.rules.degrees import PULL_OF
from classification.rules.reading import charts
from classification.rules.refusing import Refused
from classification.screens.charts import definitions
from classification.screens.evaluations import head
from classification.screens.wording import advice_lines, written
from etms import access as door
from etms.bilingual import language
from etms.formats import write_number
from etms.tables import Column


def degrees_form(evaluation: JobEvaluation, judged: Judged, data=None) -> DegreesForm:
    """The form of one's own degrees, or of those of the consensus."""
    return DegreesForm(data, on=evaluation.evaluated_on, initial=DegreesForm.initial_of(judged))


def points(evaluation: JobEvaluation, judged: Judged, *, around: bool) -> dict[str, Any]:
    """What the degrees come to so far, with the checks once all are there."""
    on = evaluation.evaluated_on
    try:
        so_far = points_so_far(judged, on=on)
    except Refused:
        return {"so_far": None, "advice": []}
    more = {"around": around_of(evaluation)} if around else {}
    found = evaluated(judged, on=on, **more)
    return {
        "so_far": so_far,
        "total": found.figures.total if found else None,
        "level": (found.figures.level or _("below the group")) if found else "",
        "profile": found.figures.profile if found else "",
        "advice": advice_lines(found) if found else [],
    }


def alone_page(user, evaluation: JobEvaluation, *, form=None, estimate=None) -> dict[str, Any]:
    """A member alone: first the profile they expect, then the degrees, then the points."""
    seat = access.whole_seat(user, evaluation)
    return head(user, evaluation, "alone") | {
        "seat": seat,
        "estimate_form": estimate or EstimateForm(initial={"profile": seat.estimate}),
        "form": form or degrees_form(evaluation, seat),
        "may": door.can(user, "classification.evaluate", evaluation),
        "points": points(evaluation, seat, around=False),
    }


def consensus_page(user, evaluation: JobEvaluation, *, form=None) -> dict[str, Any]:
    """What each member found beside what all agree on, and the profile beside the estimates."""
    named = people.named(access.seats_for(user, evaluation))
    seats = [seat for seat, _name in named]
    return head(user, evaluation, "consensus") | {
        "form": form or degrees_form(evaluation, evaluation),
        "may": door.can(user, "classification.agree", evaluation),
        "points": points(evaluation, evaluation, around=True),
        "columns": [
            Column(_("Sub-factor")),
            *(Column(name) for _seat, name in named),
            Column(_("Consensus")),
        ],
        "lines": [_line(field, seats, evaluation) for field in PULL_OF],
        "figures": [_figure(name, seats, evaluation) for name in FIGURES],
        "estimates": [seat.estimate or "–" for seat in seats],
    }


FIGURES = ("total", "level", "profile")


def _line(field: Field, seats, evaluation: JobEvaluation) -> dict[str, Any]:
    """One sub-factor: what each found, and whether the consensus is something else."""
    agreed = written(evaluation, field)
    found = [written(seat, field) for seat in seats]
    return {
        "label": field.label,
        "found": [(each or "–", bool(agreed and each and each != agreed)) for each in found],
        "agreed": agreed or "–",
    }


def _figure(name: str, seats, evaluation: JobEvaluation) -> tuple[str, list[str], str]:
    label = {"total": _("Total"), "level": _("Level"), "profile": _("Profile")}[name]
    return (
        label,
        [str(getattr(seat, name) or "–") for seat in seats],
        str(getattr(evaluation, name) or "–"),
    )


def rationale_page(user, evaluation: JobEvaluation, *, sent=None, other=None) -> dict[str, Any]:
    """A text for each sub-factor; `sent` is a form that was refused, by its sub-factor."""
    rows = {row.field: row for row in evaluation.rationales.all()}
    on = evaluation.evaluated_on
    said, standard = guidance(on=on), charts(on=on)
    lines = []
    for field in PULL_OF:
        row = rows.get(field.value)
        form = (sent or {}).get(field.value) or RationaleForm(
            prefix=field.value,
            initial={
                "text": row.text if row else "",
                "base": row.revision if row else 0,
            },
        )
        lines.append(
            {
                "field": field,
                "label": field.label,
                "degree": written(evaluation, field),
                "meanings": definitions.degrees(field, said, standard),
                "source": definitions.source_of(field, said),
                "form": form,
                "text": row.text if row else "",
                "other": other if other is not None and other.field == field.value else None,
            }
        )
    return head(user, evaluation, "rationale") | {
        "lines": lines,
        "may": door.can(user, "classification.agree", evaluation),
    }


def benchmark_choices(evaluation: JobEvaluation) -> list[tuple[str, str]]:
    """The benchmark positions with level and profile."""
    standard = charts(on=evaluation.evaluated_on)
    return [
        (each.benchmark.number, f"{each.benchmark.number} – {_title(each)} ({_result(each)})")
        for each in scored(standard)
    ]


def _title(each) -> str:
    return str(getattr(each.benchmark, f"title_{language()}"))


def _result(each) -> str:
    return f"{each.figures.level}, {write_number(each.figures.total)}, {each.figures.profile}"


def comparators_page(user, evaluation: JobEvaluation, *, form=None) -> dict[str, Any]:
    """The benchmark positions cited, and one more."""
    cited: dict[str, dict[str, Any]] = {}
    names = dict(benchmark_choices(evaluation))
    prefetch_related_objects([evaluation], "comparators")  # the points ask for them again
    for row in evaluation.comparators.all():
        line = cited.setdefault(
            row.number,
            {"number": row.number, "name": names.get(row.number), "factors": [], "note": row.note},
        )
        line["factors"].append(row.get_factor_display())
    return head(user, evaluation, "comparators") | {
        "cited": list(cited.values()),
        "columns": [
            Column(_("Benchmark position")),
            Column(_("Supports")),
            Column(_("Why a difference is no harm")),
            Column(_("Take out"), hidden=True),
        ],
        "form": form or ComparatorForm(benchmarks=benchmark_choices(evaluation)),
        "may": door.can(user, "classification.agree", evaluation),
        "points": points(evaluation, evaluation, around=True),
    }
