"""The evaluation of a position: degrees in, every figure and check out, under a dated standard.

The front door is `evaluate`. `replay` reads a kept evaluation again, under the very charts, bands
and index it was made under, whatever was added to the sources since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from classification.choices import Field, Impact
from classification.policy import BOOK, Book
from classification.policy.book import INDEX
from classification.policy.shapes import Standard
from classification.rules.checks import Advice, checks_of
from classification.rules.comparators import Citation, citation_checks
from classification.rules.degrees import Degrees
from classification.rules.impact import Area, impact_checks
from classification.rules.magnitude import Magnitude, under
from classification.rules.organization import Neighbour, organization_checks
from classification.rules.points import Figures, figures
from classification.rules.reading import charts, read


@dataclass(frozen=True)
class Around:
    """What is known around the position; each part adds its checks."""

    levels_below: int | None = None  # the deputy or associate deputy head
    superior: Neighbour | None = None
    citations: tuple[Citation, ...] | None = None  # None: nobody is to cite any here
    area: Area | None = None  # what stands for its size; other systems do not say it

    def record(self) -> dict[str, Any]:
        """As JSON; without an area it says nothing of one, as it did before areas were kept."""
        kept = asdict(replace(self, area=None))
        del kept["area"]
        return kept if self.area is None else kept | {"area": self.area.record()}


ALONE = Around()


@dataclass(frozen=True)
class Evaluation:
    """One evaluation with its figures, its checks and the version it was made under."""

    degrees: Degrees
    on: date
    version: Mapping[str, date]
    magnitude: Magnitude | None
    figures: Figures
    checks: tuple[Advice, ...]
    around: Around

    def answer(self) -> dict[str, Any]:
        """As other systems get it; the door adds the sentence of each check."""
        found = self.figures
        said: dict[str, Any] = {
            "know_how": found.know_how,
            "problem_solving_percent": found.percent,
            "problem_solving": found.problem_solving,
            "accountability": found.accountability,
            "total": found.total,
            "level": found.level,
            "profile": found.profile,
            "checks": [each.answer() for each in self.checks],
        }
        if self.magnitude is not None:
            said["magnitude"] = self.magnitude.answer()
        return said

    def record(self) -> dict[str, Any]:
        """What is kept of it, as JSON: enough to replay it."""
        kept: dict[str, Any] = {
            "asked": self.degrees.asked(),
            "on": self.on.isoformat(),
            "version": {name: day.isoformat() for name, day in self.version.items()},
            "around": self.around.record(),
        }
        if self.magnitude is not None:
            kept["dollars"] = {
                Field.DOLLARS.value: str(self.magnitude.dollars),
                Field.ON.value: self.magnitude.on.isoformat(),
            }
        return kept


def evaluate(
    asked: Mapping[str, object], *, on: date, around: Around = ALONE, book: Book = BOOK
) -> Evaluation:
    """Evaluate a position under the standard in force on a day, or Refused by field."""
    standard = charts(on=on, book=book)
    degrees, magnitude = read(asked, standard=standard, as_of=on, book=book)
    return _evaluation(degrees, magnitude, on=on, around=around, standard=standard)


def evaluate_degrees(
    degrees: Degrees, *, on: date, around: Around = ALONE, book: Book = BOOK
) -> Evaluation:
    """The same from degrees that were read before."""
    return evaluate(degrees.asked(), on=on, around=around, book=book)


def replay(kept: Mapping[str, Any], *, book: Book = BOOK) -> Evaluation:
    """A kept evaluation (`Evaluation.record`) under the version it was made under."""
    version = {name: date.fromisoformat(day) for name, day in kept["version"].items()}
    standard = book.standard_of(version)
    degrees, _ = read(kept["asked"], standard=standard, book=book)
    magnitude = None
    if dollars := kept.get("dollars"):
        magnitude = under(
            Decimal(dollars[Field.DOLLARS.value]),
            on=date.fromisoformat(dollars[Field.ON.value]),
            index=book.index_of(version[INDEX]),
            scale=standard.magnitude,
        )
    return _evaluation(
        degrees,
        magnitude,
        on=date.fromisoformat(kept["on"]),
        around=_around(kept["around"]),
        standard=standard,
    )


def _evaluation(
    degrees: Degrees,
    magnitude: Magnitude | None,
    *,
    on: date,
    around: Around,
    standard: Standard,
) -> Evaluation:
    found = figures(degrees, standard=standard)
    version = dict(standard.version)
    if magnitude is not None:
        version[INDEX] = magnitude.index.starts_on
    checks = (
        *checks_of(degrees, found, standard=standard),
        *_checks_of_area(degrees, magnitude, around, standard),
        *_checks_around(degrees, found, around, standard),
    )
    return Evaluation(degrees, on, version, magnitude, found, checks, around)


def _checks_of_area(
    degrees: Degrees, magnitude: Magnitude | None, around: Around, standard: Standard
) -> Sequence[Advice]:
    if around.area is None:
        return ()
    impact, by_dollars = Impact(degrees.accountability.impact.name), magnitude is not None
    return tuple(impact_checks(impact, around.area, by_dollars=by_dollars, standard=standard))


def _checks_around(
    degrees: Degrees, found: Figures, around: Around, standard: Standard
) -> Sequence[Advice]:
    own = Neighbour.of(found, degrees.accountability.freedom)
    said = list(
        organization_checks(
            own,
            superior=around.superior,
            levels_below=around.levels_below,
            standard=standard,
        )
    )
    if around.citations is not None:
        said += citation_checks(found, around.citations, standard=standard)
    return said


def _around(kept: Mapping[str, Any]) -> Around:
    superior, citations = kept["superior"], kept["citations"]
    return Around(
        levels_below=kept["levels_below"],
        superior=None if superior is None else Neighbour(**superior),
        citations=None
        if citations is None
        else tuple(
            Citation(each["number"], tuple(each["factors"]), each["explained"])
            for each in citations
        ),
        area=Area.of(kept["area"]) if "area" in kept else None,
    )
