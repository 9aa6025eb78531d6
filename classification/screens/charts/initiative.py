"""What a part in an initiative shared with other organizations asks of freedom to act."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from classification.choices import Clause, Participation
from classification.queries.notation import sign
from classification.rules.alternatives import pull_of_initiative


@dataclass(frozen=True)
class Hint:
    """A sentence beside a factor, and where the standard says so."""

    text: str
    source: str


def initiative_said(participation: str) -> Hint | None:
    """The pull that is to be considered; nothing where no initiative is shared.

    Whether the role of the lead is pulled up its own organization judges: here it is a condition.
    """
    if not participation:
        return None
    part = Participation(participation)
    said = {
        Participation.LEAD: _(
            "The position leads a shared initiative and is accountable for the whole: consider a "
            "pull-up (%(pull)s) on freedom to act."
        ),
        Participation.MEMBER: _(
            "Another organization leads the shared initiative: if its role is pulled up on "
            "freedom to act, this one is pulled down (%(pull)s)."
        ),
        Participation.COORDINATOR: _(
            "The position only coordinates the shared initiative: nothing changes on freedom to "
            "act."
        ),
    }[part]
    pull = pull_of_initiative(part=part, lead_is_pulled_up=True)
    return Hint(said % {"pull": sign(pull)}, str(Clause.SHARED_INITIATIVES.label))
