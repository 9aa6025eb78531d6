"""A job description as it is written: both languages side by side, dimensions in rows."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from classification.choices import Dimension, Refusal
from classification.choices.descriptions import Section
from classification.forms.charts import amount, amount_written
from classification.models import JobDescription
from classification.models.descriptions import SECTIONS, WRITTEN
from classification.rules.refusing import Refused
from etms.fields import CHOOSE, DayField, LineField

LANGUAGES = (("en", _("in English")), ("fr", _("in French")))
LONGEST = 20_000
MOST_ROWS = 30
LARGEST = Decimal(10) ** 16  # the column holds sixteen figures before the cents


class DescriptionForm(forms.Form):
    """The texts of a draft; half of it is kept as it is."""

    noc_code = LineField(
        label=_("NOC code"),
        required=False,
        max_length=5,
        help_text=_("National Occupational Classification, five digits, for example 00012."),
        validators=JobDescription._meta.get_field("noc_code").validators,
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("location", *SECTIONS):
            for code, words in LANGUAGES:
                self.fields[f"{name}_{code}"] = self._text(name, code, words)

    @staticmethod
    def _text(name: str, code: str, words) -> LineField:
        of = _("Location") if name == "location" else Section(name).label
        rows = {} if name == "location" else {"rows": 8}
        widget = forms.TextInput if name == "location" else forms.Textarea
        return LineField(
            label=f"{of}, {words}",
            required=False,
            max_length=120 if name == "location" else LONGEST,
            widget=widget(attrs={"lang": code, **rows}),
        )

    @property
    def pairs(self):
        """Each text with its English and its French field."""
        for name in ("location", *SECTIONS):
            title = now("Location") if name == "location" else Section(name).label
            yield title, self[f"{name}_en"], self[f"{name}_fr"]

    def texts(self) -> dict[str, str]:
        """What was sent, as the service takes it."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name == "noc_code" or name.removesuffix("_en").removesuffix("_fr") in WRITTEN
        }


class AmountField(forms.Field):
    """Dollars and cents as people write them, read as the guide charts read them."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None
        try:
            dollars = amount(value)
        except Refused as refusal:
            raise ValidationError([str(each.code.label) for each in refusal.faults]) from None
        if dollars >= LARGEST:
            raise ValidationError(Refusal.TOO_MANY_DOLLARS.label)
        return dollars

    def prepare_value(self, value):
        return amount_written(value) if isinstance(value, Decimal) else value


class DimensionForm(forms.Form):
    """One amount; an empty row is none."""

    kind = forms.ChoiceField(label=_("What the amount is"), choices=[CHOOSE, *Dimension.choices])
    name_en = LineField(label=_("Name in English"), max_length=160)
    name_fr = LineField(label=_("Name in French"), max_length=160)
    amount = AmountField(label=_("Amount in dollars"))
    on = DayField(label=_("Dollars of"), help_text=_("A day of the fiscal year of the amount."))
    passes_through = forms.BooleanField(label=_("Pass-through dollars"), required=False)
    years = forms.IntegerField(
        label=_("Planned years of the project"),
        required=False,
        min_value=1,
        max_value=50,
        help_text=_("For a capital project: its amount is divided by the years."),
    )


class Together:
    """A form and its rows, as components/error_summary.html asks for them."""

    def __init__(self, form: forms.Form, rows: forms.BaseFormSet):
        self.parts = (form, *rows)
        self.errors = [*rows.non_form_errors(), *(e for part in self.parts for e in part.errors)]
        self.non_field_errors = [
            *rows.non_form_errors(),
            *(error for part in self.parts for error in part.non_field_errors()),
        ]

    def __iter__(self) -> Iterator[forms.BoundField]:
        return (field for part in self.parts for field in part)


class _Dimensions(forms.BaseFormSet):
    """The rows of a description; a row that is taken out, or left empty, is none."""

    def rows(self) -> list[dict]:
        return [
            {name: form.cleaned_data[name] for name in form.fields if name != "DELETE"}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


Dimensions = forms.formset_factory(
    DimensionForm,
    formset=_Dimensions,
    extra=2,
    max_num=MOST_ROWS,
    validate_max=True,
    can_delete=True,
)


class MoveForm(forms.Form):
    """Which revision of a version somebody has read before they sign it or throw it away."""

    base = forms.IntegerField(min_value=0)


class EnforceForm(forms.Form):
    starts_on = DayField(label=_("In force from"))
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
