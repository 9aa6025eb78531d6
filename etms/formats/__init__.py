"""How days, moments and amounts are written in each language; en and fr hold Django's formats."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.template.defaultfilters import date as django_date
from django.utils import formats, timezone, translation

HARD_SPACE = "\xa0"


def write_date(value: date | datetime | None, form: str | None = None) -> str:
    """Django's date filter, but the first of a month is « 1er » in French; a moment has the day of
    the clock of this country."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    text = django_date(value, form)
    if translation.get_language() == "fr" and text.startswith(f"1{HARD_SPACE}"):
        return f"1er{text[1:]}"
    return text


def write_moment(value: datetime) -> str:
    """A day and its hour, on the clock of this country."""
    return write_date(timezone.localtime(value), "DATETIME_FORMAT")


def write_number(value, decimals: int | None = None) -> str:
    """1,234.5 in English, 1 234,5 in French; nothing for nothing.

    Django cuts what does not fit the decimals; here the half is rounded up, away from zero.
    """
    if value is None or value == "":
        return ""
    if decimals is not None:
        value = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return formats.number_format(value, decimals, force_grouping=True)


def write_money(value, decimals: int | None = 2) -> str:
    """$1,234.50 in English, 1 234,50 $ in French."""
    amount = write_number(value, decimals)
    if not amount:
        return ""
    if translation.get_language() == "fr":
        return f"{amount}{HARD_SPACE}$"
    return f"-${amount[1:]}" if amount.startswith("-") else f"${amount}"


def write_amount(value: Decimal) -> str:
    """An amount, its cents only when it has some: $152,300, 152 300 $."""
    return write_money(value, 0 if value == value.to_integral_value() else 2)


def fill(sentence: object, values: Mapping[str, object]) -> str:
    """A sentence with its values in it: numbers and days as its language writes them."""
    return str(sentence) % {name: _in_words(value) for name, value in values.items()}


def _in_words(value: object) -> str:
    if isinstance(value, date):
        return write_date(value)
    if isinstance(value, Decimal):
        return write_number(value, 0 if value == value.to_integral_value() else None)
    if type(value) is int:
        return write_number(value)
    return str(getattr(value, "label", value))  # a word of ours is said, not its code
