"""What stands on the paper of a signed file, to be verified."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VerifyForm(forms.Form):
    """The hash as it is printed; spaces and capitals do not matter."""

    hash = forms.CharField(
        label=_("Hash on your paper"),
        help_text=_("64 digits and letters from a to f, as they stand on the PDF."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_hash(self) -> str:
        return "".join(self.cleaned_data["hash"].split()).lower()
