"""The page that shows every component in every state; it holds no data."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Thing

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from etms import samples
from etms.access import ALLOW, deny
from etms.tables import Column

LEVELS = [(f"EX-0{n}", f"EX-0{n}") for n in range(1, 6)]
PLACES = [
    ("city", later("My current city only")),
    ("region", later("Anywhere in my region")),
    ("country", later("Anywhere in Canada")),
]


class SampleForm(forms.Form):
    """Every kind of field."""

    name = forms.CharField(
        label=later("Name"), help_text=later("As it stands on official papers.")
    )
    goals = forms.CharField(
        label=later("What do you want to achieve in the next 12 months?"),
        help_text=later("Three or four sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    level = forms.ChoiceField(label=later("Level"), choices=LEVELS)
    place = forms.ChoiceField(
        label=later("Where are you willing to work?"),
        help_text=later("You can change this at any time."),
        choices=PLACES,
        widget=forms.RadioSelect,
    )
    regions = forms.MultipleChoiceField(
        label=later("Regions that interest you"),
        choices=PLACES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = forms.DateField(label=later("First day"))
    meets_at = forms.DateTimeField(label=later("Day and time of the conversation"), required=False)
    years = forms.IntegerField(label=later("Years of service"), min_value=0, required=False)
    resume = forms.FileField(label=later("Résumé (PDF)"), required=False)
    organization = forms.CharField(
        label=later("Organization"), initial=later("Cannot be changed here"), disabled=True
    )
    confirmed = forms.BooleanField(label=later("I confirm that this is still correct"))


class SampleFilters(forms.Form):
    """Filters above a list."""

    q = forms.CharField(label=later("Search"), widget=forms.SearchInput, required=False)
    level = forms.ChoiceField(
        label=later("Level"), choices=[("", later("All levels")), *LEVELS], required=False
    )


def _tasks():
    return [
        Thing(
            title=_("Continue your talent questionnaire"),
            url="#tasks",
            detail=_("Section 3 of 6"),
            minutes=9,
            due_on=date(2026, 12, 12),
            state=_("In progress"),
            tone="info",
        ),
        Thing(
            title=_("Assess 7 executives"), url="#tasks", minutes=1, state=_("Late"), tone="danger"
        ),
        Thing(title=_("Read your assessment"), detail=_("Opens when your manager shares it.")),
    ]


def _timeline():
    return [
        Thing(title=_("Director, Policy"), starts_on=date(2025, 4, 1), url="#timeline"),
        Thing(
            title=_("Manager, Programs"),
            starts_on=date(2021, 9, 1),
            ends_on=date(2025, 3, 31),
            detail=_("Acting for six months."),
        ),
    ]


def _tree():
    teams = [
        Thing(label=_("Policy Directorate"), detail="EX-01"),
        Thing(label=_("Data Directorate")),
    ]
    return [
        Thing(label=_("Programs Branch"), url="#tree", detail="EX-04", open=True, branches=teams),
        Thing(label=_("Corporate Services Branch"), branches=teams),
    ]


def _history():
    return [
        Thing(
            at=datetime(2026, 11, 22, 19, 5, tzinfo=UTC),
            who=_("Delegate"),
            acting_for=_("the deputy head"),
            sentence=_("Changed the title of the position."),
            changes=[
                (_("Title"), _("Manager, Programs"), _("Director, Policy")),
                (_("Level"), None, "EX-01"),
            ],
        )
    ]


def _columns():
    return [
        Column(_("Name"), sort="name", first=True),
        Column(_("Level"), sort="level"),
        Column(_("Salary"), sort="salary", number=True),
        Column(_("Next step"), hidden=True),
    ]


def _pieces():
    """People on a board: one who has changed place since last cycle, one who lacks something."""
    common = {"url": "#board", "page": "#board", "post": _("EX-01 · Director, Policy")}
    first = Thing(
        card=Thing(person_id=1, revision=2, name="Élise Gagnon"),
        before=_("Well-placed in role"),
        before_code="well",
        placement_name=_("Ready for advancement"),
        movement=_("Changed since last cycle"),
        has_changed=True,
        languages=_("Second language: valid"),
        mark=_("Discussed"),
        **common,
    )
    second = Thing(
        card=Thing(person_id=2, revision=0, name="Benoît Tremblay"),
        before="",
        before_code="",
        placement_name=_("Not placed yet"),
        movement=_("Not placed yet"),
        has_changed=False,
        languages=_("Second language: results missing"),
        lacks_languages=True,
        **common,
    )
    return [first, second]


def _board():
    first, second = _pieces()
    meaning = _("What a placement means stands here.")
    ready = Thing(code="ready", name=_("Ready for advancement"), text=meaning, pieces=[first])
    empty = Thing(code="well", name=_("Well-placed in role"), text=meaning, pieces=[])
    rest = Thing(code="", name=_("Not placed yet"), text="", pieces=[second])
    return {
        "columns": [ready, empty, rest],
        "pieces": [first, second],
        "heads": [
            Column(label)
            for label in (
                _("Executive"),
                _("Placement"),
                _("Last cycle"),
                _("Movement"),
                _("Second language"),
                _("Move"),
            )
        ],
        "undo": Thing(url="#board", to="well", base=2, words=_("Undo: back to the last place")),
        "choices": [
            Thing(code="ready", name=ready.name, text=meaning, checked=False,
                  refusal=_("A rule refuses this one."), source=_("Source: a document.")),
            Thing(code="well", name=empty.name, text=meaning, checked=True, refusal=""),
        ],
    }  # fmt: skip


@require_safe
def components(request):
    """Show each component in each of its states."""
    parts = {
        "trail": [(_("Home"), "/")],
        "tasks": _tasks(),
        "timeline": _timeline(),
        "tree": _tree(),
        "history": _history(),
        "columns": _columns(),
        "page": Thing(
            total=1000,
            more_than=True,
            first_url="#pager",
            previous_url="#pager",
            next_url="#pager",
            last_url="#pager",
        ),
        "page_of_one": Thing(total=1),
        "facts": [(_("Level"), "EX-01"), (_("Position"), _("Director, Policy")), (_("Phone"), "")],
        "stats": [
            Thing(value=312, label=_("executives in scope")),
            Thing(value=9, label=_("records with errors"), url="#stats"),
        ],
        "bars": [
            Thing(label="EX-03", number=120, length=100, share=80),
            Thing(label="EX-04", number=30, length=25, share=20),
            Thing(label="EX-05", number=None, length=0, share=None),
        ],
        "board": _board(),
        "tabs": [(_("File"), "#tabs", True), (_("History"), "#tabs", False)],
        "many_tabs": [
            (label, "#tabs", number == 1)
            for number, label in enumerate((_("File"), _("History"), _("Level"), _("Position")))
        ],
        "names": ["Benoît Tremblay", "Élise Gagnon"],
        "tones": ["neutral", "good", "warn", "danger", "info"],
        "allowed": ALLOW,
        "refused": deny(_("Only the executive’s manager may do this.")),
        "fresh": SampleForm(prefix="fresh"),
        "wrong": SampleForm({"wrong-level": "EX-09", "wrong-years": "-1"}, prefix="wrong"),
        "filters": SampleFilters(request.GET),
        "answers": samples.answers(),
        "read": samples.lines(),
        "steps": samples.steps(),
        "document": samples.document(),
        "moment": datetime(2026, 11, 22, 19, 5, tzinfo=UTC),
    }
    return render(request, "gallery.html", parts)
