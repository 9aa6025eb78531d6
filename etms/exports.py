"""Rows as a file that a spreadsheet opens: CSV in the language in force."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from etms.bilingual import language

TYPE = "text/csv; charset=utf-8"
MARK = "\ufeff"  # without it a spreadsheet reads UTF-8 as something else
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Rows = Iterable[Sequence[Any]]


def table(heads: Sequence[str], rows: Rows) -> bytes:
    """A table as CSV. Spreadsheets set to French part cells by semicolons and write 1,5."""
    french = language() == "fr"
    out = StringIO()
    sheet = csv.writer(out, delimiter=";" if french else ",", lineterminator="\r\n")
    sheet.writerow([cell(each, french=french) for each in heads])
    sheet.writerows([cell(each, french=french) for each in row] for row in rows)
    return (MARK + out.getvalue()).encode()


def cell(value: Any, *, french: bool) -> str:
    """One cell. A text that a spreadsheet would run as a formula is led by an apostrophe, as one
    does by hand; a number stays a number."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value).replace(".", ",") if french else str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(BEGINS_A_FORMULA) else text
