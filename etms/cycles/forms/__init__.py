"""The shape of what comes in: forms clean, services save."""

from etms.cycles.forms.asking import ChooseForm, DayForm, YearForm
from etms.cycles.forms.editor import rows_of, stage_sheet, version_sheet
from etms.cycles.forms.sheet import OWN, Sheet

__all__ = [
    "OWN",
    "ChooseForm",
    "DayForm",
    "Sheet",
    "YearForm",
    "rows_of",
    "stage_sheet",
    "version_sheet",
]
