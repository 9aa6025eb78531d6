"""Samples of questions and of a document, for the page of components; they hold no data.

The questions have what etms.answers.screens.Field and Line have; this file stands below that app.
"""

import json
from types import SimpleNamespace as Thing

from django.utils.translation import gettext as _

from etms.documents import Facts, Said, Section, Table
from etms.tables import Column


def answers() -> list[Thing]:
    """Every way in which a question is drawn, in every state."""
    tip = _("Three or four sentences are enough.")
    return [
        _field("fresh", "paragraphs", required=True, tip=tip),
        _field("filled", "paragraphs", text=_("Lead a large program."), carried=True),
        _field("kept", "paragraphs", last=_("Lead a large program."), tip=tip * 5),
        _field("refused", "paragraphs", error=_("Shorten this text to 4,000 characters.")),
        _field("conflict", "paragraphs", text=_("My words"), theirs=_theirs()),
        _field("line", "line", last=_("Director, Policy")),
        _field("year", "line", kind="year", error=_("Enter a year in four digits.")),
        _field("menu", "menu", options=_options(chosen=1), last=_("Anywhere in my region")),
        _field("radios", "radios", options=_options(chosen=0, last=1), required=True),
        _field("row", "radios", options=_options(last=1), in_a_row=True),
        _field("boxes", "boxes", options=_options(chosen=2), error=_("Choose at least one.")),
        _field("tags", "boxes", kind="tags", options=_options(chosen=0, last=2)),
        _field("part", "paragraphs", competency=COMPETENCY),
    ]


COMPETENCY = Thing(code="sample", name="Values", text="What is meant by it.")


def lines() -> list[Thing]:
    """Answers to be read."""
    base = {"competency": None, "carried": False, "required": False, "is_text": False, "url": ""}
    given = {"label": _("Level"), "words": "EX-01", "carried": True, "url": "#answers"}
    text = {"label": _("Name"), "words": _("Lead a large program."), "is_text": True}
    none = {"label": _("Salary"), "words": "", "required": True, "url": "#answers"}
    return [Thing(**base | more) for more in (given, text, none)]


def steps() -> list[Thing]:
    return [
        Thing(title=_("Mobility"), url="#answers", state=_("Done"), tone="good", current=False),
        Thing(title=_("Check and submit"), url="#answers", state="", tone="", current=True),
    ]


def _options(*, chosen: int = -1, last: int = -1) -> list[Thing]:
    labels = (_("My current city only"), _("Anywhere in my region"), _("Anywhere in Canada"))
    return [
        Thing(code=str(n), label=label, checked=n == chosen, last_year=n == last)
        for n, label in enumerate(labels)
    ]


def _theirs() -> Thing:
    data = json.dumps({"revision": 2, "value": [_("The other words")]})
    said = _("This answer was changed elsewhere.")
    return Thing(said=said, words=_("The other words"), revision=2, data=data)


def _field(name: str, control: str, *, kind: str = "", required: bool = False, **more) -> Thing:
    """One question; `more` says what is not as in a question that nobody answered yet."""
    plain = {
        "tip": "",
        "text": "",
        "last": "",
        "error": "",
        "theirs": None,
        "options": [],
        "carried": False,
        "competency": None,
        "in_a_row": False,
    }
    found = Thing(**plain | more)
    group = control in ("radios", "boxes")
    found.name, found.id, found.control, found.kind = name, f"a-{name}", control, kind or control
    found.label = _("What do you want to achieve in the next 12 months?")
    found.question = Thing(required=required, link="")
    found.base, found.is_group = 0, group
    found.marks_last = group and any(option.last_year for option in found.options)
    found.tip_is_short = len(found.tip) < 99
    found.kept = [found.last] if found.last else None
    found.keep_data = json.dumps(found.kept)
    found.described_by = f"a-{name}-wrong"
    return found


def document() -> list[Section]:
    """A document with each of its parts."""
    level, asked = _("Level"), _("What do you want to achieve in the next 12 months?")
    columns = [Column(_("Last cycle")), Column(_("Placement"))]
    rows = [("2025-26", _("Well-placed in role")), ("2024-25", _("Ready for advancement"))]
    return [
        Section("profile", _("Your profile"), [Facts([(level, "EX-01")])]),
        Section(
            "said",
            _("My words"),
            [Said([(asked, _("Acting for six months."))])],
            _("Details that not everyone needs."),
        ),
        Section("placements", _("Placement"), [Table("placements", columns, [1, 2], rows)]),
    ]
