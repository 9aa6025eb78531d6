"""The day as of which a page is shown."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from etms import access as door
from etms.access import Decision
from etms.directory.forms import OnDayForm


@dataclass(frozen=True)
class Day:
    """The day asked for, and the form to ask for another (None: only today is open)."""

    on: date
    today: date
    form: OnDayForm | None = None

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def query(self) -> str:
        """What to add to the addresses of pages that should show the same day."""
        return "" if self.is_today else f"?on={self.on:%Y-%m-%d}"


def day_of(request, decision: Decision) -> Day:
    """The day in the address; another day than today only where the door lets it."""
    today = door.standing(request.user).on
    if not decision:
        asked = request.GET.get("on", "")
        if asked and asked != today.isoformat():
            raise PermissionDenied(decision.reason)
        return Day(today, today)
    form = OnDayForm({"on": request.GET.get("on") or today.isoformat()}, auto_id="day_%s")
    on = form.cleaned_data["on"] if form.is_valid() else today
    return Day(on or today, today, form)
