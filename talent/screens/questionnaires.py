"""The screens of the executive's questionnaire: the list of sections, a section, the check."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.answers import screens as answers
from etms.answers.forms import AnswersForm
from etms.answers.services import Conflict
from etms.cycles.choices import Participation
from talent.choices import AnswerClosed, QuestionnaireState
from talent.models import Questionnaire
from talent.queries import questionnaires as queries
from talent.queries.population import participation_of
from talent.queries.questionnaires import Part, Sheet
from talent.rules import answering
from talent.services.questionnaires import window_of, words

TONES = {
    QuestionnaireState.DRAFT: "info",
    QuestionnaireState.SUBMITTED: "good",
    QuestionnaireState.RETURNED: "warn",
    QuestionnaireState.DECLINED: "neutral",
}


def way(participation: str) -> str:
    """Whether one has to take part, as the person reads it."""
    return {
        Participation.MANDATORY: _("Taking part is mandatory at your level."),
        Participation.ENCOURAGED: _("Taking part is encouraged at your level; you may decline."),
        Participation.VOLUNTARY: _("Taking part is voluntary at your level; you may decline."),
    }[Participation(participation)]


def title() -> str:
    return _("Your talent questionnaire")


def trail() -> list[tuple[str, str]]:
    return [(_("Home"), "/"), (title(), reverse("talent:questionnaire"))]


def section_url(part: Part) -> str:
    return reverse("talent:section", args=[part.code])


def year_of(sheet: Sheet) -> str:
    """How last year's answers are named on a page: by their cycle."""
    cycle = sheet.last_cycle
    return _("Last time (%(code)s)") % {"code": cycle.code} if cycle else ""


def overview(sheet: Sheet, *, person, viewer, own: Iterable[Questionnaire]) -> dict[str, Any]:
    """The sections with how far they are, and what can be done with the whole.

    `own` are the person's questionnaires of all cycles.
    """
    on = door.standing(viewer).on
    questionnaire = sheet.questionnaire or Questionnaire(person=person, cycle=sheet.cycle)
    asked = participation_of(person, sheet.cycle, on)
    window = window_of(questionnaire, viewer)
    closed = answering.closed(window=window, on=on, state=questionnaire.state)
    state = questionnaire.state
    done = sum(1 for part in sheet.parts if part.progress.given)
    return {
        "title": title(),
        "cycle": sheet.cycle,
        "questionnaire": questionnaire,
        "state": questionnaire.get_state_display(),
        "tone": TONES[QuestionnaireState(state)],
        "submitted": state == QuestionnaireState.SUBMITTED,
        "returned": state == QuestionnaireState.RETURNED,
        "declined": state == QuestionnaireState.DECLINED,
        "returner": returner(questionnaire),
        "way": way(asked.participation) if asked else "",
        "window": window,
        "closed": _closed(closed, window),
        "tasks": _tasks(sheet, closed=closed),
        "may_decline": bool(asked and asked.may_decline and answering.open_to_decline(state)),
        "may_answer": closed is None,
        "minutes": minutes_left(sheet),
        "done": done,
        "progress": _("Sections begun: %(done)s of %(most)s")
        % {"done": done, "most": len(sheet.parts)},
        "parts": sheet.parts if asked or sheet.questionnaire else [],
        "readers": readers(),
        "earlier": [
            old
            for old in own
            if old.cycle_id != sheet.cycle.pk and old.state == QuestionnaireState.SUBMITTED
        ],
        "trail": [(_("Home"), "/")],
    }


def _closed(reason: AnswerClosed | None, window) -> str:
    """Why one cannot answer, where the page does not say it otherwise."""
    said_otherwise = (None, AnswerClosed.SUBMITTED, AnswerClosed.DECLINED)
    return "" if reason in said_otherwise else words(reason, window)


def returner(questionnaire: Questionnaire) -> str:
    """Who sent the answers back."""
    by = questionnaire.returned_by
    return str(getattr(by, "person", by) or "")


def minutes_left(sheet: Sheet) -> int:
    return sum(part.heading.minutes for part in sheet.parts if not part.progress.given)


def _tasks(sheet: Sheet, *, closed: AnswerClosed | None) -> list[SimpleNamespace]:
    open_now = closed is None
    wait = _("Time is over") if closed == AnswerClosed.OVER else ""
    tasks = [
        SimpleNamespace(
            title=f"{part.number}. {part.heading.name}",
            url=section_url(part) if open_now else "",
            minutes=part.heading.minutes if not part.progress.given else 0,
            state=progress_words(part),
            tone=progress_tone(part),
            wait=wait,
        )
        for part in sheet.parts
    ]
    check = SimpleNamespace(
        title=_("%(number)s. Check your answers and submit them") % {"number": len(tasks) + 1},
        url=reverse("talent:check") if open_now else "",
        minutes=1,
        wait=wait,
    )
    return [*tasks, check]


