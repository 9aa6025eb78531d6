"""Form fields that refuse what no person means: days out of any career, characters nobody sees."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from etms.formats import write_date
from etms.visible import is_blank, visible

CHOOSE = ("", later("Choose…"))  # the empty choice of a list, in place of Django's dashes
EARLIEST = date(1950, 1, 1)
YEARS_AHEAD = 10


def plausible_day(value: date) -> None:
    """A day of a career on record, or of one that can be planned."""
    latest = date(timezone.localdate().year + YEARS_AHEAD, 12, 31)
    if not EARLIEST <= value <= latest:
        raise ValidationError(
            _("Enter a day from %(first)s to %(last)s.")
            % {"first": write_date(EARLIEST), "last": write_date(latest)}
        )


def visible_text(value: str) -> None:
    """Something to read, and no marks that turn or hide what is written; new lines may be."""
    if "\0" in value:  # Django says so itself
        return
    if is_blank(value):
        raise ValidationError(_("Write something that can be read."))
    if visible(value) != value.replace("\r", ""):
        raise ValidationError(_("Remove the invisible characters; write the text anew."))


class DayInput(forms.DateInput):
    """A native date field that says what it means when it is left empty."""

    def __init__(self, empty: str):
        super().__init__()
        self.empty = empty

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["empty"] = self.empty
        return context


class DayField(forms.DateField):
    """A day, drawn as a native date field."""

    default_validators = [plausible_day]


class LineField(forms.CharField):
    """A line of text."""

    default_validators = [visible_text]
