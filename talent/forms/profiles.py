"""The shape of what stands in a profile."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from etms.fields import LineField
from talent.choices import EntryKind
from talent.models import Contact, ProfileEntry
from talent.rules.profiles import ENTRY, fingerprint

EARLIEST, YEARS_AHEAD = 1940, 10

# The labels of title, place, first year, last year and details; "" where a kind has no use for it.
LABELS = {
    EntryKind.EDUCATION: (
        gettext_lazy("Degree, diploma or certificate"),
        gettext_lazy("Institution"),
        gettext_lazy("First year"),
        gettext_lazy("Last year"),
        gettext_lazy("Field or details"),
    ),
    EntryKind.ACCREDITATION: (
        gettext_lazy("Designation"),
        gettext_lazy("Given by"),
        gettext_lazy("Since"),
        gettext_lazy("Valid until"),
        gettext_lazy("Details"),
    ),
    EntryKind.EMPLOYMENT: (
        gettext_lazy("Title of the position"),
        gettext_lazy("Organization or employer"),
        gettext_lazy("First year"),
        gettext_lazy("Last year"),
        gettext_lazy("What you did"),
    ),
    EntryKind.AWARD: (
        gettext_lazy("Name of the award"),
        gettext_lazy("Given by"),
        gettext_lazy("Year"),
        "",
        gettext_lazy("For what"),
    ),
    EntryKind.MEMBERSHIP: (
        gettext_lazy("Association, board or committee"),
        gettext_lazy("Your role"),
        gettext_lazy("Since"),
        gettext_lazy("Until"),
        gettext_lazy("Details"),
    ),
    EntryKind.LANGUAGE: (
        gettext_lazy("Language"),
        gettext_lazy("How well you know it"),
        "",
        "",
        "",
    ),
}


class EntryForm(forms.Form):
    """One entry, in the words of its kind."""

    title = LineField(max_length=200)
    place = LineField(max_length=200, required=False)
    from_year = forms.IntegerField(required=False, min_value=EARLIEST)
    to_year = forms.IntegerField(required=False, min_value=EARLIEST)
    text = LineField(max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, kind: str, entry: ProfileEntry | None = None):
        initial = {name: getattr(entry, name) for name in ENTRY} if entry else {}
        initial["base"] = fingerprint(entry) if entry else ""
        prefix = f"{kind}{entry.pk if entry else ''}"
        super().__init__(data, initial=initial, prefix=prefix)
        for name, label in zip(ENTRY, LABELS[EntryKind(kind)], strict=True):
            if label:
                self.fields[name].label = label
            else:
                del self.fields[name]
        latest = timezone.localdate().year + YEARS_AHEAD
        for name in ("from_year", "to_year"):
            if name in self.fields:
                self.fields[name].max_value = latest
                self.fields[name].widget.attrs |= {"max": latest}
                self.fields[name].validators.append(MaxValueValidator(latest))
        if data is None:
            self.fields["title"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, last = given.get("from_year"), given.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", _("The end may not come before the start."))
        return given

    def offer(self, now: ProfileEntry) -> None:
        """What was typed stays; how the entry stands now is said; sent again, it is replaced."""
        said = [str(getattr(now, name)) for name in ENTRY if getattr(now, name)]
        words = _("This was changed elsewhere meanwhile. It now says: %(now)s.")
        self.add_error(None, words % {"now": ", ".join(said)})
        self.add_error(None, _("Save again to replace it."))
        self.data = self.data.copy()
        self.data[self.add_prefix("base")] = fingerprint(now)

    @property
    def values(self) -> dict[str, Any]:
        """All fields of an entry, also those that this kind has no use for."""
        empty = {"place": "", "from_year": None, "to_year": None, "text": ""}
        return {**empty, **self.cleaned_data}


class ContactForm(forms.Form):
    """How to reach the executive at work."""

    email = forms.EmailField(label=gettext_lazy("E-mail at work"), required=False, max_length=254)
    phone = LineField(label=gettext_lazy("Telephone at work"), required=False, max_length=40)
    address = LineField(label=gettext_lazy("Work address"), required=False, max_length=300)

    def __init__(self, data=None, *, contact: Contact):
        initial = {name: getattr(contact, name) for name in self.base_fields}
        super().__init__(data, initial=initial, prefix="contact")
        if data is None:
            self.fields["email"].widget.attrs["autofocus"] = True


class CommunityForm(forms.Form):
    """One functional community, and whether it may be told."""

    community = forms.ChoiceField(label=gettext_lazy("Functional community"))
    consents = forms.BooleanField(
        label=gettext_lazy("The community may be told that I belong to it"),
        required=False,
        help_text=gettext_lazy(
            "Your name, position and organization are then shown to those who lead the community. "
            "You can withdraw this at any time."
        ),
    )

    def __init__(self, data=None, *, communities):
        super().__init__(data, prefix="community")
        self.communities = {row.code: row for row in communities}
        self.fields["community"].choices = [
            ("", "–"),
            *((code, row.name) for code, row in self.communities.items()),
        ]
        if data is None:
            self.fields["community"].widget.attrs["autofocus"] = True
