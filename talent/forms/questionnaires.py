"""What comes with the questionnaire beside answers: the note of a return."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import LineField


class ReturnForm(forms.Form):
    """Why answers go back, for the executive to read."""

    note = LineField(
        label=_("What should be changed, and why?"),
        help_text=_("The executive reads this note."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
