"""What comes in for a private note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import LineField


class NoteForm(forms.Form):
    """A note in half a minute: what was seen, on which day, and what it is about."""

    text = LineField(
        label=_("What did you see?"),
        help_text=_("One situation, as it happened."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    observed_on = forms.DateField(label=_("Day"))
    competency = forms.ChoiceField(label=_("Competency"), required=False)

    def __init__(self, *args, competencies=(), today=None, **kwargs):
        super().__init__(*args, initial={"observed_on": today}, **kwargs)
        named = [(row.code, row.name) for row in competencies]
        self.fields["competency"].choices = [("", _("None in particular")), *named]
