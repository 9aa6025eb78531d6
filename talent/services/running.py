"""What belongs to a cycle is written while the cycle runs, and not after it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from etms.cycles.models import Cycle
from talent.queries.questionnaires import runs


def require_running(cycle: Cycle, *, on: date) -> None:
    """Refuse what would change a cycle that is closed, over, or not published yet."""
    if not runs(cycle, on=on):
        raise PermissionDenied(
            _("The cycle %(cycle)s does not run today: nothing in it changes.") % {"cycle": cycle}
        )
