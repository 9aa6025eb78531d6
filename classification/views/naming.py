"""Pages that name whom a change of level touches: each who is named is traced."""

from classification import access
from classification.choices.evaluations import EvaluationState
from classification.models import JobEvaluation
from classification.views.finding import page
from etms.trace.services import record_reads


def naming_page(request, template: str, found: JobEvaluation, shown: dict, status: int = 200):
    """Before the decision they are not told of the reading: they would learn there of a level
    that nobody has decided."""
    decided = found.state == EvaluationState.DECIDED
    record_reads(
        by=request.user,
        people=[each.person.pk for each in shown["touched"]],
        what="level_changed" if decided else "level_ahead",
        role=access.evaluation_ground(request.user, found) or "",
        purpose="classification",
    )
    return page(request, template, shown, status)