def progress_words(part: Part) -> str:
    """How far a section is, in words."""
    given, asked, missing = part.progress
    if given == asked:
        return _("Finished")
    if given == 0:
        return _("Not started")
    if missing:
        text = ngettext(
            "%(count)s required answer left", "%(count)s required answers left", missing
        )
        return text % {"count": missing}
    return _("%(given)s of %(asked)s answered") % {"given": given, "asked": asked}


def progress_tone(part: Part) -> str:
    if part.progress.is_done:
        return "good"
    if not part.progress.given:
        return "neutral"
    return "warn" if part.progress.missing else "info"


def steps(sheet: Sheet, here: Part | None) -> list[SimpleNamespace]:
    """The sections and the check, as the list beside a section shows them."""
    found = [
        SimpleNamespace(
            title=f"{part.number}. {part.heading.name}",
            url=section_url(part),
            state=progress_words(part),
            tone=progress_tone(part),
            current=part is here,
        )
        for part in sheet.parts
    ]
    number = {"number": len(found) + 1}
    last = _("%(number)s. Check and submit") % number
    return [
        *found,
        SimpleNamespace(
            title=last, url=reverse("talent:check"), state="", tone="", current=here is None
        ),
    ]


def section(
    sheet: Sheet,
    part: Part,
    *,
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
    left: int = 0,
) -> dict[str, Any]:
    """One section to be answered; `left` answers differ from last year's and were not replaced."""
    fields = answers.fields(
        questions=part.questions,
        answers=sheet.answers,
        last=sheet.last,
        competencies=sheet.competencies,
        form=form,
        conflicts=conflicts,
    )
    keepable = [f for f in fields if f.kept is not None]
    return {
        "title": part.heading.name,
        "part": part,
        "parts": sheet.parts,
        "steps": steps(sheet, part),
        "fields": fields,
        "wrong": answers.Wrong(fields),
        "year": year_of(sheet),
        "keeps": any(not f.is_answered for f in keepable),
        "left": left,
        "said": saved_words(sheet),
        "minutes": minutes_left(sheet),
        "trail": trail(),
        "cycle": sheet.cycle,
    }


def saved_words(sheet: Sheet) -> str:
    """When something was saved last."""
    if not sheet.answers:
        return _("Your answers are saved as you write.")
    last = max(answer.saved_at for answer in sheet.answers.values())
    return _("Saved at %(time)s") % {"time": answers.clock(last)}


def check(sheet: Sheet) -> dict[str, Any]:
    """All answers in words, each with a way back to its question; what is missing on top."""
    sections = [SimpleNamespace(part=part, lines=_lines(sheet, part)) for part in sheet.parts]
    lines = [line for each in sections for line in each.lines]
    return {
        "title": _("Check your answers"),
        "sections": sections,
        "gaps": [line for line in lines if line.required and not line.words],
        "steps": steps(sheet, None),
        "readers": readers(),
        "trail": trail(),
        "cycle": sheet.cycle,
    }


def _lines(sheet: Sheet, part: Part) -> list[answers.Line]:
    return answers.lines(
        questions=part.questions,
        answers=sheet.answers,
        competencies=sheet.competencies,
        url=section_url(part),
    )


def _answered(sheet: Sheet, part: Part) -> list[answers.Line]:
    """What was answered; who reads is not kept busy with what was not."""
    return [line for line in _lines(sheet, part) if line.words]


def readers() -> str:
    """Who reads submitted answers: the words of talent/rules/reading.py, answers_ground."""
    return _(
        "Once you submit, your direct manager, your deputy head and the delegate of the deputy "
        "head can read your answers, and a review committee in its session. Until then only you "
        "can."
    )


def reading(questionnaire: Questionnaire, *, viewer, form) -> dict[str, Any]:
    """Submitted answers to be read, and, for those who may, sent back with a note."""
    person = questionnaire.person
    sheet = queries.sheet_of(questionnaire.cycle, questionnaire, person=person, last=False)
    own = person.user_id == viewer.pk
    may_return = door.can(viewer, "talent.return_answers", person)
    runs = queries.runs(questionnaire.cycle, on=door.standing(viewer).on)
    submitted = questionnaire.state == QuestionnaireState.SUBMITTED
    return {
        "title": title() if own else _("Talent questionnaire of %(name)s") % {"name": person},
        "person": person,
        "questionnaire": questionnaire,
        "cycle": questionnaire.cycle,
        "own": own,
        "sections": [
            SimpleNamespace(part=part, lines=_answered(sheet, part)) for part in sheet.parts
        ],
        "form": form if may_return and submitted and runs else None,
        "trail": trail() if own else _trail_to(person),
    }


def _trail_to(person) -> list[tuple[str, str]]:
    return [(_("Home"), "/"), (str(person), person.get_absolute_url())]
