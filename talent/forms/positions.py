"""What is sent about a position: its successors, and why there are none."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import LineField
from talent.choices import Readiness


class SuccessorForm(forms.Form):
    """How ready somebody is to follow, and what is still needed."""

    readiness = forms.ChoiceField(
        label=_("Readiness"), choices=Readiness.choices, widget=forms.RadioSelect
    )
    gap = LineField(label=_("What is still needed"), required=False, max_length=500)


class AddForm(SuccessorForm):
    """Somebody found by name, as a successor or as one who could act meanwhile."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    interim = forms.BooleanField(
        label=_("Could act in the position meanwhile (interim)"), required=False
    )
    field_order = ["person", "readiness", "gap", "interim"]


class RemoveForm(forms.Form):
    because = LineField(label=_("Why"), max_length=300)


class LeaveEmptyForm(forms.Form):
    because = LineField(
        label=_("Why there is no successor on purpose"),
        max_length=500,
        required=False,
        help_text=_("Leave empty to take this back."),
    )
