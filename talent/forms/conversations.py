"""What both sides send about their conversation, and what the manager shares."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import DayField, LineField


class PlanForm(forms.Form):
    planned_on = DayField(label=_("Day of the conversation"))


class PrepareForm(forms.Form):
    """What one side prepares, with the revision the page was given."""

    text = LineField(
        label=_("What I want to talk about"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)


class HeldForm(forms.Form):
    held_on = DayField(label=_("You talked on"))


class AcknowledgeForm(forms.Form):
    comment = LineField(
        label=_("Your comment, if you wish"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Both sides read it. You acknowledge that you talked, not that you agree."),
    )


class ShareForm(forms.Form):
    reason = LineField(
        label=_("Why you share it again"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The executive reads it beside what is new."),
    )
