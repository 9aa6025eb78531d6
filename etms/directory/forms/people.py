"""Changes of people as they come in: who they are, where they are appointed, what they passed."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.directory import access, listings
from etms.directory.choices import HOME_KINDS, INTERCHANGES, Kind
from etms.directory.forms.fields import CommitmentField, LeanSelect, PositionByNumber, written
from etms.directory.models import (
    Appointment,
    LanguageResult,
    Organization,
    Person,
    RestrictedDetails,
    Salary,
)
from etms.fields import DayField

EARLIEST_BIRTH = date(1920, 1, 1)


class AppointmentForm(forms.Form):
    """A new appointment of a person."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    position = PositionByNumber(
        label=_("Position number"),
        required=False,
        help_text=_("Leave empty only for an interchange with a host outside."),
    )
    host = written(
        Appointment,
        "host",
        help_text=_("For an interchange out to a host without a position here."),
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty when no end is planned.")
    )
    salary_borne_by = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Salary borne by"),
        required=False,
        empty_label=_("Not said"),
        widget=LeanSelect,
    )
    performance_pay_borne_by = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Performance pay borne by"),
        required=False,
        empty_label=_("Not said"),
        widget=LeanSelect,
    )
    corporate_commitment = CommitmentField()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].among = access.visible_positions(user)
        for name in ("salary_borne_by", "performance_pay_borne_by"):
            self.fields[name].queryset = listings.every_organization()

    def clean(self):
        found = super().clean()
        if found.get("kind") in INTERCHANGES and found.get("corporate_commitment") is None:
            self.add_error(
                "corporate_commitment",
                _("Say whether the interchange is subject to the corporate commitment."),
            )
        if not found.get("position") and not found.get("host") and "position" not in self.errors:
            self.add_error("position", _("Give the position, or the host of the interchange."))
        return found


class EndForm(forms.Form):
    """The last day of an appointment."""

    ends_on = DayField(
        label=_("Last day"), help_text=_("The person still holds the appointment on that day.")
    )


class PersonForm(forms.Form):
    """A new person, with the appointment by which they belong to the organization."""

    given_name = written(Person, "given_name")
    family_name = written(Person, "family_name")
    first_official_language = written(Person, "first_official_language", widget=forms.RadioSelect)
    correspondence_language = written(Person, "correspondence_language", widget=forms.RadioSelect)
    service_start_on = written(Person, "service_start_on")
    position = PositionByNumber(
        label=_("Position number"), help_text=_("The position they are appointed to.")
    )
    kind = forms.ChoiceField(
        label=_("Kind of appointment"),
        choices=[(kind.value, kind.label) for kind in HOME_KINDS],
        widget=forms.RadioSelect,
        initial=Kind.SUBSTANTIVE,
    )
    starts_on = DayField(label=_("First day of the appointment"))
    corporate_commitment = CommitmentField()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].among = access.visible_positions(user)
        for name in ("first_official_language", "correspondence_language"):
            self.fields[name].choices = self.fields[name].choices[1:]


class ReceiveForm(forms.Form):
    """Somebody who comes from another organization."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The address they sign in with, in full.")
    )
    position = PositionByNumber(label=_("Position number"))
    starts_on = DayField(
        label=_("First day"), help_text=_("After their last day in the organization they leave.")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].among = access.visible_positions(user)


class LanguageResultForm(forms.Form):
    """A result of a second-language evaluation."""

    skill = written(LanguageResult, "skill", widget=forms.RadioSelect)
    result = written(LanguageResult, "result", widget=forms.RadioSelect)
    tested_on = written(LanguageResult, "tested_on")
    expires_on = written(
        LanguageResult,
        "expires_on",
        help_text=_("As on the notice of results. An exemption does not expire."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("skill", "result"):
            self.fields[name].choices = self.fields[name].choices[1:]


class AccountForm(forms.Form):
    """The account of a person who has none."""

    email = forms.EmailField(
        label=_("Work e-mail"),
        help_text=_("A link to choose a password is sent there, in the person’s language."),
        max_length=254,
    )
    username = forms.CharField(
        label=_("User name"),
        help_text=_("Letters, digits and . + - _ only; for example the part before the @."),
        max_length=150,
    )


class ParticularsForm(forms.Form):
    """What executives keep true about themselves."""

    first_official_language = written(Person, "first_official_language", widget=forms.RadioSelect)
    correspondence_language = written(Person, "correspondence_language", widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].choices = self.fields[name].choices[1:]


class SalaryForm(forms.Form):
    """What somebody earns from a day on."""

    starts_on = DayField(label=_("First day"))
    amount = written(Salary, "amount", min_value=1, help_text=_("In dollars, for a whole year."))


class RestrictedForm(forms.Form):
    """What only the person sees. Both may stay empty."""

    date_of_birth = forms.DateField(label=_("Date of birth"), required=False)
    gender = written(
        RestrictedDetails, "gender", help_text=_("In your own words. Leave empty to say nothing.")
    )

    def clean_date_of_birth(self):
        """Older than any career on record, and still of somebody who can be in one."""
        day = self.cleaned_data["date_of_birth"]
        if day is not None and day < EARLIEST_BIRTH:
            raise forms.ValidationError(_("Check the year."))
        return day
