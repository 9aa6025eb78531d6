"""The forms of the editor of a questionnaire: a form for each kind of row, portal by portal."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from etms.cycles.choices import Portal, QuestionKind
from etms.cycles.forms.sheet import Small
from etms.cycles.forms.triples import OptionsField, as_text
from etms.cycles.models import Version
from etms.fields import LineField

WORDS = ("name_en", "name_fr", "text_en", "text_fr")


def _line(label) -> forms.CharField:
    return LineField(label=label, max_length=300, required=False)


def _text(label, rows: int = 2) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return LineField(label=label, required=False, widget=area)


def _link(label) -> forms.URLField:
    return forms.URLField(label=label, required=False, assume_scheme="https")


class _Row(Small):
    """What every row of a questionnaire has."""

    name_en = _line(gettext_lazy("Wording in English"))
    name_fr = _line(gettext_lazy("Wording in French"))
    text_en = _text(gettext_lazy("Tip in English"))
    text_fr = _text(gettext_lazy("Tip in French"))
    link_en = _link(gettext_lazy("Link in English"))
    link_fr = _link(gettext_lazy("Link in French"))
    order = forms.IntegerField(label=gettext_lazy("Place in the list"), min_value=1, max_value=999)
    remove = forms.BooleanField(label=gettext_lazy("Remove from this version"), required=False)


class NoticeForm(_Row):
    text_en = _text(gettext_lazy("Text in English"), 5)
    text_fr = _text(gettext_lazy("Text in French"), 5)


class SectionForm(_Row):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes it takes"), min_value=0, max_value=60, required=False
    )

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 0


class QuestionForm(_Row):
    required = forms.BooleanField(label=gettext_lazy("Must be answered"), required=False)
    shared = forms.BooleanField(label=gettext_lazy("Shared with the executive"), required=False)
    sent = forms.BooleanField(label=gettext_lazy("Sent to OCHRO"), required=False)


class ChoosingForm(QuestionForm):
    """A question with choices."""

    options = OptionsField(
        label=gettext_lazy("Choices"),
        required=False,
        help_text=gettext_lazy("One to a line: code | English | French."),
    )


class NewForm(ChoosingForm):
    """One more: what kind it is, and where it stands; later neither can change."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    section = forms.ChoiceField(label=gettext_lazy("Section"), required=False)
    per_competency = forms.BooleanField(
        label=gettext_lazy("Asked for each competency"), required=False
    )


def _form_class(kind: str) -> type[Small]:
    if kind == QuestionKind.NOTICE:
        return NoticeForm
    if kind == QuestionKind.SECTION:
        return SectionForm
    choosing = {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.TAGS}
    return ChoosingForm if kind in choosing else QuestionForm


def _new_form(portal: str, sections: list[tuple[str, str]]) -> type[Small]:
    """A form for one more row of a portal: its kinds and its sections."""
    notice = portal == Portal.PRIVACY
    kinds = [c for c in QuestionKind.choices if (c[0] == QuestionKind.NOTICE) == notice]
    kind = forms.ChoiceField(label=NewForm.base_fields["kind"].label, choices=kinds)
    section = forms.ChoiceField(
        label=NewForm.base_fields["section"].label, choices=[("", "–"), *sections], required=False
    )
    return type("NewForm", (NewForm,), {"kind": kind, "section": section})


def question_forms(version: Version, portal: str) -> Iterator:
    """A form for each row of a portal, and one more."""
    rows = list(version.rows.filter(portal=portal))  # type: ignore[attr-defined]
    for row in rows:
        form_class = _form_class(row.kind)
        values = {name: getattr(row, name, None) for name in form_class.base_fields}
        if "options" in values:
            values["options"] = as_text(row.options, "code")
        yield form_class, row.code, str(row), values
    sections = [(row.section, str(row)) for row in rows if row.kind == QuestionKind.SECTION]
    last = max((row.order for row in rows), default=0)
    kind = QuestionKind.NOTICE if portal == Portal.PRIVACY else QuestionKind.LONG
    first = {"order": last + 1, "shared": True, "sent": True, "kind": kind}
    yield _new_form(portal, sections), "new", _("Add one"), first


def question_rows(
    version: Version, values: Mapping[str, dict], portal: str
) -> list[dict[str, Any]]:
    """The rows of other portals as they are; of this one those kept, and the added one."""
    fields = [f.name for f in version.rows.model._meta.concrete_fields]  # type: ignore[attr-defined]
    fields = [name for name in fields if name not in ("id", "version")]
    there = {row["code"]: row for row in version.rows.values(*fields)}  # type: ignore[attr-defined]
    found = [row for row in there.values() if row["portal"] != portal]
    for code, row in values.items():
        removed = row.pop("remove")
        if code == "new":
            found += [_added(row, portal, set(there))] if any(row[n] for n in WORDS) else []
        elif not removed:
            found.append({**there[code], **row})
    return sorted(found, key=lambda row: row["order"])


def _added(row: dict[str, Any], portal: str, taken: set[str]) -> dict[str, Any]:
    """A new row under a code that is free; a new heading opens a section of that name."""
    code = next(f"added-{n}" for n in range(1, len(taken) + 2) if f"added-{n}" not in taken)
    heading = row["kind"] == QuestionKind.SECTION
    return {**row, "code": code, "portal": portal, "section": code if heading else row["section"]}
