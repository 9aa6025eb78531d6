"""The talent profile of one executive: one document, the same on screen, as PDF and as DOCX.

What it holds is what this reader may read on the pages about the executive, by the same doors;
a section that the reader may not read is not there. Slates never are: the paper goes into
conversations, and who stands on a slate is not told. A programme to come (performance) adds its
section to SECTIONS.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from etms import access as door
from etms.answers import screens as answers
from etms.directory import files, panels
from etms.directory.choices import HOME_KINDS
from etms.directory.stays import Stay
from etms.documents import Document, Facts, Said, Section, Table
from etms.formats import write_date, write_moment
from etms.learning import queries as learning
from etms.learning.access import plan_ground
from etms.learning.choices import ActionKind, ActionState
from etms.learning.rules import is_late
from etms.tables import Column
from talent.choices import EntryKind
from talent.models import ProfileEntry
from talent.queries import profiles
from talent.queries import talent_profile as queries
from talent.rules import reading
from talent.screens.profiles import ORDER, title_of

# Of the questionnaire, what looks ahead. The self-assessment and what comes after the career stay
# with the answers.
ASKED = ("strengths", "interests", "mobility", "learning")
NONE = "–"


@dataclass(frozen=True)
class Reading:
    """Who reads whose profile, and the file that was opened for it."""

    user: Any
    file: files.OpenFile

    @property
    def person(self):
        return self.file.person

    @property
    def stands(self):
        return self.file.stands


def document(user, person, *, at: datetime, on, what: str) -> Document:
    """The profile as this user may read it; its opening is recorded as `what`."""
    file = files.open_file(user, person, on=on, what=what)
    found = Reading(user, file)
    card = file.card
    return Document(
        of=_("Talent profile"),
        title=str(person),
        lead=" · ".join((card.title, card.level, card.organization)) if card else "",
        mark=_("Protected B"),
        produced=_("Produced on %(moment)s by %(name)s")
        % {"moment": write_moment(at), "name": door.standing(user).person or user},
        pages=_("{page} of {pages}"),
        notice=_notice(found),
        sections=[section for part in SECTIONS for section in part(found)],
    )


def _notice(found: Reading) -> str:
    if reading.assessment_ground(found.stands) is None:
        return ""
    return _(
        "Not to be handed to the executive: the placements stand here as they are today, shared "
        "or not."
    )


def _today(found: Reading) -> Iterator[Section]:
    """Who they are now."""
    person, card, line = found.person, found.file.card, found.file.particulars.line
    rows = [
        *(card.facts() if card else []),
        (_("Manager"), line[0].name if line else ""),
        (_("In the public service since"), write_date(person.service_start_on)),
        (_("First official language"), person.get_first_official_language_display()),
    ]
    yield Section("today", _("Today"), [Facts([row for row in rows if row[1]])], half=True)


def _languages(found: Reading) -> Iterator[Section]:
    known = files.languages(found.file.particulars.results, on=found.file.on)
    rows = [
        (
            each.skill,
            each.result.get_result_display() if each.result else NONE,
            write_date(each.result.tested_on) if each.result else NONE,
            strip_tags(each.words),
        )
        for each in known
    ]
    yield _table(
        "languages",
        _("Second-language results"),
        {_("Skill"): 4, _("Result"): 2, _("Tested on"): 3, _("Validity"): 5},
        rows,
        half=True,
    )


def _placements(found: Reading) -> Iterator[Section]:
    own = found.stands.own
    placed = queries.placements(found.user, found.person, own=own)
    title = _("Placement on the talent map")
    if not placed:
        if own:
            note = _("Nothing was shared with you yet.")
            yield Section("placement", title, note=note, half=True)
        elif reading.assessment_ground(found.stands):
            yield Section("placement", title, note=_("Not placed yet"), half=True)
        return
    rows = [
        (
            str(each.cycle),
            each.placement or _("Not placed yet"),
            each.state,
            write_date(each.shared_at) if each.shared_at else _("Not shared"),
        )
        for each in placed
    ]
    columns = {_("Cycle"): 2, _("Placement"): 4, _("State"): 3, _("Shared on"): 3}
    yield _table("placement", title, columns, rows, half=True)


def _aspirations(found: Reading) -> Iterator[Section]:
    """What the executive last submitted, section by section, in the wording of its cycle."""
    if reading.answers_ground(found.stands) is None:
        return
    sheet = queries.last_submitted(found.user, found.person)
    if sheet is None:
        note = _("No answers were submitted yet.")
        yield Section("answers", _("Career interests"), note=note)
        return
    note = _("From the questionnaire of cycle %(cycle)s, submitted on %(day)s.") % {
        "cycle": sheet.cycle,
        "day": write_date(sheet.questionnaire.submitted_at),
    }
    for part in sheet.parts:
        if part.code not in ASKED:
            continue
        lines = answers.lines(
            questions=part.questions, answers=sheet.answers, competencies=sheet.competencies
        )
        said = [(line.label, line.words) for line in lines if line.words]
        if said:
            yield Section(f"answers-{part.code}", part.heading.name, [Said(said)], note, half=True)
            note = ""


def _learning(found: Reading) -> Iterator[Section]:
    if plan_ground(found.stands) is None:
        return
    actions = learning.actions_of(found.person)
    rows = [
        (
            "\n".join(filter(None, [each.text, each.outcome])),
            str(ActionKind(each.kind).label),
            write_date(each.due_on) or NONE,
            _("Late")
            if is_late(each.state, due_on=each.due_on, on=found.file.on)
            else str(ActionState(each.state).label),
        )
        for each in actions
    ]
    title = _("Learning plan")
    if not rows:
        yield Section("learning", title, note=_("Nothing is on the plan yet."), half=True)
        return
    columns = {_("Action"): 6, _("Kind"): 3, _("Until"): 3, _("State"): 2}
    yield _table("learning", title, columns, rows, half=True)


def _career(found: Reading) -> Iterator[Section]:
    """Appointments, then what the executive keeps in the résumé, kind by kind."""
    columns = {_("Period"): 4, _("Position"): 6, _("Where"): 6}
    rows = [_appointment(stay, found.file.on) for stay in found.file.stays]
    if rows:
        yield _table("appointments", _("Appointments"), columns, rows)
    yield from _resume(found)


def _resume(found: Reading) -> Iterator[Section]:
    """What the executive keeps in the Employee Information Portal, a line for each entry."""
    kept = profiles.entries_of(found.person)
    rows = [
        (_resume_title(kind), "\n".join(_entry(each) for each in kept[kind]))
        for kind in ORDER
        if kind in kept
    ]
    if communities := [row.community.name for row in profiles.memberships_of(found.person)]:
        rows.append((_("Functional communities"), "\n".join(communities)))
    if rows:
        yield Section("resume", _("Résumé"), [Facts(rows)])


def _resume_title(kind: str) -> str:
    return _("Earlier employment") if kind == EntryKind.EMPLOYMENT else title_of(kind)


def _entry(entry: ProfileEntry) -> str:
    line = " · ".join(filter(None, [entry.title, entry.place, _years(entry)]))
    return "\n".join(filter(None, [line, entry.text]))


def _appointment(stay: Stay, on) -> tuple[str, str, str]:
    title = f"{stay.title} ({stay.level})" if stay.level else stay.title
    kind = stay.appointment.kind
    away = "" if kind in HOME_KINDS else stay.appointment.get_kind_display()
    return _when(stay.appointment, on), "\n".join(filter(None, [title, away])), stay.place


def _when(appointment, on) -> str:
    days = {
        "start": write_date(appointment.starts_on),
        "end": write_date(appointment.ends_on),
    }
    if appointment.ends_on:
        return _("%(start)s to %(end)s") % days
    return (_("From %(start)s") if appointment.starts_on > on else _("Since %(start)s")) % days


def _years(entry: ProfileEntry) -> str:
    first, last = entry.from_year, entry.to_year
    if first and last:
        return str(first) if first == last else f"{first} – {last}"
    if first:
        is_moment = entry.kind == EntryKind.AWARD
        return str(first) if is_moment else _("since %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""


def _table(name: str, title: str, columns: dict[str, int], rows: list, **more) -> Section:
    """A section that is one table; `columns` gives each its share of the line."""
    heads = [Column(label) for label in columns]
    return Section(name, title, [Table(name, heads, list(columns.values()), rows)], **more)


SECTIONS: tuple[Callable[[Reading], Iterator[Section]], ...] = (
    _today,
    _languages,
    _placements,
    _learning,
    _aspirations,
    _career,
)


def profile_page(user, person, *, at: datetime, on, stands) -> dict[str, Any]:
    """The profile on screen, and the ways to take it away."""
    return {
        "person": person,
        "own": stands.own,
        "document": document(user, person, at=at, on=on, what="talent_profile"),
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, stands, here="talent_profile"),
        "files": [
            (_("PDF in English"), reverse("talent:talent_profile_pdf", args=[person.pk, "en"])),
            (_("PDF in French"), reverse("talent:talent_profile_pdf", args=[person.pk, "fr"])),
            (
                _("Word (DOCX) in English"),
                reverse("talent:talent_profile_docx", args=[person.pk, "en"]),
            ),
            (
                _("Word (DOCX) in French"),
                reverse("talent:talent_profile_docx", args=[person.pk, "fr"]),
            ),
        ],
    }


def file_name(made: Document, form: str) -> str:
    """What the file is called where it is kept: talent-profile-amina-diallo.pdf."""
    return f"{slugify(f'{made.of} {made.title}')}.{form}"
