"""The People Assessment Portal of one executive: what they say on the left, the manager right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.answers import rules as answering
from etms.answers import screens as answers
from etms.answers.forms import AnswersForm
from etms.answers.services import Conflict
from etms.bilingual import language
from etms.directory import panels
from etms.directory.access import relation
from etms.directory.stays import card_of
from talent.choices import AssessmentState, Divergence, QuestionnaireState
from talent.queries import competencies, team
from talent.queries.assessments import Sheet
from talent.queries.placements import facts_of
from talent.queries.waiting import files_of
from talent.rules.divergence import divergences
from talent.rules.team import TO_ASSESS
from talent.screens import placing
from talent.screens.team import assess_url, who_reads

# Which sections of the executive's own answers stand beside which section of the assessment.
BESIDE = {
    "leadership": ("competencies",),
    "strengths-needs": ("strengths", "learning"),
    "potential": ("interests", "mobility"),
    "future": ("retirement",),
}
PER_COMPETENCY = "leadership"


@dataclass(frozen=True)
class Side:
    """What the executive says beside a section: this year, and the last time."""

    lines: list[answers.Line] = field(default_factory=list)
    last: list[answers.Line] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """What stands side by side: a whole section, or one competency of it."""

    competency: Any
    own: Side
    fields: list[answers.Field]
    lines: list[answers.Line]
    asked: SimpleNamespace | None = None  # what the position asks, and how far that is


@dataclass(frozen=True)
class Section:
    """A section of the assessment with its rows, and how far it is."""

    code: str
    heading: Any
    rows: list[Row]
    progress: answering.Progress
    keeps: bool


def sections(
    sheet: Sheet,
    *,
    on,
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
) -> list[Section]:
    """Every section with both sides."""
    profile = _profile(sheet, on=on)
    fields = answers.fields(
        questions=sheet.questions,
        answers=sheet.answers,
        last=sheet.last,
        competencies=sheet.competencies,
        form=form,
        conflicts=conflicts,
    )
    headed = [(heading, asked) for heading, asked in sheet.asked if heading]
    return [_section(sheet, heading, asked, fields, profile) for heading, asked in headed]


def _profile(sheet: Sheet, *, on) -> dict[str, SimpleNamespace]:
    """What the person's position asks in each competency, beside the manager's rating."""
    scale = next((q.options for q in sheet.questions if q.code == competencies.RATING), [])
    codes = [option["code"] for option in scale]
    found = competencies.gaps_of(
        sheet.person, sheet.cycle, sheet.sides.ratings, on=on, codes=codes
    )
    words = {option["code"]: option[language()] for option in scale}
    return {
        competency.code: SimpleNamespace(
            words=_("The position asks: %(rating)s") % {"rating": words.get(gap.asked, gap.asked)},
            short=ngettext("%(count)s step short", "%(count)s steps short", gap.steps)
            % {"count": gap.steps}
            if gap.steps
            else "",
        )
        for competency, gap in found
        if gap.asked
    }


def _section(sheet: Sheet, heading, asked, all_fields, profile) -> Section:
    codes = {question.code for question in asked}
    fields = [each for each in all_fields if each.question.code in codes]
    written = answers.lines(
        questions=asked, answers=sheet.answers, competencies=sheet.competencies
    )
    parts = sheet.competencies if heading.section == PER_COMPETENCY else [None]
    rows = [
        Row(
            competency=part,
            own=_beside(sheet, heading.section, part),
            fields=[f for f in fields if f.competency is part],
            lines=[line for line in written if line.competency is part],
            asked=profile.get(part.code) if part else None,
        )
        for part in parts
    ]
    given = {key: answer.value for key, answer in sheet.answers.items()}
    return Section(
        code=heading.section,
        heading=heading,
        rows=rows,
        progress=answering.progress(asked, given, sheet.competencies),
        keeps=any(f.kept is not None and not f.is_answered for f in fields),
    )


def _beside(sheet: Sheet, section: str, competency) -> Side:
    """The executive's own words that belong beside; what was not said is left out."""
    wanted = BESIDE.get(section, ())
    rows = [q for heading, asked in sheet.own.asked if heading and heading.section in wanted
            for q in asked]  # fmt: skip
    return Side(
        _said(rows, sheet.own.answers, sheet, competency),
        _said(_questions(sheet.own.last, wanted), sheet.own.last, sheet, competency),
    )


def _said(questions, given, sheet: Sheet, competency) -> list[answers.Line]:
    found = answers.lines(questions=questions, answers=given, competencies=sheet.competencies)
    return [line for line in found if line.words and line.competency is competency]


def _questions(last, wanted) -> list[Any]:
    """The questions of last year's answers, in their own wording and order."""
    found = {a.question.pk: a.question for a in last.values() if a.question.section in wanted}
    return sorted(found.values(), key=lambda question: question.order)


