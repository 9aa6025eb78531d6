"""What the database refuses, as words beside the field that can put it right.

The rules themselves stand in the models and their migrations; two people who act at once meet
them here, since only the database sees both.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

END_BEFORE_START = _("The end may not come before the start.")
HOME_TAKEN = _(
    "This person already has a substantive appointment, or an interchange in, on some of these "
    "days. Record its end first."
)

REFUSALS = {
    "appointment_end_after_start": ("ends_on", END_BEFORE_START),
    "one_substantive_per_person": ("starts_on", HOME_TAKEN),
    "one_home_per_person": ("starts_on", HOME_TAKEN),
    "one_place_away_per_person": (
        "starts_on",
        _(
            "This person is already acting, assigned, seconded or on interchange on some of "
            "these days. Record its end first."
        ),
    ),
    "one_substantive_per_position": (
        "position",
        _(
            "Somebody else holds this position substantively on some of these days. "
            "Record the end of that appointment first."
        ),
    ),
    "one_acting_per_position": (
        "position",
        _(
            "Somebody else acts in this position on some of these days. "
            "Record the end of that appointment first."
        ),
    ),
    "appointment_to_a_position_or_a_host": (
        "host",
        _(
            "An appointment is to a position; only an interchange out may be to a host outside, "
            "and then without a position."
        ),
    ),
    "interchange_says_corporate_commitment": (
        "corporate_commitment",
        _("Say for an interchange, and only there, whether the corporate commitment applies."),
    ),
    "position_terms_end_after_start": ("starts_on", END_BEFORE_START),
    "position_terms_never_overlap": (
        "starts_on",
        _("Somebody else has just changed this position. Look at it again before you change it."),
    ),
    "no_reporting_cycle": (
        "reports_to",
        _("This position would then report to itself, through the positions between."),
    ),
    "no_unit_cycle": (
        "parent",
        _("A unit cannot be part of itself or of what is below it."),
    ),
    "directory_position_number_key": ("number", _("Another position has this number.")),
    "salary_above_zero": ("amount", _("A salary is above zero.")),
    "one_result_per_skill_and_day": (
        "tested_on",
        _("A result of this skill is already recorded for that day."),
    ),
    "language_result_valid_after_test": (
        "expires_on",
        _("A result cannot expire before the test."),
    ),
}


@contextmanager
def as_words() -> Iterator[None]:
    """Turn a refusal of the database inside into a ValidationError that names a field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        if name not in REFUSALS:
            raise
        field, words = REFUSALS[name]
        raise ValidationError({field: ValidationError(words, code=name)}) from error
