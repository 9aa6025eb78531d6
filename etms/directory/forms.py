"""Shapes of what comes in: filters of the lists, and every change to the directory."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from etms.directory import access, listings
from etms.directory.choices import (
    HOME_KINDS,
    INTERCHANGES,
    Kind,
    LanguageRequirement,
    Level,
    Region,
)
from etms.directory.models import (
    Appointment,
    LanguageResult,
    Organization,
    Person,
    Position,
    PositionTerms,
    Unit,
)


def written(model, name: str, **changes) -> forms.Field:
    """The form field of a model's field."""
    return model._meta.get_field(name).formfield(**changes)


class LeanSelect(forms.Select):
    """A select of many options, written at once: Django renders a template for each option."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, " selected" if str(key) == chosen else "", label)
                for key, label in self.choices
            ),
        )
        written_attrs = forms.utils.flatatt(
            self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        )
        return format_html("<select{}>{}</select>", written_attrs, options)


def _narrowed(label, everything, choices=(), **more) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("", everything), *choices],
        required=False,
        widget=LeanSelect,
        **more,
    )


class ListFilters(forms.Form):
    """Filters above the lists of people and of positions."""

    q = forms.CharField(
        label=_("Search"), widget=forms.SearchInput, required=False, max_length=100
    )
    organization = _narrowed(
        _("Organization"), _("All organizations"), coerce=int, empty_value=None
    )
    unit = _narrowed(_("Branch or unit"), _("All units"), coerce=int, empty_value=None)
    level = _narrowed(_("Level"), _("All levels"), Level.choices)
    region = _narrowed(_("Region"), _("All regions"), Region.choices)
    on = forms.DateField(label=_("On the day"), required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, data, *, user, today):
        super().__init__(data or None)
        self.user, self.today = user, today
        self._offer_places()
        if not access.maintained_organizations(user):
            del self.fields["on"]

    def _offer_places(self) -> None:
        """A list of one organization is narrowed by its units, one of many by organization."""
        only = listings.only_organization(self.user)
        if only is not None:
            del self.fields["organization"]
            self.chosen = only
        else:
            offered = listings.organization_choices(self.user)
            self.fields["organization"].choices = [
                ("", _("All organizations")),
                *offered,
            ]
            asked = self.data.get("organization", "")
            known = {str(pk) for pk, _name in offered}
            self.chosen = int(asked) if asked in known else None
        self.units = listings.units_of(self.chosen) if self.chosen else []
        if self.units:
            self.fields["unit"].choices = [("", _("All units")), *tree_choices(self.units)]
        else:
            del self.fields["unit"]

    def asked(self) -> listings.Asked:
        """What the reader asked for; a filter that is wrong is left out, and says so."""
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        unit = found.get("unit")
        return listings.Asked(
            on=found.get("on") or self.today,
            q=found.get("q") or "",
            organization=found.get("organization"),
            units=frozenset(below(self.units, unit)) if unit else None,
            level=found.get("level") or "",
            region=found.get("region") or "",
            language_requirement=found.get("language_requirement") or "",
            vacant=bool(found.get("vacant")),
        )


class PositionFilters(ListFilters):
    """Filters above the list of positions."""

    language_requirement = _narrowed(
        _("Language requirement"), _("All requirements"), LanguageRequirement.choices
    )
    vacant = forms.BooleanField(label=_("Vacant only"), required=False)


def below(units: list[Unit], top: int) -> set[int]:
    """A unit and all that is below it, among these."""
    found, size = {top}, 0
    while len(found) > size:
        size = len(found)
        found |= {unit.pk for unit in units if unit.parent_id in found}
    return found


def tree_choices(units: list[Unit]) -> list[tuple[int, str]]:
    """Units as options, each under the one it is part of."""
    known = {unit.pk for unit in units}
    under: dict[int | None, list[Unit]] = {}
    for unit in units:
        under.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)

    def listed(parent: int | None, depth: int) -> list[tuple[int, str]]:
        return [
            choice
            for unit in under.pop(parent, [])
            for choice in [(unit.pk, "\u2003" * depth + unit.name), *listed(unit.pk, depth + 1)]
        ]

    return listed(None, 0)


class OnDayForm(forms.Form):
    """The day as of which a page is shown."""

    on = forms.DateField(label=_("As of"), required=False)


class UnitChoice(forms.TypedChoiceField):
    """One unit among those offered, drawn as a tree, cleaned to the unit itself."""

    widget = LeanSelect

    def __init__(self, **kwargs):
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def offer(self, units: list[Unit], nothing="") -> None:
        self.offered = {unit.pk: unit for unit in units}
        self.choices = [("", nothing), *tree_choices(units)]

    def clean(self, value):
        found = super().clean(value)
        return None if found is None else self.offered[found]


class PositionByNumber(forms.CharField):
    """A position named by its number, among those the user may see."""

    default_error_messages = {
        "unknown": _("No position that you may see has this number."),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)
        self.among = Position.objects.none()

    def clean(self, value):
        number = super().clean(value)
        if not number:
            return None
        found = self.among.filter(number=number).first()
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found


class UnitForm(forms.Form):
    """A unit: its names and its place in the tree."""

    name_en = written(Unit, "name_en")
    name_fr = written(Unit, "name_fr")
    parent = UnitChoice(
        label=_("Part of"), required=False, help_text=_("Leave empty for a unit at the top.")
    )

    def __init__(self, *args, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(units, _("None: at the top"))


class TermsForm(forms.Form):
    """A position as it is from a day on."""

    starts_on = forms.DateField(label=_("From"))
    title_en = written(PositionTerms, "title_en")
    title_fr = written(PositionTerms, "title_fr")
    level = forms.ChoiceField(label=_("Level"), choices=[("", ""), *Level.choices])
    unit = UnitChoice(label=_("Unit"))
    reports_to = PositionByNumber(
        label=_("Reports to"),
        required=False,
        help_text=_("Number of the position above; empty for the top of the organization."),
    )
    language_requirement = written(Position, "language_requirement")
    language_profile = written(Position, "language_profile")
    region = written(Position, "region")

    def __init__(self, *args, user, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)
        self.fields["reports_to"].among = access.visible_positions(user)

    def clean_language_profile(self):
        return self.cleaned_data["language_profile"].upper()


class ReviseForm(TermsForm):
    """A change of a position from a day on."""

    field_order = ["starts_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].help_text = _(
            "The day from which the change holds; it may lie in the past. What holds now ends the "
            "day before, and changes already recorded for later days stay."
        )
        for name in ("language_requirement", "language_profile", "region"):
            self.fields[name].help_text = _("Has no date of its own: holds at once.")


class PositionForm(TermsForm):
    """A new position."""

    number = written(Position, "number")
    field_order = ["number", "starts_on"]


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class CommitmentField(forms.TypedChoiceField):
    """Whether the corporate commitment applies: yes, no, or not said."""

    def __init__(self):
        super().__init__(
            label=_("Subject to the corporate commitment"),
            help_text=_("For an interchange only."),
            choices=YES_NO,
            widget=forms.RadioSelect,
            coerce=lambda word: word == "yes",
            empty_value=None,
            required=False,
        )


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
    starts_on = forms.DateField(label=_("First day"))
    ends_on = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Leave empty when no end is planned.")
    )
    salary_borne_by = forms.ModelChoiceField(
        Organization.objects.none(), label=_("Salary borne by"), required=False, widget=LeanSelect
    )
    performance_pay_borne_by = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Performance pay borne by"),
        required=False,
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

    ends_on = forms.DateField(
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
    starts_on = forms.DateField(label=_("First day of the appointment"))
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
    starts_on = forms.DateField(
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


class ParticularsForm(forms.Form):
    """What executives keep true about themselves."""

    first_official_language = written(Person, "first_official_language", widget=forms.RadioSelect)
    correspondence_language = written(Person, "correspondence_language", widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].choices = self.fields[name].choices[1:]


def show_refusal(form: forms.Form, error: forms.ValidationError) -> None:
    """Put what a service refused beside the fields it names; what names none stands on top."""
    told = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, reasons in told.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)
