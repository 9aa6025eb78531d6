"""An evaluation as it is sent: its day, the allocation, seats, degrees, reasons, the decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from classification.choices import (
    Dimension,
    Fact,
    Factor,
    Field,
    Impact,
    Inclusion,
    Participation,
    Pull,
)
from classification.choices.evaluations import Profile
from classification.queries.judging import COLUMNS
from classification.rules.degrees import PULL_OF, pulls_of
from classification.rules.reading import FACTORS, charts, degrees_allowed
from classification.rules.refusing import Refused
from etms.fields import CHOOSE, DayField, LineField

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


class DegreesForm(forms.Form):
    """The degrees of the charts, or dollars for the magnitude; empty is not chosen yet."""

    dollars = forms.DecimalField(
        label=_("Dollars of the area of impact"),
        required=False,
        max_digits=20,
        decimal_places=2,
        help_text=_("They stand before a magnitude that is chosen, and give it its pull."),
    )
    dollars_on = DayField(label=_("Dollars of"), required=False)
    dimension = forms.ChoiceField(
        label=_("What the amount is"), choices=[OPEN, *Dimension.choices], required=False
    )
    facts = forms.MultipleChoiceField(
        label=_("What is true of the role"),
        choices=Fact.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    participation = forms.ChoiceField(
        label=_("Part in an initiative shared with other organizations"),
        choices=[("", _("None")), *Participation.choices],
        required=False,
    )
    second_dollars = forms.DecimalField(
        label=_("Dollars of a second impact"), required=False, max_digits=20, decimal_places=2
    )
    second_impact = forms.ChoiceField(
        label=_("Nature of the second impact"), choices=[OPEN, *Impact.choices], required=False
    )
    second_impact_pull = forms.ChoiceField(label=_("Pull of the second impact"), required=False)
    unrelated = forms.ChoiceField(
        label=_("Is it unrelated to the first?"), choices=YES_OR_NO, required=False
    )
    own_work = forms.ChoiceField(
        label=_("Is it already the work of the team whose budget is counted?"),
        choices=YES_OR_NO,
        required=False,
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = degrees_allowed(charts(on=on))
        for field, pull in PULL_OF.items():
            self.fields[field.value] = self._choice(field, [OPEN, *_named(field, allowed[field])])
            if field is not Field.COMMUNICATING:
                self.fields[pull.value] = self._choice(pull, _pulls(pulls_of(field, "")))
        self.fields["second_impact_pull"].choices = _pulls(pulls_of(Field.IMPACT, ""))

    @staticmethod
    def _choice(field: Field, choices) -> forms.ChoiceField:
        return forms.ChoiceField(label=field.label, choices=choices, required=False)

    @classmethod
    def initial_of(cls, judged) -> dict[str, Any]:
        found = {name: getattr(judged, name) for name in COLUMNS}
        for name in ("unrelated", "own_work"):
            found[name] = _word(found[name])
        return found | {"base": judged.revision}

    @property
    def factors(self):
        """Each factor with its sub-factors, each as its degree and its pull, or none."""
        for factor, fields in FACTORS.items():
            yield Factor(factor).label, [(self[f.value], self._pull(f)) for f in fields]

    def _pull(self, field: Field):
        name = PULL_OF[field].value
        return self[name] if name in self.fields else None

    @property
    def of_dollars(self):
        return [self[name] for name in ("dollars", "dollars_on", "dimension", "participation")]

    @property
    def of_second(self):
        names = ("second_dollars", "second_impact", "second_impact_pull", "unrelated", "own_work")
        return [self[name] for name in names]

    def degrees(self) -> dict[str, Any]:
        """As the services take them: only what the page sent."""
        sent = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in COLUMNS and (name in self.data or name == "facts")
        }
        for name in ("unrelated", "own_work"):
            if name in sent:
                sent[name] = _yes(sent[name])
        return sent

    def show_refusal(self, refusal: Refused) -> None:
        """Each fault beside its field; the day of dollars has a name of its own here."""
        for fault in refusal.faults:
            name = {"on": "dollars_on"}.get(fault.field, fault.field)
            text = str(fault.code.label) % fault.values
            self.add_error(name if name in self.fields else None, text)


def _named(field: Field, degrees: Sequence[str]) -> list[tuple[str, str]]:
    if field is Field.IMPACT:
        return [(each, f"{each} – {Impact(each).label}") for each in degrees]
    return [(each, each) for each in degrees]


def _pulls(pulls: Sequence[str]) -> list[tuple[str, str]]:
    order = [pull.value for pull in Pull if pull.value in pulls]
    order.sort(key=lambda pull: pull != "")
    return [(each, f"{Pull(each).label} {each}".strip()) for each in order]


class RationaleForm(forms.Form):
    """Why one sub-factor has its degree, on the revision of that text."""

    text = LineField(
        label=_("Why this degree"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ComparatorForm(forms.Form):
    """A benchmark position cited for whole factors."""

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

    def __init__(self, *args, benchmarks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = [CHOOSE, *benchmarks]


class RecommendForm(forms.Form):
    effective_on = DayField(label=_("Effective on"))


class DecideForm(forms.Form):
    effective_on = DayField(label=_("Effective on"))
    note = LineField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(forms.Form):
    note = LineField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class PositionFilters(forms.Form):
    """Which positions a list shows."""

    SHOWS = (
        ("", _("All")),
        ("undescribed", _("Without a description in force")),
        ("unsigned", _("Draft of a description")),
        ("under_way", _("Evaluation under way")),
        ("unevaluated", _("Never evaluated")),
    )
    q = LineField(label=_("Title or number"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Show"), choices=SHOWS, required=False)
