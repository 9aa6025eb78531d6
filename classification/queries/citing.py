"""What is cited of a benchmark position, and the mark by which a page says what it showed."""

from collections.abc import Iterable

from django.db.models import QuerySet

from classification.models import Comparator, JobEvaluation
from etms.packages.rules import digest


def cited_rows(evaluation: JobEvaluation, number: str) -> QuerySet[Comparator]:
    """What an evaluation cites of one benchmark position, factor by factor."""
    return evaluation.comparators.filter(number=number)


def mark(rows: Iterable[Comparator]) -> str:
    """The same for the same factors with the same notes; empty where nothing is cited."""
    said = {row.factor: row.note for row in rows}
    return digest(said) if said else ""
