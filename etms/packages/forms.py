"""What stands on a receipt, to be verified."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VerifyForm(forms.Form):
    """Number and hash as they are printed; spaces and capitals do not matter."""

    number = forms.CharField(
        label=_("Receipt number"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    hash = forms.CharField(
        label=_("Hash"),
        help_text=_("64 digits and letters from a to f, as they stand on the receipt."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].split()).upper()

    def clean_hash(self) -> str:
        return "".join(self.cleaned_data["hash"].split()).lower()
