"""Short lists written one to a line: code | English | French."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from etms.cycles.choices import ProfileRole
from etms.fields import LineField

CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


class OptionsField(LineField):
    """The choices of a question: code | English | French; the code may be left out."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value: Any) -> list[dict[str, str]]:
        options = [_option(line) for line in _lines(super().clean(value))]
        codes = [option["code"] for option in options]
        if twice := next((code for code in codes if codes.count(code) > 1), ""):
            raise ValidationError(_("Two choices have the code “%(code)s”.") % {"code": twice})
        return options


class IndicatorsField(LineField):
    """The behaviours of a competency: role | English | French."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value: Any) -> list[dict[str, str]]:
        return [_indicator(line) for line in _lines(super().clean(value))]


def _lines(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [[part.strip() for part in line.split("|")] for line in lines]


def _option(parts: list[str]) -> dict[str, str]:
    if len(parts) == 2:
        parts = [slugify(parts[0])[:40], *parts]
    if len(parts) != 3 or not CODE.fullmatch(parts[0]):
        raise ValidationError(_("Write each choice as: code | English | French."))
    return dict(zip(("code", "en", "fr"), parts, strict=True))


def _indicator(parts: list[str]) -> dict[str, str]:
    if len(parts) != 3 or parts[0] not in ProfileRole.values:
        raise ValidationError(
            _("Write each behaviour as: role | English | French. The roles are %(roles)s.")
            % {"roles": ", ".join(ProfileRole.values)}
        )
    return dict(zip(("role", "en", "fr"), parts, strict=True))


def as_text(rows: list[dict[str, str]], code: str) -> str:
    """What these fields read; `code` is the name of the first part."""
    return "\n".join(f"{row[code]} | {row.get('en', '')} | {row.get('fr', '')}" for row in rows)
