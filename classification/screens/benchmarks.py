"""The library of benchmark positions, one of them, and those nearest to an evaluation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from classification.choices import Factor, JobFunction, JobNature, Place
from classification.forms.comparing import BenchmarkFilters
from classification.models import JobEvaluation
from classification.policy.shapes import Standard
from classification.queries.benchmarks import Wanted, found_benchmarks
from classification.queries.judging import replayed
from classification.queries.notation import sign
from classification.rules.benchmarks import Scored, by_number
from classification.rules.comparators import Near, nearest
from classification.rules.degrees import Degrees
from classification.rules.evaluation import evaluate_degrees
from classification.rules.points import Figures
from classification.rules.reading import FACTORS, charts
from classification.screens.evaluations import head
from classification.screens.positions import tabs
from classification.screens.wording import checks_said
from etms import access as door
from etms.bilingual import language
from etms.tables import Column

Part = tuple[str, bool]  # a degree as the chart writes it, and whether it differs


@dataclass(frozen=True)
class Line:
    """A position beside others: its degrees of each factor, those that differ marked."""

    title: str
    url: str
    figures: Figures
    factors: tuple[tuple[Part, ...], ...]
    number: str = ""
    apart: int = 0
    same_profile: bool = True


def title_of(found: Scored) -> str:
    """The title of a benchmark in the reader's language."""
    return str(getattr(found.benchmark, f"title_{language()}"))


def library_page(request) -> dict[str, Any]:
    """The benchmark positions that fit what is asked for."""
    standard = charts(on=door.standing(request.user).on)
    form = BenchmarkFilters(request.GET, levels=standard.bands)
    asked = form.cleaned_data if form.is_valid() else {}
    found = found_benchmarks(Wanted(**asked), standard=standard)
    return {
        "tabs": tabs(request.user, "benchmarks"),
        "filters": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "rows": [(_line(each), _place(each)) for each in found],
        "total": len(found),
        "columns": [
            Column(_("Benchmark position")),
            Column(_("Level")),
            Column(_("Points"), number=True),
            Column(_("Short profile")),
            *(Column(str(label)) for label in Factor.labels),
            Column(_("Function, place")),
        ],
    }


def _place(found: Scored) -> str:
    kept = found.benchmark
    return f"{JobFunction(kept.function).label}, {Place(kept.place).label}"


def _line(found: Scored, near: Near | None = None) -> Line:
    degrees = found.degrees.of()
    differing = near.differing if near else ()
    return Line(
        title=f"{found.benchmark.number} – {title_of(found)}",
        url=reverse("classification:benchmark", args=[found.benchmark.number]),
        figures=found.figures,
        factors=tuple(
            tuple((sign(degrees[field]), field in differing) for field in fields)
            for fields in FACTORS.values()
        ),
        number=found.benchmark.number,
        apart=near.apart if near else 0,
        same_profile=near.same_profile if near else True,
    )


def benchmark_page(request, number: str) -> dict[str, Any]:
    """One benchmark position, and those nearest to it."""
    on = door.standing(request.user).on
    standard = charts(on=on)
    found = by_number(standard).get(number)
    if found is None:
        raise Http404
    kept, degrees = found.benchmark, found.degrees.of()
    others = [each for each in by_number(standard).values() if each is not found]
    near = nearest(found.degrees, found.figures, standard=standard, among=others)
    return {
        "number": number,
        "title": title_of(found),
        "other_title": kept.title_fr if language() == "en" else kept.title_en,
        "other_language": "fr" if language() == "en" else "en",
        "trail": [(_("Benchmark positions"), reverse("classification:benchmarks"))],
        "facts": [
            (_("Function"), JobFunction(kept.function).label),
            (_("Nature of the work"), JobNature(kept.nature).label),
            (_("Place"), Place(kept.place).label),
        ],
        "figures": found.figures,
        "factors": [
            (factor.label, [(field.label, sign(degrees[field])) for field in fields])
            for factor, fields in FACTORS.items()
        ],
        "advice": checks_said(evaluate_degrees(found.degrees, on=on).checks),
        "near": _near_table("all", _("Nearest benchmark positions"), near),
    }


def _near_table(name: str, title: str, near: Sequence[Near]) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "rows": [_line(each.scored, each) for each in near],
        "columns": [
            Column(_("Benchmark position")),
            Column(_("Steps apart"), number=True),
            Column(_("Level, points, profile")),
            *(Column(str(label)) for label in Factor.labels),
        ],
    }


def nearest_page(user, evaluation: JobEvaluation) -> dict[str, Any]:
    """The benchmarks nearest to an evaluation, as a whole and in each whole factor."""
    found = replayed(evaluation)
    cite = door.can(user, "classification.agree", evaluation)
    more: dict[str, Any] = {"whole": found is not None, "tables": []}
    if found is not None:
        standard = charts(on=evaluation.evaluated_on)
        more["own"] = _own(found.degrees, found.figures)
        more["tables"] = [
            _table_of(found.degrees, found.figures, standard, factor) for factor in (None, *Factor)
        ]
    cited = {row.number for row in evaluation.comparators.all()}
    return head(user, evaluation, "nearest") | more | {"cite": cite, "cited": cited}


def _own(degrees: Degrees, figures: Figures) -> Line:
    named = degrees.of()
    parts = tuple(
        tuple((sign(named[field]), False) for field in fields) for fields in FACTORS.values()
    )
    return Line(_("This position"), "", figures, parts)


def _table_of(
    degrees: Degrees, figures: Figures, standard: Standard, factor: Factor | None
) -> dict[str, Any]:
    near = nearest(degrees, figures, standard=standard, factor=factor)
    title = _("As a whole") if factor is None else str(factor.label)
    found = _near_table(factor.value if factor else "all", title, near)
    return found | {"factor": factor.value if factor else "", "label": title}
