"""The choices of a page as they are drawn: what stands, what was sent, what others chose."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from classification.choices import Fact, Participation
from classification.forms.charts import CHOICES, Values, base
from classification.models import Judged
from classification.queries.notation import sign
from classification.rules.reading import OF_DOLLARS
from classification.rules.refusing import Fault, Refused
from classification.screens.charts import definitions
from classification.screens.wording import fault_said, faults_said


@dataclass(frozen=True)
class Theirs:
    """What somebody else chose meanwhile."""

    said: str
    words: str
    base: str
    values: Values

    @property
    def data(self) -> str:
        """For static/js/autosave.js, which offers both."""
        return json.dumps({"revision": self.base, "value": self.values})


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    checked: bool = False
    definition: definitions.Degree | None = None


@dataclass
class Box:
    """One choice on the page, beside the value it was given."""

    name: str
    label: str
    values: Values
    base: str
    options: list[Option] = field(default_factory=list)
    error: str = ""
    theirs: Theirs | None = None

    @property
    def text(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def anchor(self) -> str:
        return f"box-{self.name}"

    @property
    def errors(self) -> list[str]:
        return [text for text in (self.error, self.theirs and self.theirs.said) if text]

    is_hidden = False


@dataclass(frozen=True)
class Wrong:
    """The boxes of the page, as components/error_summary.html asks for them."""

    boxes: tuple[Box, ...]

    @property
    def errors(self) -> list[str]:
        return [error for box in self.boxes for error in box.errors]

    def non_field_errors(self) -> list[str]:
        return []

    def __iter__(self) -> Iterator[Box]:
        return iter(self.boxes)


@dataclass(frozen=True)
class Shown:
    """What the page is drawn from: what was sent stands before what is kept."""

    judged: Judged
    sent: Mapping[str, Values]
    faults: Mapping[str, Fault]
    conflicts: Mapping[str, Values]

    def box(self, name: str, label: str) -> Box:
        kept = CHOICES[name].shown(self.judged)
        found = Box(name, label, list(self.sent.get(name, kept)), base(kept))
        if name in self.faults:
            found.error = fault_said(self.faults[name])
        if name in self.conflicts:
            found.theirs = theirs(name, self.conflicts[name])
        return found


def theirs(name: str, values: Values) -> Theirs:
    """The other choice in words."""
    words = ", ".join(said(name, value) for value in values) or _("Nothing is chosen.")
    text = _("Somebody else has chosen something else here since you opened the page.")
    return Theirs(text, words, base(values), values)


def said(name: str, value: str) -> str:
    """A chosen value as people read it."""
    if name == "facts":
        return str(Fact(value).label)
    if name == "participation":
        return str(Participation(value).label)
    if name in ("unrelated", "own_work"):
        return _("Yes") if value == "yes" else _("No")
    return sign(value)


def wrong_amount(refusal: Refused, *, own: bool) -> dict[str, str]:
    """Why an amount is not taken: beside its field where it was written there."""
    found: dict[str, list[Fault]] = {}
    for each in refusal.faults:
        place = each.field if own and each.field in OF_DOLLARS else "other"
        found.setdefault(place, []).append(each)
    return {place: faults_said(faults) for place, faults in found.items()}
