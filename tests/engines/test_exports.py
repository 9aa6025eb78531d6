"""Rows for a spreadsheet: read back as they were, in each language, and never run as a formula."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.utils import translation

from etms import exports


def read(made, delimiter=","):
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline=""), delimiter=delimiter))


ROWS = [("Été, « région »", 1418, Decimal("62.5"), date(2024, 9, 1), None, 'He said "no";\nyes')]


def test_it_reads_back_as_it_was():
    with translation.override("en"):
        made = exports.table(["A", "B", "C", "D", "E", "F"], ROWS)

    assert made.startswith(b"\xef\xbb\xbf")
    assert read(made)[1] == [
        "Été, « région »", "1418", "62.5", "2024-09-01", "", 'He said "no";\nyes',
    ]  # fmt: skip


def test_in_french_semicolons_part_the_cells_and_numbers_have_a_comma():
    with translation.override("fr"):
        made = exports.table(["A", "B", "C", "D", "E", "F"], ROWS)

    assert read(made, ";")[1][:3] == ["Été, « région »", "1418", "62,5"]


@pytest.mark.parametrize("before", ["", " ", "\xa0"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_text_is_never_a_formula(sign, before):
    text = f'{before}{sign}HYPERLINK("http://x.example")'
    with translation.override("en"):
        found = read(exports.table([text], [[text]]))

    assert [row[0][0] for row in found] == ["'", "'"]
    assert found[1][0] == f"'{text}"


def test_a_negative_number_stays_a_number():
    with translation.override("en"):
        assert read(exports.table(["A"], [[Decimal("-1.5")], [-3]]))[1:] == [["-1.5"], ["-3"]]
