"""Fields that several forms of the directory share, and how a refusal gets beside one."""

import html
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from etms.directory.listings import UnitName
from etms.directory.models import Position, Unit
from etms.fields import CHOOSE, plausible_day, visible_text


def written(model, name: str, **changes) -> forms.Field:
    """The form field of a model's field, with what no person means refused."""
    field = model._meta.get_field(name).formfield(**changes)
    if isinstance(field, forms.ChoiceField) and next(iter(field.choices))[0] == "":
        field.choices = [CHOOSE, *list(field.choices)[1:]]
    if isinstance(field, forms.DateField):
        field.validators.append(plausible_day)
    elif isinstance(field, forms.CharField):
        field.validators.append(visible_text)
    return field


class LeanSelect(forms.Select):
    """A select of many options, written at once: Django renders a template for each option."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = SafeString("".join(_drawn(*choice, chosen) for choice in self.choices))
        written_attrs = forms.utils.flatatt(
            self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        )
        return format_html("<select{}>{}</select>", written_attrs, options)


def _drawn(key, label, chosen: str) -> str:
    """One option, or a group of them when the label is a list."""
    if isinstance(label, list):
        options = "".join(_drawn(*choice, chosen) for choice in label)
        return f'<optgroup label="{html.escape(str(key))}">{options}</optgroup>'
    selected = " selected" if str(key) == chosen else ""
    return f'<option value="{html.escape(str(key))}"{selected}>{html.escape(str(label))}</option>'


def narrowed(label, everything, choices=(), **more) -> forms.TypedChoiceField:
    offered = [("", everything), *choices]
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: offered,  # a list would be copied, word by word, into every form
        required=False,
        widget=LeanSelect,
        **more,
    )


def tree_choices(units: Sequence[Unit | UnitName]) -> list[tuple[int | str, Any]]:
    """Units as options, a group for each branch; a unit below it says all that it is part of.

    The own name comes first, so that typing it in the list finds it. The branch stands there
    too, because a closed list shows no group, and units of two branches may have one name.
    """
    known = {unit.pk for unit in units}
    under: dict[int | None, list[Unit | UnitName]] = {}
    for unit in units:
        under.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)

    def listed(parent: Unit | UnitName, path: str) -> list[tuple[int, str]]:
        return [
            choice
            for unit in under.get(parent.pk, [])
            for choice in [
                (unit.pk, unit.name + path),
                *listed(unit, f" — {unit.name}{path}"),
            ]
        ]

    return [
        (branch.name, [(branch.pk, branch.name), *listed(branch, f" — {branch.name}")])
        if branch.pk in under
        else (branch.pk, branch.name)
        for branch in under.get(None, [])
    ]


def below(units: Sequence[Unit | UnitName], top: int) -> set[int]:
    """A unit and all that is below it, among these."""
    found, size = {top}, 0
    while len(found) > size:
        size = len(found)
        found |= {unit.pk for unit in units if unit.parent_id in found}
    return found


class UnitChoice(forms.TypedChoiceField):
    """One unit among those offered, drawn as a tree, cleaned to the unit itself."""

    widget = LeanSelect

    def __init__(self, **kwargs):
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def offer(self, units: list[Unit], nothing=CHOOSE[1]) -> None:
        self.offered = {unit.pk: unit for unit in units}
        self.choices = [("", nothing), *tree_choices(units)]

    def clean(self, value):
        found = super().clean(value)
        return None if found is None else self.offered[found]


class PositionByNumber(forms.CharField):
    """A position named by its number, among those the user may see."""

    default_error_messages = {
        "unknown": _("No position that you may see has this number."),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)
        self.among = Position.objects.none()

    def clean(self, value):
        number = super().clean(value)
        if not number:
            return None
        found = self.among.filter(number=number).first()
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class CommitmentField(forms.TypedChoiceField):
    """Whether the corporate commitment applies: yes, no, or not said."""

    def __init__(self):
        super().__init__(
            label=_("Subject to the corporate commitment"),
            help_text=_("For an interchange only."),
            choices=YES_NO,
            widget=forms.RadioSelect,
            coerce=lambda word: word == "yes",
            empty_value=None,
            required=False,
        )


def show_refusal(form: forms.Form, error: forms.ValidationError) -> None:
    """Put what a service refused beside the fields it names; what names none stands on top."""
    told = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, reasons in told.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)
