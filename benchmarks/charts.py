"""How long the live points of the guide charts take: a line of bin/bench evaluations.

Everything between the choices of a page and the fragment that answers them, with all checks,
fragility, alternatives and drawing; without the web server and the rows it looks up.
"""

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import cycle

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etms.settings")
os.environ.setdefault("ETMS_MODE", "test")
django.setup()

from django.template.loader import render_to_string  # noqa: E402  settings first

from classification.models import JobDimension, JobEvaluation  # noqa: E402
from classification.policy import standard  # noqa: E402
from classification.rules.benchmarks import scored  # noqa: E402
from classification.screens.charts.page import alternatives_of  # noqa: E402
from classification.screens.charts.points import missing_said, points_of  # noqa: E402

DAY = date(2026, 4, 1)
NOT_COLUMNS = {"communicating_influencing_pull"}


def _row(asked: dict[str, str]) -> JobEvaluation:
    degrees = {name: each for name, each in asked.items() if name not in NOT_COLUMNS}
    return JobEvaluation(evaluated_on=DAY, facts=["answerable"], **degrees)


def _dimensions() -> list[JobDimension]:
    amounts = {"operating": 40, "grants": 1000, "capital": 250, "organization": 3000}
    return [
        JobDimension(
            kind=kind,
            name_en=kind,
            name_fr=kind,
            amount=Decimal(millions * 1_000_000),
            on=DAY,
        )
        for kind, millions in amounts.items()
    ]


def answers() -> Callable[[], str]:
    """One answer of the live points after the other, for each benchmark position in turn."""
    rows = _dimensions()
    chosen = cycle([_row(each.degrees.asked()) for each in scored(standard(on=DAY))])

    def answer() -> str:
        judged = next(chosen)
        points = points_of(judged, on=DAY)
        ways = alternatives_of(judged, judged, points, rows)
        said = {"points": points, "missing": missing_said(points), "alternatives": ways}
        return render_to_string("classification/charts/points.html", said)

    return answer
