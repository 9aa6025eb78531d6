"""The small forms of the editor of a draft: stages, and each kind of version."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.cycles.choices import (
    OrganizationKind,
    Part,
    Participation,
    RuleLevel,
    StageCode,
    Submission,
)
from etms.cycles.forms.questions import question_forms, question_rows
from etms.cycles.forms.sheet import OWN, Sheet, Small
from etms.cycles.forms.triples import IndicatorsField, as_text
from etms.cycles.models import Cycle, Version
from etms.fields import CHOOSE, DayField, LineField


def _line(label, length: int = 200) -> forms.CharField:
    return LineField(label=label, max_length=length, required=False)


def _text(label, rows: int = 3) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return LineField(label=label, required=False, widget=area)


class StageForm(Small):
    name_en = _line(_("Name in English"), 120)
    name_fr = _line(_("Name in French"), 120)
    opens_on = DayField(label=_("First day"), required=False)
    closes_on = DayField(label=_("Last day"), required=False)


class OwnForm(Small):
    """What a version says of itself."""

    name_en = _line(_("Name in English"))
    name_fr = _line(_("Name in French"))
    starts_on = DayField(
        label=_("Holds from"),
        required=False,
        help_text=_("A cycle can use it if it begins on that day or later."),
    )
    source_en = _line(_("Source in English"), 400)
    source_fr = _line(_("Source in French"), 400)
    note_en = _text(_("Note in English"), 2)
    note_fr = _text(_("Note in French"), 2)


class RulesOwnForm(OwnForm):
    sharing_before_approval = forms.BooleanField(
        label=_("Managers may share before the deputy head approves"),
        required=False,
        help_text=_("What is shared then is marked “proposed”."),
    )


class LevelRuleForm(Small):
    participation = forms.ChoiceField(
        label=_("Participation"), choices=[CHOOSE, *Participation.choices], required=False
    )
    submission = forms.ChoiceField(
        label=_("Submission"), choices=[CHOOSE, *Submission.choices], required=False
    )


class TextForm(Small):
    """A competency, or a page of guidance."""

    name_en = _line(_("Name in English"), 120)
    name_fr = _line(_("Name in French"), 120)
    text_en = _text(_("Text in English"))
    text_fr = _text(_("Text in French"))


class ListForm(TextForm):
    """One of a list that can grow and shrink."""

    order = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=99)
    remove = forms.BooleanField(label=_("Remove from this version"), required=False)


class CompetencyForm(ListForm):
    indicators = IndicatorsField(
        label=_("Behaviours"),
        required=False,
        help_text=_(
            "One to a line: role | English | French. The role is deputy-minister, "
            "assistant-deputy-minister, director-general or director; write ineffective for what "
            "nobody should do."
        ),
    )
    field_order = ["name_en", "name_fr", "text_en", "text_fr", "indicators"]


class PlacementForm(ListForm):
    needs_valid_language_results = forms.BooleanField(
        label=_("Needs valid second-language results"), required=False
    )
    field_order = ["name_en", "name_fr", "text_en", "text_fr", "needs_valid_language_results"]


class PageForm(TextForm):
    name_en = _line(_("Title in English"))
    name_fr = _line(_("Title in French"))
    text_en = _text(_("Text in English"), 6)
    text_fr = _text(_("Text in French"), 6)


def _values(thing: Any, form_class: type[Small]) -> dict[str, Any]:
    return {name: getattr(thing, name, None) for name in form_class.base_fields}


def stage_sheet(cycle: Cycle, data: Any = None) -> Sheet:
    """All stages of a cycle."""
    there = {stage.code: _values(stage, StageForm) for stage in cycle.stages.all()}
    return Sheet(
        ((StageForm, code, label, there.get(code, {})) for code, label in StageCode.choices), data
    )


def version_sheet(version: Version, data: Any = None, *, section: str = "") -> Sheet:
    """A version and its rows; of guidance one audience, of questions one portal (`section`)."""
    own_form = RulesOwnForm if version.part == Part.RULES else OwnForm
    own = [(own_form, OWN, "", _values(version, own_form))]
    return Sheet([*own, *_row_forms[version.part](version, section)], data)


def _rule_forms(version: Version, section: str) -> Iterator:
    there = {f"{row.level}_{row.kind}": row for row in version.rows.all()}
    for level, name in RuleLevel.choices:
        for kind, kind_name in OrganizationKind.choices:
            prefix = f"{level}_{kind}"
            values = _values(there.get(prefix), LevelRuleForm)
            yield LevelRuleForm, prefix, f"{name}, {kind_name}", values


def _list_forms(form_class: type[Small]):
    def forms_of(version: Version, section: str) -> Iterator:
        rows = list(version.rows.all())
        for row in rows:
            values = _values(row, form_class)
            if "indicators" in values:
                values["indicators"] = as_text(row.indicators, "role")
            yield form_class, row.code, str(row), values
        yield form_class, "new", _("Add one"), {"order": len(rows) + 1}

    return forms_of


def _page_forms(version: Version, section: str) -> Iterator:
    there = {row.stage: row for row in version.rows.filter(audience=section)}
    for stage, name in StageCode.choices:
        yield PageForm, f"{section}_{stage}", name, _values(there.get(stage), PageForm)


_row_forms = {
    Part.RULES: _rule_forms,
    Part.COMPETENCIES: _list_forms(CompetencyForm),
    Part.PLACEMENTS: _list_forms(PlacementForm),
    Part.GUIDANCE: _page_forms,
    Part.QUESTIONS: question_forms,
}


def rows_of(version: Version, sheet: Sheet, *, section: str = "") -> list[dict[str, Any]]:
    """The rows that a sheet asks for, ready for the service."""
    values = {prefix: row for prefix, row in sheet.values.items() if prefix != OWN}
    return _rows[version.part](version, values, section)


def _rule_rows(version: Version, values: dict, section: str) -> list[dict[str, Any]]:
    return [
        {"level": level, "kind": kind, **row}
        for prefix, row in values.items()
        for level, kind in [prefix.split("_")]
    ]


def _list_rows(version: Version, values: dict, section: str) -> list[dict[str, Any]]:
    """The rows kept, and the added one; a new row gets a code that no row of the version has."""
    rows = []
    for prefix, row in values.items():
        removed = row.pop("remove")
        if removed or (prefix == "new" and not any(row[n] for n in TextForm.base_fields)):
            continue
        rows.append({"code": _free_code(values) if prefix == "new" else prefix, **row})
    return sorted(rows, key=lambda row: row["order"])


def _free_code(values: dict) -> str:
    return next(f"added-{n}" for n in range(1, len(values) + 1) if f"added-{n}" not in values)


def _page_rows(version: Version, values: dict, section: str) -> list[dict[str, Any]]:
    """The pages for other audiences as they are; of this one, those that are not empty."""
    fields = ("audience", "stage", *PageForm.base_fields)
    others = list(version.rows.exclude(audience=section).values(*fields))
    own = [
        {"audience": section, "stage": prefix.removeprefix(f"{section}_"), **row}
        for prefix, row in values.items()
        if any(row.values())
    ]
    return others + own


_rows = {
    Part.RULES: _rule_rows,
    Part.COMPETENCIES: _list_rows,
    Part.PLACEMENTS: _list_rows,
    Part.GUIDANCE: _page_rows,
    Part.QUESTIONS: question_rows,
}
