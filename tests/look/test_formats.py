"""Dates, times and numbers in both languages, as a page prints them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from etms import formats

H = "\xa0"  # a space that does not break


def shown(template, value, language):
    with translation.override(language):
        return Template(template).render(Context({"value": value}))


@pytest.mark.parametrize(
    ("template", "value", "english", "french"),
    [
        ("{{ value }}", date(2026, 11, 22), "November 22, 2026", f"22{H}novembre{H}2026"),
        ("{{ value|date }}", date(2026, 11, 1), "November 1, 2026", f"1er{H}novembre{H}2026"),
        ('{{ value|date:"Y-m-d" }}', date(2026, 11, 1), "2026-11-01", "2026-11-01"),
        ("{{ value|date }}", None, "", ""),
        ("{{ value|time }}", time(14, 5), "14:05", f"14{H}h{H}05"),
        (
            "{{ value }}",
            datetime(2026, 11, 22, 19, 5, tzinfo=UTC),
            "November 22, 2026, 14:05",
            f"22{H}novembre{H}2026, 14{H}h{H}05",
        ),
        ("{{ value }}", Decimal("1234.50"), "1234.50", "1234,50"),
        ("{{ value|number:2 }}", Decimal("1234.5"), "1,234.50", f"1{H}234,50"),
        ("{{ value|number }}", 1234567, "1,234,567", f"1{H}234{H}567"),
        ("{{ value|number }}", None, "", ""),
        ("{{ value|number }}", 0, "0", "0"),
        ("{{ value|money }}", Decimal("141220.5"), "$141,220.50", f"141{H}220,50{H}$"),
        ("{{ value|money }}", Decimal(-5), "-$5.00", f"-5,00{H}$"),
        ("{{ value|percent }}", 77, "77%", f"77{H}%"),
        ("{{ value|percent }}", 100 * 26 / 46, "57%", f"57{H}%"),
        ("{{ value|percent }}", 100 * 10 / 21, "48%", f"48{H}%"),
        ("{{ value|percent }}", 12.5, "13%", f"13{H}%"),
        ("{{ value|percent }}", 0.4, "0%", f"0{H}%"),
        ("{{ value|percent }}", "33", "33%", f"33{H}%"),
        ("{{ value|money }}", Decimal("2.675"), "$2.68", f"2,68{H}$"),
    ],
)
def test_a_value_is_printed_as_the_language_wants(template, value, english, french):
    assert shown(template, value, "en") == english
    assert shown(template, value, "fr") == french


def test_a_moment_is_read_by_people_and_by_machines():
    at = datetime(2026, 11, 1, 19, 5, tzinfo=UTC)

    assert shown("{{ value|moment }}", at, "fr") == (
        f'<time datetime="2026-11-01T14:05:00-05:00">1er{H}novembre{H}2026, 14{H}h{H}05</time>'
    )
    assert shown("{{ value|day }}", at, "en") == (
        '<time datetime="2026-11-01">November 1, 2026</time>'
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("field", "value", "drawn"),
    [
        (forms.DateField(), date(2026, 11, 22), 'type="date" name="when" value="2026-11-22"'),
        (forms.TimeField(), time(14, 5), 'type="time" name="when" value="14:05"'),
        (
            forms.DateTimeField(),
            datetime(2026, 11, 22, 14, 5),  # noqa: DTZ001  (as a browser sends it)
            'type="datetime-local" name="when" value="2026-11-22T14:05"',
        ),
    ],
)
def test_a_native_field_gets_back_what_it_sent(language, field, value, drawn):
    form_class = type("When", (forms.Form,), {"when": field})
    sent = drawn.split('value="')[1].rstrip('"')
    with translation.override(language):
        form = form_class({"when": sent}, initial={"when": value})

        assert drawn in str(form["when"])
        assert form.is_valid()


@pytest.mark.parametrize(
    ("amount", "english", "french"),
    [
        ("152300.00", "$152,300", f"152{H}300{H}$"),
        ("152300.5", "$152,300.50", f"152{H}300,50{H}$"),
    ],
)
def test_an_amount_shows_its_cents_only_when_it_has_some(amount, english, french):
    with translation.override("en"):
        assert formats.write_amount(Decimal(amount)) == english
    with translation.override("fr"):
        assert formats.write_amount(Decimal(amount)) == french


def test_a_sentence_is_filled_with_numbers_and_days_of_its_language():
    values = {
        "least": 10_000, "most": Decimal("1840.50"), "index": Decimal("9.00"),
        "on": date(2024, 4, 1), "cell": "E-2P",
    }  # fmt: skip
    sentence = "%(least)s; %(most)s; %(index)s; %(on)s; %(cell)s"

    def said(language):
        with translation.override(language):
            return formats.fill(sentence, values)

    assert said("en") == "10,000; 1,840.50; 9; April 1, 2024; E-2P"
    assert said("fr") == f"10{H}000; 1{H}840,50; 9; 1er{H}avril{H}2024; E-2P"
