"""What the deputy head decides on: the result, the level it replaces, and whom it touches."""

from datetime import date
from typing import Any

from classification import access
from classification.forms.evaluations import DecideForm, ReturnForm
from classification.models import JobEvaluation
from classification.queries.judging import replayed
from classification.queries.touching import effect_of
from classification.screens.evaluations import head
from classification.screens.filing.links import links
from classification.screens.wording import checks_said, degree_lines
from etms import access as door
from etms.directory.choices import Level

# Levels at which the Chief Financial Officer is consulted (Directive on EX Organization and
# Classification, 2023).
CONSULTED = frozenset({Level.EX_04, Level.EX_05})


def decision_page(user, evaluation: JobEvaluation, *, decide=None, back=None) -> dict[str, Any]:
    """Evaluating is over: here alone stand the level of the position and who is in it."""
    found = replayed(evaluation, superior=not access.evaluates_superior(user, evaluation))
    day = _day_of(decide, evaluation)
    effect = effect_of(evaluation, day, on=door.standing(user).on)
    read = {"base": evaluation.revision}
    initial = read | {"effective_on": evaluation.effective_on, "seen": effect.mark}
    return head(user, evaluation, "decision") | {
        "found": found,
        "files": links(user, evaluation),
        "degrees": degree_lines(evaluation),
        "advice": checks_said(found.checks) if found else [],
        "effect": effect,
        "day": day,
        "consult": not CONSULTED.isdisjoint((effect.before, effect.after)),
        "before": Level(effect.before).label if effect.before else "",
        "touched": effect.touched,
        "form": decide or DecideForm(initial=initial),
        "return_form": back or ReturnForm(prefix="return", initial=read),
    }


def _day_of(decide: DecideForm | None, evaluation: JobEvaluation) -> date:
    """The day that was sent, else the one that is recommended."""
    sent = getattr(decide, "cleaned_data", {}).get("effective_on")
    return sent or evaluation.effective_on
