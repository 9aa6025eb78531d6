"""Of a classification file: the decision, the position, what it is for, and its place."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from classification.choices import Dimension, Inclusion
from classification.choices.descriptions import Section as Part
from classification.queries.files import Content
from classification.queries.neighbours import PEER, SUBORDINATE, SUPERIOR
from classification.screens.filing.reading import NONE, File, day, moment, own, tabled
from etms.documents import Facts, Said, Section
from etms.formats import write_amount, write_number


def decision(file: File) -> Iterator[Section]:
    """What the deputy head decided; of a draft, what is recommended."""
    said = file.content["decision"]
    rows = [
        (_("Effective on"), day(said["effective_on"])),
        (_("Recommended by"), file.name(said["recommended_by"])),
        (_("Recommended on"), moment(said["recommended_at"])),
    ]
    if not file.decided:
        yield Section("decision", _("Recommendation to the deputy head"), [Facts(rows)])
        return
    action = [
        (_("Level before"), said["level_before"] or NONE),
        (_("Level decided"), said["level_after"]),
        rows[0],
        (_("Decided by the deputy head"), file.name(said["decided_by"])),
        (_("Decided on"), moment(said["decided_at"])),
        *rows[1:],
        *([(_("Note"), said["note"])] if said["note"] else []),
    ]
    yield Section("decision", _("Classification action"), [Facts(action)])


def position(file: File) -> Iterator[Section]:
    found, version = file.content["position"], file.content["description"]
    said = file.content["decision"]
    above = found["reports_to"]
    rows = [
        (_("Title"), own(found["title"])),
        (_("Position number"), found["number"]),
        *([(_("Group and level"), said["level_after"])] if file.decided else []),
        (_("Organization"), own(found["organization"])),
        (_("Branch"), "\n".join(own(each) for each in found["units"]) or NONE),
        (_("Reports to"), own(above) if above else NONE),
        (_("Location"), own(version["location"])),
        (_("NOC code"), version["noc_code"]),
        (_("Effective on"), day(said["effective_on"])),
        (_("Job description"), _("Version %(number)s") % {"number": version["version"]}),
        (_("Signed by the manager"), file.name(version["signed_by"])),
        (_("Signed on"), moment(version["signed_at"])),
    ]
    yield Section("position", _("Position"), [Facts(rows)])


def description(file: File) -> Iterator[Section]:
    """The job description, section by section, and the dimensions it states."""
    version = file.content["description"]
    said = [(str(Part(name).label), own(version["sections"][name])) for name in Part.values]
    yield Section("description", _("Job description"), [Said(said)])
    columns = {_("Dimension"): 5, _("What the amount is"): 5, _("Amount"): 3, _("Dollars of"): 3}
    rows = [_dimension(each) for each in version["dimensions"]]
    note = "" if rows else _("The job description states no amount.")
    yield tabled("dimensions", _("Dimensions"), columns, rows, note)


def _dimension(row: Content) -> tuple[str, str, str, str]:
    kind = str(Dimension(row["kind"]).label)
    if row["years"]:
        kind += _(", over %(years)s years") % {"years": row["years"]}
    if row["passes_through"]:
        kind += _(", pass-through dollars")
    return own(row["name"]), kind, write_amount(Decimal(row["amount"])), day(row["on"])


def left_out(number: int) -> str:
    """What is said where a line has more positions than stand there; nothing where it has not."""
    if not number:
        return ""
    return ngettext(
        "%(number)s more position of this line is left out here.",
        "%(number)s more positions of this line are left out here.",
        number,
    ) % {"number": write_number(number)}


def line(file: File) -> Iterator[Section]:
    """The part of the organization chart around the position: positions, and no persons."""
    places = {SUPERIOR: _("Superior"), PEER: _("Peer"), SUBORDINATE: _("Subordinate")}
    rows = [
        (places[each["place"]], own(each["title"]), own(each["unit"]), _figures(each))
        for each in file.content["line"]
    ]
    above = file.content["position"]["reports_to"]
    if above and not any(each["place"] == SUPERIOR for each in file.content["line"]):
        rows.insert(0, (places[SUPERIOR], own(above), NONE, NONE))  # the deputy head's
    columns = {_("In the line"): 3, _("Position"): 5, _("Unit"): 5,
               _("Know-How · Problem Solving · Accountability"): 5}  # fmt: skip
    note = _("Positions as of the day of the evaluation, whoever holds them.")
    note = f"{note} {left_out(file.content.get('line_left_out', 0))}".strip()
    yield tabled("line", _("Organization chart"), columns, rows, note)


def _figures(beside: Content) -> str:
    if beside.get("hidden"):  # of a draft alone: what is signed is whole
        return _("Out of sight while you take part in evaluating it")
    found = beside["figures"]
    if found is None:
        return _("Not evaluated")
    said = {name: write_number(value) for name, value in found.items()}
    return "{know_how} · {problem_solving} ({percent}) · {accountability}".format(**said)


def allocation(file: File) -> Iterator[Section]:
    """Why the position belongs to the group."""
    said = file.content["allocation"]
    purpose = str(Inclusion(said["inclusion"]).label) if said["inclusion"] else NONE
    answer = {None: NONE, True: _("Yes"), False: _("No")}[said["other_group"]]
    levels = NONE if said["levels_below"] is None else str(said["levels_below"])
    rows = [
        (_("Primary purpose"), purpose),
        (_("Another group’s definition holds"), answer),
        (_("Levels below the deputy or associate deputy head"), levels),
        *([(_("Reason"), said["note"])] if said["note"] else []),
    ]
    yield Section("allocation", _("Allocation to the Executive Group"), [Facts(rows)])
