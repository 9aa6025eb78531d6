"""What narrows the library of benchmark positions, and the findings of a review."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from classification.choices import Finding, JobFunction, JobNature, Place
from etms.fields import LineField

ANY = ("", _("All"))
ANY_FUNCTION = ("", pgettext_lazy("functions", "All"))
ANY_NATURE = ("", pgettext_lazy("natures", "All"))
ANY_FINDING = ("", pgettext_lazy("findings", "All"))


class BenchmarkFilters(forms.Form):
    """By level, function, nature, place and words of the title."""

    q = LineField(label=_("Title or number"), required=False, max_length=100)
    level = forms.ChoiceField(label=_("Level"), required=False)
    function = forms.ChoiceField(
        label=_("Function"), choices=[ANY_FUNCTION, *JobFunction.choices], required=False
    )
    nature = forms.ChoiceField(
        label=_("Nature of the work"), choices=[ANY_NATURE, *JobNature.choices], required=False
    )
    place = forms.ChoiceField(label=_("Place"), choices=[ANY, *Place.choices], required=False)

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [ANY, *((level, level) for level in sorted(levels))]


# What each finding is, in two words; the sentence of the code tells it in full.
SHORT = {
    Finding.KNOW_HOW_APART: _("Know-How apart"),
    Finding.PERCENTAGE_APART: _("Percentage apart"),
    Finding.ACCOUNTABILITY_APART: _("Accountability apart"),
    Finding.LEVEL_DIFFERS: _("Level differs"),
    Finding.COMPRESSION: _("Compression"),
    Finding.ABOVE_SUPERIOR: _("Above the superior"),
    Finding.MISSING_LEVEL: _("Missing level"),
    Finding.SAME_LEVEL: _("Level of the superior"),
    Finding.FREEDOM_OF_SUPERIOR: _("Freedom of the superior"),
    Finding.TOO_DEEP: _("Too far down"),
    Finding.LINE_RETURNS: _("Line returns"),
}


class ReviewFilters(forms.Form):
    """One kind of finding."""

    finding = forms.ChoiceField(
        label=_("Finding"),
        choices=[ANY_FINDING, *((code.value, label) for code, label in SHORT.items())],
        required=False,
    )
