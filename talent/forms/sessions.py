"""What is sent about a session, its agenda, and the approval."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.committees.models import LENGTH, LONGEST, SHORTEST, START
from etms.cycles.choices import RuleLevel
from etms.directory.models import Unit
from etms.fields import DayField, LineField
from talent.choices import Outcome


class UnitsField(forms.ModelMultipleChoiceField):
    """Units named with the branch they stand in: many branches have one of the same name."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, unit) -> str:
        return f"{unit.parent.name} › {unit.name}" if unit.parent else unit.name


def _start_time() -> forms.TimeField:
    return forms.TimeField(label=_("Begins at"), initial=START, required=False)


def _length() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Length in minutes"),
        initial=LENGTH,
        min_value=SHORTEST,
        max_value=LONGEST,
        required=False,
    )


class _Timed:
    """What is left empty is the usual."""

    def clean_start_time(self):
        return self.cleaned_data["start_time"] or START

    def clean_length(self):
        return self.cleaned_data["length"] or LENGTH


class TimeForm(_Timed, forms.Form):
    """When a session begins, and how long it is."""

    start_time = _start_time()
    length = _length()


class ConveneForm(_Timed, forms.Form):
    """A new session: its name, day and time, the units (with all below them) and the levels."""

    name = LineField(label=_("Name"), max_length=200)
    meets_on = DayField(label=_("Meets on"))
    start_time = _start_time()
    length = _length()
    units = UnitsField(
        Unit.objects.none(),
        label=_("Units, with all that is below them"),
        required=False,
        help_text=_("None chosen: the whole organization."),
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        choices=[(code, label) for code, label in RuleLevel.choices if code.startswith("EX")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all levels."),
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units


class RoomForm(forms.Form):
    """Whom the map of a session shows."""

    SHOWS = (
        ("", _("Everybody")),
        ("first", _("Look at these first")),
        ("open", _("Not discussed yet")),
        ("moved", _("Moved from the proposal")),
        ("changed", _("Changed since last cycle")),
        ("unplaced", _("Not placed yet")),
    )
    view = forms.ChoiceField(
        choices=[("map", ""), ("table", ""), ("first", "")],
        required=False,
        widget=forms.HiddenInput,
    )
    show = forms.ChoiceField(label=_("Show"), choices=SHOWS, required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All units")), *units]

    @classmethod
    def asked(cls, query, *, units) -> dict[str, str]:
        """What a reader asked to see; a word that is none of the choices is no filter."""
        form = cls(query, units=units)
        form.is_valid()
        found = {name: form.cleaned_data.get(name, "") for name in form.fields}
        return found | {"view": found["view"] or "map"}


class StepOutForm(forms.Form):
    reason = LineField(label=_("Why you step out"), max_length=300)


class MinutesForm(forms.Form):
    text = LineField(
        label=_("What was said and decided"), required=False, max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)


class ItemForm(forms.Form):
    """What is recommended and decided on one item, with the revision the page was given."""

    discussed = forms.BooleanField(label=_("Discussed"), required=False)
    recommendation = LineField(label=_("Recommendation"), required=False, max_length=500)
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[("", "–"), *Outcome.choices], required=False
    )
    note = LineField(
        label=_("Note"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)


class NoteForm(forms.Form):
    note = LineField(
        label=_("Note to the manager"), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
