"""Changes of units and positions as they come in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.directory import access
from etms.directory.choices import Level
from etms.directory.forms.fields import PositionByNumber, UnitChoice, written
from etms.directory.models import Position, PositionTerms, Unit
from etms.fields import CHOOSE, DayField


class UnitForm(forms.Form):
    """A unit: its names and its place in the tree."""

    name_en = written(Unit, "name_en")
    name_fr = written(Unit, "name_fr")
    parent = UnitChoice(
        label=_("Part of"), required=False, help_text=_("Leave empty for a unit at the top.")
    )

    def __init__(self, *args, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(units, _("None: at the top"))


class TermsForm(forms.Form):
    """A position as it is from a day on."""

    starts_on = DayField(label=_("From"))
    title_en = written(PositionTerms, "title_en")
    title_fr = written(PositionTerms, "title_fr")
    level = forms.ChoiceField(label=_("Level"), choices=[CHOOSE, *Level.choices])
    unit = UnitChoice(label=_("Unit"))
    reports_to = PositionByNumber(
        label=_("Reports to"),
        required=False,
        help_text=_("Number of the position above; empty for the top of the organization."),
    )
    language_requirement = written(Position, "language_requirement")
    language_profile = written(Position, "language_profile")
    region = written(Position, "region")

    def __init__(self, *args, user, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)
        self.fields["reports_to"].among = access.visible_positions(user)

    def clean_language_profile(self):
        return self.cleaned_data["language_profile"].upper()


class ReviseForm(TermsForm):
    """A change of a position from a day on."""

    field_order = ["starts_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].help_text = _(
            "The day from which the change holds; it may lie in the past. What holds now ends the "
            "day before, and changes already recorded for later days stay."
        )
        for name in ("language_requirement", "language_profile", "region"):
            self.fields[name].help_text = _("Has no date of its own: holds at once.")


class PositionForm(TermsForm):
    """A new position."""

    number = written(Position, "number")
    field_order = ["number", "starts_on"]
