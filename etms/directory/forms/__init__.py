"""Shapes of what comes in: filters of the lists, and every change to the directory."""

from etms.directory.forms.fields import show_refusal
from etms.directory.forms.filters import ListFilters, OnDayForm, PositionFilters
from etms.directory.forms.people import (
    AccountForm,
    AppointmentForm,
    EndForm,
    LanguageResultForm,
    ParticularsForm,
    PersonForm,
    ReceiveForm,
    RestrictedForm,
    SalaryForm,
)
from etms.directory.forms.places import PositionForm, ReviseForm, UnitForm

__all__ = [
    "AccountForm",
    "AppointmentForm",
    "EndForm",
    "LanguageResultForm",
    "ListFilters",
    "OnDayForm",
    "ParticularsForm",
    "PersonForm",
    "PositionFilters",
    "PositionForm",
    "ReceiveForm",
    "RestrictedForm",
    "ReviseForm",
    "SalaryForm",
    "UnitForm",
    "show_refusal",
]
