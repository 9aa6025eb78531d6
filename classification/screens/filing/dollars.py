"""Of a classification file: from the dollars that were given to the magnitude."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from classification.choices import Dimension, Impact, Joining
from classification.policy import BOOK
from classification.policy.book import INDEX
from classification.queries.files import Content
from classification.queries.notation import sign
from classification.rules.degrees import Degree
from classification.rules.evaluation import Evaluation
from classification.rules.joining import Impacted, Joined, join
from classification.screens.filing.reading import File
from etms.documents import Facts, Section
from etms.formats import write_amount, write_date, write_number

Row = tuple[str, str]


def dollars(file: File) -> Iterator[Section]:
    """From current dollars to the magnitude, where an amount was given."""
    judged, found = file.content["judged"], file.found
    if found is None or found.magnitude is None:
        return
    size = found.magnitude
    joined = _joined(judged, found)
    rows = _one(judged) if joined is None else _two(judged, joined)
    rows += [
        (_("Amount read as magnitude, in current dollars"), write_amount(size.dollars)),
        (_("Dollars of"), write_date(size.on)),
        (
            _("Accountability Magnitude Index"),
            _("%(index)s, in force from %(day)s")
            % {"index": write_number(size.index.value), "day": write_date(size.index.starts_on)},
        ),
        (_("Amount in constant dollars"), write_amount(size.told)),
        (_("Area of impact (magnitude)"), sign(str(size.degree))),
    ]
    yield Section("dollars", _("From dollars to magnitude"), [Facts(rows)])


def _joined(judged: Content, found: Evaluation) -> Joined | None:
    """The working of two amounts anew, under the charts and the index of the evaluation."""
    if not judged["second_dollars"] or not judged["dollars"]:
        return None
    return join(
        Impacted(Decimal(judged["dollars"]), _impact(judged, "impact")),
        Impacted(Decimal(judged["second_dollars"]), _impact(judged, "second_impact")),
        freedom=found.degrees.accountability.freedom,
        unrelated=judged["unrelated"],
        own_work=judged["own_work"],
        on=date.fromisoformat(judged["dollars_on"]),
        index=BOOK.index_of(found.version[INDEX]),
        standard=BOOK.standard_of(found.version),
    )


def _impact(judged: Content, name: str) -> Degree:
    return Degree(judged[name], judged[f"{name}_pull"])


def _one(judged: Content) -> list[Row]:
    named = judged["dimension"]
    return [(_("What the amount is"), str(Dimension(named).label))] if named else []


def _two(judged: Content, joined: Joined) -> list[Row]:
    """Both amounts with the impact on each, and what became of them."""
    rows = [(_("First amount"), _amount(judged, "dollars", "impact"))]
    if judged["dimension"]:
        rows.append((_("What the first amount is"), str(Dimension(judged["dimension"]).label)))
    rows += [
        (_("Second amount"), _amount(judged, "second_dollars", "second_impact")),
        (_("How they come together"), str(joined.how.label)),
    ]
    if joined.how is Joining.SAME_WORK:
        taken = _("The second amount") if joined.takes_second else _("The first amount")
        return [*rows, (_("Amount taken"), taken)]
    return [
        *rows,
        (_("Steps of impact from the second amount up to the first"), _steps(joined)),
        (_("Second amount as it counts beside the first"), write_amount(joined.added)),
    ]


def _amount(judged: Content, dollars: str, impact: str) -> str:
    degree = _impact(judged, impact)
    words = f"{Impact(degree.name).label} ({sign(str(degree))})"
    return f"{write_amount(Decimal(judged[dollars]))} · {words}"


def _steps(joined: Joined) -> str:
    """Each worth a step of magnitude, the square root of ten; below zero where it is stronger."""
    return sign(str(joined.steps))
