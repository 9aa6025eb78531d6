"""The list of positions as it is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.fields import LineField


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
