"""What a position asks: one rating for each competency."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.bilingual import language
from talent.queries.competencies import Asked


class RequiredForm(forms.Form):
    """A choice from the scale for each competency of the cycle."""

    def __init__(self, data=None, *, profile: list[Asked], scale: list[dict[str, str]]):
        super().__init__(data, initial={each.competency.code: each.rating for each in profile})
        choices = [(option["code"], option.get(language(), "")) for option in scale]
        for each in profile:
            self.fields[each.competency.code] = forms.ChoiceField(
                label=each.competency.name,
                help_text=each.competency.text
                if each.recorded
                else _("%(text)s (Default of the level.)") % {"text": each.competency.text},
                choices=choices,
            )
