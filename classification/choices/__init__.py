"""The words of job evaluation. The stored value is a stable code; the label is for people."""

from classification.choices.benchmarks import JobFunction, JobNature, Place
from classification.choices.checks import Check, Grade
from classification.choices.dimensions import Dimension, Fact, Ground, Joining, Participation
from classification.choices.factors import (
    AllocationGround,
    Factor,
    Field,
    Impact,
    Inclusion,
    Likelihood,
    Pull,
)
from classification.choices.refusals import Refusal
from classification.choices.review import Finding
from classification.choices.sources import Clause

__all__ = [
    "AllocationGround",
    "Check",
    "Clause",
    "Dimension",
    "Fact",
    "Factor",
    "Field",
    "Finding",
    "Grade",
    "Ground",
    "Impact",
    "Inclusion",
    "JobFunction",
    "JobNature",
    "Joining",
    "Likelihood",
    "Participation",
    "Place",
    "Pull",
    "Refusal",
]
