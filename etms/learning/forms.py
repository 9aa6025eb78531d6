"""What people write on a learning plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import DayField, LineField
from etms.learning.choices import ActionKind, ActionState


class ActionForm(forms.Form):
    """A new action: what, and by when."""

    text = LineField(label=_("What"), max_length=500)
    kind = forms.ChoiceField(label=_("Kind"), choices=ActionKind.choices)
    due_on = DayField(label=_("Until"), required=False)
    purpose = LineField(label=_("What for"), max_length=500, required=False)


class ChangeForm(ActionForm):
    """How an action stands."""

    state = forms.ChoiceField(label=_("State"), choices=ActionState.choices)
    ended_on = DayField(
        label=_("Ended on"),
        required=False,
        help_text=_("For an action that is done or dropped; today if you leave it empty."),
    )
    outcome = LineField(label=_("What came of it"), max_length=500, required=False)
