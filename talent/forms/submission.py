"""What comes in around the submission: levels, a reason, the send button, OCHRO's decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.cycles.models import Cycle
from etms.fields import LineField
from talent.choices import Arrival


class LevelsForm(forms.Form):
    """Which levels' optional files go."""

    levels = forms.MultipleChoiceField(
        label=_("Levels whose files you also send"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, levels: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["levels"].choices = levels


class ReasonForm(forms.Form):
    """Why an expected file does not go."""

    reason = LineField(label=_("Why this file does not go"), max_length=300, required=False)


class SendForm(forms.Form):
    """Made when the page is drawn: its key, the hash of what it showed, the turn it replaces."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DecideForm(forms.Form):
    """OCHRO endorses, or returns with a note."""

    action = forms.ChoiceField(choices=[("endorse", "endorse"), ("return", "return")])
    note = LineField(
        label=_("What has to be put right"),
        help_text=_("The organization reads this note. Name no executive without need."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        if self.cleaned_data.get("action") == "return" and not self.cleaned_data.get("note"):
            self.add_error("note", _("Say what has to be put right."))


class CycleFilter(forms.Form):
    """Which cycle a list of OCHRO shows; without a word the running one."""

    cycle = forms.ChoiceField(label=_("Cycle"), required=False)

    def __init__(self, data, *, cycles: list[Cycle], running: Cycle | None):
        super().__init__(data or None, initial={"cycle": running.code if running else ""})
        self.cycles = {cycle.code: cycle for cycle in cycles}
        self.running = running or (cycles[0] if cycles else None)
        self.fields["cycle"].choices = [(code, code) for code in self.cycles]

    def asked(self, name: str) -> str:
        """The value of a filter; one that is wrong is left out, and says so."""
        self.full_clean()
        return getattr(self, "cleaned_data", {}).get(name) or ""

    def chosen(self) -> Cycle | None:
        return self.cycles.get(self.asked("cycle"), self.running)


class SubmissionFilters(CycleFilter):
    """Above OCHRO's list of organizations."""

    q = forms.CharField(
        label=_("Organization"), widget=forms.SearchInput, required=False, max_length=100
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All states")), *Arrival.choices], required=False
    )

    field_order = ["q", "state", "cycle"]


class FileFilters(CycleFilter):
    """Above lists of submitted files."""

    q = forms.CharField(label=_("Name"), widget=forms.SearchInput, required=False, max_length=100)
    level = forms.ChoiceField(label=_("Level"), required=False)
    placement = forms.ChoiceField(label=_("Placement"), required=False)
    organization = forms.ChoiceField(label=_("Organization"), required=False)

    field_order = ["q", "organization", "level", "placement", "cycle"]

    def offer(self, name: str, everything: str, choices: list[tuple[str, str]]) -> None:
        """What a filter offers; a list without choices has no such filter."""
        if choices:
            self.fields[name].choices = [("", everything), *choices]
        else:
            del self.fields[name]
