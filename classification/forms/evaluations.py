"""An evaluation as it is sent: its day, the allocation, seats, reasons, the decision.

Degrees come from the guide charts (forms/charts.py).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from classification.choices import Factor, Inclusion
from classification.choices.evaluations import Profile
from etms.fields import CHOOSE, DayField, LineField
from etms.packages.rules import digest

OPEN = ("", _("Not answered yet"))
YES_OR_NO = [OPEN, ("yes", _("Yes")), ("no", _("No"))]


def _yes(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _word(value: bool | None) -> str:
    return {True: "yes", False: "no"}.get(value, "")  # type: ignore[arg-type]


class BeginForm(forms.Form):
    """On which version, and as of which day."""

    description = forms.ChoiceField(label=_("Job description"))
    evaluated_on = DayField(
        label=_("Evaluated as of"),
        help_text=_("The guide charts, the point bands and the index of this day hold."),
    )

    def __init__(self, *args, descriptions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["description"].choices = [
            (each.pk, f"{each} · {each.get_state_display()}") for each in descriptions
        ]


class AllocationForm(forms.Form):
    """Which inclusion is the primary purpose, another group's definition, levels below."""

    NONE = "none"
    inclusion = forms.ChoiceField(
        label=_("Primary purpose of the position"),
        choices=[*Inclusion.choices, (NONE, _("None of these"))],
        required=False,
        widget=forms.RadioSelect,
    )
    other_group = forms.ChoiceField(
        label=_("Is the primary purpose included in the definition of another group?"),
        choices=YES_OR_NO,
        required=False,
    )
    levels_below = forms.IntegerField(
        label=_("Levels below the deputy or associate deputy head"),
        required=False,
        min_value=1,
        max_value=9,
        help_text=_("1 reports to the deputy head. The group has at most three."),
    )
    allocation_note = LineField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, evaluation) -> dict[str, Any]:
        return {
            "inclusion": cls.NONE if evaluation.none_of_them else evaluation.inclusion,
            "other_group": _word(evaluation.other_group),
            "levels_below": evaluation.levels_below,
            "allocation_note": evaluation.allocation_note,
            "base": evaluation.revision,
        }

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        sent = self.cleaned_data
        none = sent["inclusion"] == self.NONE
        return {
            "inclusion": "" if none else sent["inclusion"],
            "none_of_them": none,
            "other_group": _yes(sent["other_group"]),
            "levels_below": sent["levels_below"],
            "allocation_note": sent["allocation_note"],
            "base": sent["base"],
        }


class SeatForm(forms.Form):
    """An account found by name, as a member or as the chair."""

    user = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    chair = forms.BooleanField(required=False, widget=forms.HiddenInput)


class EstimateForm(forms.Form):
    profile = forms.ChoiceField(
        label=_("Profile of the position"), choices=Profile.choices, widget=forms.RadioSelect
    )


def mark(text: str) -> str:
    """The same for the same text, whatever a browser makes of the ends of its lines."""
    return digest(text.replace("\r\n", "\n").replace("\r", "\n").strip())


class RationaleForm(forms.Form):
    """Why one sub-factor has its degree, on the revision of that text; `shown` is the mark of what
    the page showed in the box, so that a box nobody wrote in says nothing."""

    text = LineField(
        label=_("Why this degree"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    @classmethod
    def of(cls, field: str, row) -> "RationaleForm":
        """The box of a sub-factor as it stands; `row` is None where nothing is written."""
        text, base = (row.text, row.revision) if row else ("", 0)
        return cls(prefix=field, initial={"text": text, "base": base, "shown": mark(text)})

    def sent(self, name: str) -> str:
        """A field as it came, checked or not."""
        return self.data.get(self.add_prefix(name), "")

    def is_written(self) -> bool:
        """Whether something else came than the page showed; one that does not say was written."""
        return mark(self.sent("text")) != self.sent("shown")

    def overtaken(self, row, said: str) -> None:
        """Somebody else has written: what was sent stays, and is sent again on what stands now."""
        self.add_error("text", said)
        stands = {"base": str(row.revision), "shown": mark(row.text)}
        self.data = self.data.copy()
        self.data.update({self.add_prefix(name): value for name, value in stands.items()})


class ComparatorForm(forms.Form):
    """A benchmark position cited for whole factors; `base` is the mark of what is cited of it
    already (queries.citing), as the page showed it."""

    number = forms.ChoiceField(label=_("Benchmark position"))
    factors = forms.MultipleChoiceField(
        label=_("Whole factors that it supports"),
        choices=Factor.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    note = LineField(
        label=_("Why a difference is no harm"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where the profile or the points of the factor differ."),
    )
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, benchmarks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = [CHOOSE, *benchmarks]


class RecommendForm(forms.Form):
    """The day it takes effect, on the revision of the evaluation that was read."""

    effective_on = DayField(label=_("Effective on"))
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class DecideForm(forms.Form):
    """What the deputy head decides, on the revision of the evaluation that was read; `seen` is the
    mark of what the page showed of its effect (queries.touching)."""

    effective_on = DayField(label=_("Effective on"))
    note = LineField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """Why it goes back, on the revision of the evaluation that was read."""

    note = LineField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WithdrawForm(ReturnForm):
    """Why it ends without a decision, on the same revision."""
