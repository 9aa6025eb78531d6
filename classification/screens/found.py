"""What was found, to be read: the degrees, and what stands beside them."""

from typing import Any

from django.utils.translation import gettext as _

from classification.choices import Dimension, Fact, Impact, Participation, Pull
from classification.forms.charts import as_shown
from classification.models import Judged
from classification.screens.wording import degree_lines
from etms.formats import write_amount, write_date


def found_of(judged: Judged) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each factor with its degrees, then what else is said, without what is not."""
    lines = [
        (factor, [(label, degree or "–") for label, degree in rows])
        for factor, rows in degree_lines(as_shown(judged))
    ]
    more = [(label, text) for label, text in besides(judged) if text]
    return [*lines, (_("Dollars, facts and another impact"), more)] if more else lines


def besides(judged: Judged) -> list[tuple[str, str]]:
    """Amounts, facts, shared initiatives, a second impact; empty where nothing is said."""
    yes_no = {None: "", True: _("Yes"), False: _("No")}
    return [
        (_("Dollars in a year"), _amount(judged.dollars)),
        (_("Dollars of the day"), write_date(judged.dollars_on) if judged.dollars_on else ""),
        (_("What the amount is"), _label(Dimension, judged.dimension)),
        (
            _("What is true of the role"),
            " ".join(str(fact.label) for fact in Fact if fact.value in judged.facts),
        ),
        (
            _("Part in an initiative shared with others"),
            _label(Participation, judged.participation),
        ),
        (_("Second amount, in dollars of the same day"), _amount(judged.second_dollars)),
        (_("Impact on it"), _label(Impact, judged.second_impact)),
        (_("Pull of that impact"), _label(Pull, judged.second_impact_pull)),
        (_("Is it unrelated to the core of the role?"), yes_no[judged.unrelated]),
        (
            _("Is it already the work of the team whose budget is counted?"),
            yes_no[judged.own_work],
        ),
    ]


def _amount(dollars: Any) -> str:
    return "" if dollars is None else write_amount(dollars)


def _label(words: Any, code: str) -> str:
    return str(words(code).label) if code else ""
