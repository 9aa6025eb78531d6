"""Whether a position belongs to the group, as recorded in its evaluation."""

from classification.choices import Inclusion
from classification.models import JobEvaluation
from classification.rules.allocation import Allocation, Purpose, allocation
from classification.rules.reading import charts


def allocated(evaluation: JobEvaluation) -> Allocation:
    """The answer of the group definition, with its grounds."""
    purpose = Purpose(
        inclusion=Inclusion(evaluation.inclusion) if evaluation.inclusion else None,
        none_of_them=evaluation.none_of_them,
        other_group=evaluation.other_group,
        levels_below=evaluation.levels_below,
    )
    return allocation(purpose, standard=charts(on=evaluation.evaluated_on))
