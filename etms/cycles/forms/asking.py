"""Small questions: which year, which version, which day."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.cycles.choices import State
from etms.cycles.models import Version
from etms.cycles.rules import fiscal_year_after
from etms.fields import DayInput


class YearForm(forms.Form):
    """For which fiscal year to draft a cycle."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args, years: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years
        coming = fiscal_year_after(timezone.localdate())
        if any(year == coming for year, _code in years):
            self.initial["year"] = coming


class ChooseForm(forms.Form):
    """Which version of one kind of rules a cycle uses."""

    version = forms.ChoiceField(label=_("Version"), widget=forms.RadioSelect, required=False)

    def __init__(self, data, *, versions: Iterable[Version], pinned: Version | None):
        super().__init__(data, initial={"version": pinned and pinned.code})
        self.versions = {version.code: version for version in versions}
        self.fields["version"].choices = [
            (code, f"{v} ({v.get_state_display()})" if v.state == State.DRAFT else str(v))
            for code, v in self.versions.items()
        ]

    @property
    def chosen(self) -> Version | None:
        return self.versions.get(self.cleaned_data["version"])


class DayForm(forms.Form):
    """The day on which published numbers are asked for."""

    on = forms.DateField(label=_("In force on"), required=False, widget=DayInput(empty=_("Today")))

    @property
    def day(self) -> date:
        """The day asked for, today when none or a wrong one was."""
        return (self.is_valid() and self.cleaned_data["on"]) or timezone.localdate()
