"""Several small forms on one page, sent together.

Nothing in them is required: a draft may be half filled, and what it lacks is judged by rules. A
field refuses only what it could not keep.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from etms.cycles.choices import Reason
from etms.cycles.rules import Problem

OWN = "own"  # the prefix of the form that is about the whole thing


class Small(forms.Form):
    """One of the small forms of a page; `title` says what it is about."""

    title = ""

    def clean(self) -> dict[str, Any]:
        """A browser ends lines its own way; a text that nobody changed must stay the same."""
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
        }


class Sheet:
    """Small forms by prefix; its errors are summed up on top as those of one form."""

    def __init__(self, parts: Iterable[tuple[type[Small], str, Any, Mapping]], data: Any):
        self.forms: dict[str, Small] = {}
        self.own_errors: list[str] = []
        for form_class, prefix, title, initial in parts:
            sent = _as_sent(form_class, prefix, initial) if data is None else data
            form = form_class(sent, prefix=prefix)
            form.title = title
            self.forms[prefix] = form

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in self.forms.values()])

    @property
    def values(self) -> dict[str, dict[str, Any]]:
        return {prefix: form.cleaned_data for prefix, form in self.forms.items()}

    def refuse(self, error: ValidationError) -> None:
        """Stand what a service refused beside its field ("prefix-field"), the rest on top."""
        for name, texts in error.message_dict.items():
            prefix, _dash, field = name.rpartition("-")
            form = self.forms.get(prefix)
            for text in texts:
                if form is not None and field in form.fields:
                    form.add_error(field, text)
                else:
                    self.own_errors.append(text)

    def show(self, problems: Iterable[Problem]) -> None:
        """Stand what the draft lacks beside the fields."""
        self.is_valid()
        for problem in problems:
            form = self.forms.get(problem.row or OWN)
            text = str(Reason(problem.reason).label)
            if form is not None and problem.field in form.fields:
                form.add_error(problem.field, text)
            elif not problem.field:
                self.own_errors.append(text)

    @property
    def errors(self) -> list[str]:
        return [*self.own_errors, *(e for field in self for e in field.errors)]

    def non_field_errors(self) -> list[str]:
        return self.own_errors

    def __iter__(self) -> Iterator[Any]:
        """The fields, as the error summary asks for them: with the title of their form."""
        for form in self.forms.values():
            for field in form:
                yield SimpleNamespace(
                    errors=field.errors,
                    anchor=field.anchor,
                    label=f"{form.title} – {field.label}" if form.title else field.label,
                    is_hidden=False,
                )


def _as_sent(form_class: type[Small], prefix: str, values: Mapping) -> dict[str, Any]:
    """What the browser would send if nothing were changed."""
    filled = {name: values.get(name) for name in form_class.base_fields}
    return {
        f"{prefix}-{name}": "on" if value is True else str(value)
        for name, value in filled.items()
        if value is not None and value is not False
    }