def assess_page(
    request,
    sheet: Sheet,
    *,
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
    missing: Iterable[Any] = (),
    wrong_placement: str = "",
) -> dict[str, Any]:
    """All of the page; `missing` are the fields that still need an answer."""
    user, person = request.user, sheet.person
    on = door.standing(user).on
    parts = sections(sheet, on=on, form=form, conflicts=conflicts)
    fields = [each for part in parts for row in part.rows for each in row.fields]
    standing = door.standing(user)
    names = {each.person_id: each.name for each in files_of(user, standing).team}
    return {
        "person": person,
        "name": person.given_name,
        "card": card_of(person, on=on),
        "sheet": sheet,
        "cycle": sheet.cycle,
        "trail": [(_("My team"), reverse("directory:team"))],
        "tabs": panels.tabs_for(person, relation(user, person), here="assessment"),
        "around": _around(names, person.pk),
        "next": _next(team.steps_of(user, standing, sheet.cycle), person.pk),
        "sections": parts,
        "wrong": answers.Wrong(fields),
        "gaps": _gaps(sheet, fields) if missing else [],
        "own_state": _own_state(sheet),
        "year": _year(sheet),
        "placement": _placement(sheet, on=on, wrong=wrong_placement),
        "again": read_again(sheet),
        "notes": sheet.notes[:5],
        "readers": who_reads(),
        "said": _saved(sheet),
        "state": str(AssessmentState(sheet.state).label) if sheet.assessment else "",
        "approved": sheet.state == AssessmentState.APPROVED,
    }


def _own_state(sheet: Sheet) -> str:
    """What may be told of answers that are not submitted: how far they are, no more."""
    if sheet.own.is_submitted:
        return ""
    if sheet.own.state == QuestionnaireState.DECLINED:
        return _("%(name)s declined to take part this year.") % {"name": sheet.person}
    return _(
        "%(name)s has not submitted the questionnaire yet. Until then nobody else reads it."
    ) % {"name": sheet.person}


def _year(sheet: Sheet) -> str:
    if sheet.before is None:
        return ""
    return _("Last time (%(code)s)") % {"code": sheet.before.cycle.code}


def _placement(sheet: Sheet, *, on, wrong: str) -> dict[str, Any]:
    facts = facts_of([sheet.person.pk], on=on)[sheet.person.pk]
    before = sheet.before.placement if sheet.before else None
    rows = list(sheet.cycle.placements.rows.all())
    return {
        "choices": placing.choices(rows, facts, sheet.placement, sheet.cycle.placements),
        "base": sheet.revision,
        "now": sheet.placement,
        "before": before,
        "languages": placing.language_words(facts),
        "lacks": bool(facts.lacks),
        "url": reverse("talent:place", args=[sheet.person.pk]),
        "source": sheet.cycle.placements.source,
        "wrong": wrong,
    }


def _gaps(sheet: Sheet, fields: list[answers.Field]) -> list[SimpleNamespace]:
    """What is missing before the assessment is complete, each with the way to it."""
    missing = {(question.code, part) for question, part in sheet.missing}
    found = [
        SimpleNamespace(
            label=f"{each.competency.name} – {each.label}" if each.competency else each.label,
            anchor=each.anchor,
        )
        for each in fields
        if (each.question.code, each.part) in missing
    ]
    if sheet.placement is None:
        found.append(SimpleNamespace(label=_("Placement on the talent map"), anchor="placement"))
    return found


def read_again(sheet: Sheet) -> list[str]:
    """What to read again, as questions."""
    names = {row.code: row.name for row in sheet.competencies}
    return [
        str(Divergence(found.code).label)
        % {"competencies": ", ".join(names.get(code, code) for code in found.competencies)}
        for found in divergences(sheet.sides)
    ]


def _saved(sheet: Sheet) -> str:
    if not sheet.answers:
        return _("What you write is saved as you write it.")
    last = max(answer.saved_at for answer in sheet.answers.values())
    return _("Saved at %(time)s") % {"time": answers.clock(last)}


def _around(names: dict[int, str], pk: int) -> dict[str, Any]:
    """Where this person stands among the direct reports, and who stands beside them."""
    order = [None, *names, None]
    if pk not in names:
        return {}
    at = order.index(pk)
    before, after = (
        {"name": names[other], "url": assess_url(other)} if other else None
        for other in (order[at - 1], order[at + 1])
    )
    return {"number": at, "count": len(names), "before": before, "after": after}


def _next(steps, pk: int) -> dict[str, str] | None:
    """Who is assessed next, after this one."""
    waiting = (each for step, each in steps if step in TO_ASSESS and each.person_id != pk)
    return next(({"name": each.name, "url": assess_url(each.person_id)} for each in waiting), None)
