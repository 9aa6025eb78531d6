"""Running the exercise: filters of the list, own dates, more time, words with OCHRO."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.directory.choices import Level, Proficiency, Skill
from etms.fields import DayField, LineField
from talent.choices import Files, Measure, Show
from talent.queries.cockpit import Chosen
from talent.queries.exercise import DATED, EXTENDED, DatedStage
from talent.services.dates import Change


class FileFilters(forms.Form):
    """Which files of the organization are listed."""

    show = forms.ChoiceField(label=_("Show"), choices=Show.choices, required=False)
    branch = forms.TypedChoiceField(
        label=_("Branch"), coerce=int, empty_value=None, required=False
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=[("", _("All levels")), *Level.choices], required=False
    )
    files = forms.ChoiceField(label=_("Files"), choices=Files.choices, required=False)

    def __init__(self, *args, branches, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = [("", _("All branches")), *branches]

    def chosen(self) -> Chosen:
        """What was asked for; a filter that is wrong is left out."""
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        return Chosen(
            show=found.get("show") or Show.ALL,
            branch=found.get("branch"),
            level=found.get("level") or "",
            files=found.get("files") or Files.ALL,
        )


class GridForm(forms.Form):
    """What the table of branches and levels counts, and among which files."""

    measure = forms.ChoiceField(choices=Measure.choices, required=False)
    files = forms.ChoiceField(choices=Files.choices, required=False)

    def asked(self) -> tuple[str, str]:
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        return found.get("measure") or Measure.ANSWERS, found.get("files") or Files.SENT


class DatesForm(forms.Form):
    """The table of own dates: a day for each branch and stage, empty for the cycle's."""

    def __init__(self, *args, units, stages: dict[str, DatedStage], there, **kwargs):
        super().__init__(*args, **kwargs)
        self.cells: dict[str, tuple] = {}
        for unit in units:
            for code in DATED:
                if code in stages:
                    name = f"day-{unit.pk}-{code}"
                    self.cells[name] = (unit, code)
                    self.fields[name] = DayField(
                        label=f"{unit} – {stages[code]}",
                        required=False,
                        show_hidden_initial=True,
                        initial=there.get((unit.pk, code)),
                    )

    def rows(self):
        """Each unit with its fields, as the table draws them."""
        found: dict[int, tuple] = {}
        for name, (unit, _code) in self.cells.items():
            found.setdefault(unit.pk, (unit, []))[1].append(self[name])
        return list(found.values())

    def changes(self) -> list[Change]:
        """What is to be, with what the page had been given."""
        return [
            Change(name, unit, code, self._given(name), self.cleaned_data[name])
            for name, (unit, code) in self.cells.items()
        ]

    def _given(self, name: str) -> date | None:
        field = self.fields[name]
        sent = field.hidden_widget().value_from_datadict(
            self.data, self.files, self.add_initial_prefix(name)
        )
        try:
            return field.to_python(sent)
        except forms.ValidationError:
            return None


class OneMoreUnit(forms.Form):
    """A unit below a branch that is to have dates of its own."""

    unit = forms.TypedChoiceField(label=_("Unit below a branch"), coerce=int)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Choose a unit")), *units]


class ExtensionForm(forms.Form):
    """More time for one person."""

    stage = forms.ChoiceField(label=_("For what"), widget=forms.RadioSelect)
    until = DayField(label=_("New last day"))
    reason = LineField(
        label=_("Reason"),
        help_text=_("The person is told the reason, and it stands in the record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, stages: dict[str, DatedStage], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [
            (code, stages[code].name) for code in EXTENDED if code in stages
        ]


class AnnouncementForm(forms.Form):
    """What OCHRO tells everybody who runs the exercise; both languages, side by side."""

    title_en = LineField(label=_("Title in English"), max_length=200)
    title_fr = LineField(label=_("Title in French"), max_length=200)
    text_en = LineField(
        label=_("Text in English"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8})
    )
    text_fr = LineField(
        label=_("Text in French"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8})
    )


class MessageForm(forms.Form):
    """One message of the thread with OCHRO."""

    text = LineField(
        label=_("Message"),
        help_text=_("Name no executive and no assessment: both sides keep this message."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ResultsForm(forms.Form):
    """Second-language results of one person: a line for each skill that lacks a valid one."""

    def __init__(self, *args, skills, **kwargs):
        super().__init__(*args, **kwargs)
        self.skills = skills
        for skill in skills:
            self.fields[f"result-{skill}"] = forms.ChoiceField(
                label=_("Result"), choices=[("", ""), *Proficiency.choices], required=False
            )
            self.fields[f"tested_on-{skill}"] = DayField(label=_("Tested on"), required=False)
            self.fields[f"expires_on-{skill}"] = DayField(label=_("Valid to"), required=False)

    def rows(self):
        """Each skill with its fields."""
        parts = ("result", "tested_on", "expires_on")
        return [
            (Skill(skill).label, [self[f"{part}-{skill}"] for part in parts])
            for skill in self.skills
        ]

    def clean(self):
        found = super().clean()
        self.results = [result for skill in self.skills if (result := self._result(found, skill))]
        if not self.results and not self.errors:
            raise forms.ValidationError(_("Write at least one result."))
        return found

    def _result(self, found: dict, skill: str) -> dict | None:
        """What was written for a skill; the result and its day go together."""
        given = {part: found.get(f"{part}-{skill}") for part in ("result", "tested_on")}
        expires_on = found.get(f"expires_on-{skill}")
        if not any(given.values()) and not expires_on:
            return None
        for part, value in given.items():
            if not value and f"{part}-{skill}" not in self.errors:
                self.add_error(
                    f"{part}-{skill}", self.fields[f"{part}-{skill}"].error_messages["required"]
                )
        return {"skill": skill, "expires_on": expires_on, **given}
