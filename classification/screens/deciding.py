"""What the deputy head decides on: the result, the level it replaces, and whom it touches."""

from typing import Any

from classification import access
from classification.forms.evaluations import DecideForm, ReturnForm
from classification.models import JobEvaluation
from classification.queries.judging import replayed
from classification.queries.people import touched_by
from classification.screens.evaluations import head
from classification.screens.filing.links import links
from classification.screens.wording import checks_said, degree_lines
from etms import access as door


def decision_page(user, evaluation: JobEvaluation, *, decide=None, back=None) -> dict[str, Any]:
    """Evaluating is over: here alone stand the level of the position and who is in it."""
    on = door.standing(user).on
    found = replayed(evaluation, superior=not access.evaluates_superior(user, evaluation))
    terms = evaluation.position.terms.on(evaluation.effective_on or on).first()
    before = terms.level if terms else ""
    changes = before != evaluation.level
    read = {"base": evaluation.revision}
    return head(user, evaluation, "decision") | {
        "found": found,
        "files": links(user, evaluation),
        "degrees": degree_lines(evaluation),
        "advice": checks_said(found.checks) if found else [],
        "before": terms.get_level_display() if terms else "",
        "changes": changes,
        "touched": touched_by(evaluation.position, on=on) if changes else [],
        "form": decide or DecideForm(initial=read | {"effective_on": evaluation.effective_on}),
        "return_form": back or ReturnForm(prefix="return", initial=read),
    }
