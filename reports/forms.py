"""Which figures a page shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

VIEWS = (("all", _("All cells, inside OCHRO")), ("published", _("As they may leave OCHRO")))


class FigureFilters(forms.Form):
    """Cycle, and how much of the figures."""

    cycle = forms.ChoiceField(label=_("Cycle"), required=False)
    show = forms.ChoiceField(label=_("Show"), choices=VIEWS, required=False)

    def __init__(self, data, *, cycles, chosen):
        super().__init__(data or None, initial={"cycle": chosen, "show": "all"})
        self.fields["cycle"].choices = [(code, code) for code in cycles]

    def asked(self, name: str) -> str:
        """The value of a filter; one that is wrong is left out, and says so."""
        self.full_clean()
        return getattr(self, "cleaned_data", {}).get(name) or ""
