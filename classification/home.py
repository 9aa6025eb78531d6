"""What waits for somebody in job evaluation: to sign, to evaluate, to go on with, to decide."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from classification.choices.evaluations import EvaluationState
from classification.queries.waiting import waiting_of
from etms.home import Entry, Group, entry

MINUTES = 10


def _returned(state: str) -> str:
    return pgettext("evaluation", "Returned") if state == EvaluationState.RETURNED else ""


@entry
def sign(user, standing):
    """A manager: drafts of descriptions of the positions below."""
    for pk, number in waiting_of(user).drafts:
        yield Entry(
            _("Complete and sign the job description of position %(number)s") % {"number": number},
            url=reverse("classification:description", args=[pk]),
            minutes=MINUTES,
            group=Group.TEAM,
        )


@entry
def evaluate(user, standing):
    """A member of a committee: to evaluate alone, or to agree with the others."""
    for pk, number, state, chair in waiting_of(user).seats:
        if state == EvaluationState.ALONE:
            yield Entry(
                _("Evaluate position %(number)s alone") % {"number": number},
                detail=_("First estimate its profile"),
                url=reverse("classification:alone", args=[pk]),
                minutes=MINUTES,
                group=Group.ORGANIZATION,
            )
        else:
            if chair:
                title = _("Lead the consensus on position %(number)s")
            else:
                title = _("Agree with the committee on position %(number)s")
            yield Entry(
                title % {"number": number},
                url=reverse("classification:consensus", args=[pk]),
                minutes=2 * MINUTES,
                state=_returned(state),
                tone="warn",
                group=Group.ORGANIZATION,
            )


@entry
def run(user, standing):
    """An adviser: evaluations to prepare, and those that came back."""
    for pk, number, state in waiting_of(user).run:
        if state == EvaluationState.DRAFT:
            title = _("Prepare the evaluation of position %(number)s")
        else:
            title = _("Go on with the evaluation of position %(number)s")
        yield Entry(
            title % {"number": number},
            url=reverse("classification:evaluation", args=[pk]),
            state=_returned(state),
            tone="warn",
            minutes=MINUTES,
            group=Group.ORGANIZATION,
        )


@entry
def decide(user, standing):
    """A deputy head: what is recommended."""
    found = waiting_of(user).decide
    if found:
        text = ngettext(
            "Decide on %(count)s evaluation of a position",
            "Decide on %(count)s evaluations of positions",
            len(found),
        )
        one = reverse("classification:decision", args=[found[0][0]])
        yield Entry(
            text % {"count": len(found)},
            url=one
            if len(found) == 1
            else f"{reverse('classification:evaluations')}?state=recommended",
            minutes=MINUTES * len(found),
            group=Group.ORGANIZATION,
        )
