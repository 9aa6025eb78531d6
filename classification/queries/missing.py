"""What is still missing before a step: of a job description, of an evaluation."""

from classification.models import JobDescription, JobEvaluation
from classification.models.descriptions import WRITTEN
from classification.queries.allocating import allocated
from classification.queries.judging import missing_in
from classification.rules.degrees import PULL_OF

# The texts of a job description, all of them there before it is signed.
FIELDS = (*(f"{name}_{code}" for name in WRITTEN for code in ("en", "fr")), "noc_code")


def unwritten_in(description: JobDescription) -> list[str]:
    """The texts that must still be written before a description is signed, as field names."""
    return [name for name in FIELDS if not getattr(description, name).strip()]


def missing_to_open(evaluation: JobEvaluation) -> list[str]:
    """What is missing before members evaluate: `allocation`, `chair`."""
    missing = [] if allocated(evaluation).belongs else ["allocation"]
    if not evaluation.seats.filter(chair=True).exists():
        missing.append("chair")
    return missing


def missing_to_recommend(evaluation: JobEvaluation) -> list[str]:
    """What the file still lacks before it goes to the deputy head.

    Sub-factors without a degree by their name, without a reason as `rationale:<name>`, `level`
    where the points give none, `allocation`.
    """
    missing = list(missing_in(evaluation, on=evaluation.evaluated_on))
    if not missing and not evaluation.level:
        missing.append("level")
    written = dict(evaluation.rationales.values_list("field", "text"))
    missing += [f"rationale:{f.value}" for f in PULL_OF if not written.get(f.value)]
    return missing if allocated(evaluation).belongs else [*missing, "allocation"]
