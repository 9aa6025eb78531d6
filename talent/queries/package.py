"""The content of a package: exactly what OCHRO gets, built in a few queries for any size.

Nothing in it depends on when or by whom it is built, so that the same facts have the same hash.
Of whom no file goes, no name goes. Successors are counted, not named: the sources ask for
critical positions and the probability of vacancies (FAQ, question 10), not for names.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from etms.answers import rules as answering
from etms.cycles import queries as cycles
from etms.cycles.choices import QuestionKind
from etms.cycles.models import Question
from etms.directory import queries as directory
from etms.directory.choices import Level
from talent.choices import PositionState, Readiness
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    PositionAnswer,
    PositionAssessment,
    Successor,
)
from talent.queries.submission import Line, Preparation, reasons_of
from talent.rules import submission as rules

FORM = "talent-package-1"
WRITTEN = (QuestionKind.TEXT, QuestionKind.LONG, QuestionKind.YEAR)


def content_of(prepared: Preparation) -> dict[str, Any]:
    """The whole package: what is hashed, signed, kept, and shown."""
    return content_with(prepared, files_of(prepared))


def content_with(prepared: Preparation, files: list[dict[str, Any]]) -> dict[str, Any]:
    """The whole package round its files, where these were collected already."""
    dossier = prepared.dossier
    organization, cycle = dossier.organization, dossier.cycle
    return {
        "form": FORM,
        "cycle": cycle.code,
        "organization": {
            "number": organization.number,
            "name": _pair(organization, "name"),
            "kind": str(cycles.kind_of(organization)),
        },
        "rules": {"key": cycle.rules.code, "name": _pair(cycle.rules, "name")},
        "counts": prepared.counts,
        "levels": prepared.levels,
        "missing": reasons_of(prepared.lines),
        "files": files,
        "positions": positions_of(prepared),
    }


def files_of(prepared: Preparation, *, only: Collection[int] | None = None) -> list[dict]:
    """The files that go, in order of the names; or those of some people alone."""
    lines = [line for line in prepared.going if only is None or line.executive.person_id in only]
    words = Words(prepared.dossier.cycle)
    answers = words.told(
        Answer.objects.filter(sheet__in=[line.executive.questionnaire_id for line in lines])
    )
    sheets = [line.executive.assessment_id for line in lines]
    assessed = words.told(AssessmentAnswer.objects.filter(sheet__in=sheets))
    assessments = Assessment.objects.select_related("placement").in_bulk(sheets)
    numbers = _position_numbers(prepared, lines)
    return [
        _file(
            line,
            number=numbers[line.executive.person_id],
            answers=answers[line.executive.questionnaire_id],
            assessment=assessments[line.executive.assessment_id],
            assessed=assessed[line.executive.assessment_id],
        )
        for line in lines
    ]


def _file(line: Line, *, number: str, answers: list, assessment, assessed: list) -> dict[str, Any]:
    executive = line.executive
    return {
        "key": executive.person_id,
        "name": {"given": executive.given_name, "family": executive.family_name},
        "level": executive.level,
        "rule": executive.submission,
        "position": {"number": number, "title": _pair(executive, "title")},
        "unit": _pair(executive, "unit_name"),
        "submitted_on": _day(executive.submitted_at),
        "answers": answers,
        "assessment": {
            "placement": {
                "code": assessment.placement.code,
                **_pair(assessment.placement, "name"),
            },
            "approved_on": _day(assessment.approved_at),
            "answers": assessed,
        },
    }


def _position_numbers(prepared: Preparation, lines: list[Line]) -> dict[int, str]:
    people = [line.executive.person_id for line in lines]
    homes = directory.homes(on=prepared.on).filter(person__in=people)
    return dict(homes.values_list("person", "position__number"))


def positions_of(prepared: Preparation) -> list[dict[str, Any]]:
    """The critical positions of the levels that go, with how many could follow, and when."""
    found = _critical(prepared.dossier, on=prepared.on, levels=_levels_that_go(prepared))
    words = Words(prepared.dossier.cycle)
    answers = words.told(PositionAnswer.objects.filter(sheet__in=[row.pk for row in found]))
    slates = _slates([row.position_id for row in found])
    return [
        {
            "key": row.position_id,
            "number": row.position.number,
            "level": row.level,
            "title": _pair(row, "title"),
            "unit": _pair(row, "unit_name"),
            "answers": answers[row.pk],
            "left_empty_because": row.left_empty_because,
            **slates[row.position_id],
        }
        for row in found
    ]


def _levels_that_go(prepared: Preparation) -> set[str]:
    """The levels whose files the organization sends, whether or not anybody is in them."""
    dossier = prepared.dossier
    kind, table = cycles.kind_of(dossier.organization), cycles.rule_table(dossier.cycle)
    return prepared.chosen | {
        level for level in Level.values if table.submission(level=level, kind=kind) in rules.NEEDED
    }


def _critical(dossier, *, on: date, levels: set[str]) -> list[PositionAssessment]:
    then = Q(position__terms__ends_on__isnull=True) | Q(position__terms__ends_on__gte=on)
    terms = FilteredRelation(
        "position__terms", condition=then & Q(position__terms__starts_on__lte=on)
    )
    return list(
        PositionAssessment.objects.filter(
            cycle=dossier.cycle, critical=True, state=PositionState.COMPLETE
        )
        .annotate(terms=terms)
        .filter(terms__unit__organization=dossier.organization_id, terms__level__in=sorted(levels))
        .annotate(
            level=F("terms__level"),
            title_en=F("terms__title_en"),
            title_fr=F("terms__title_fr"),
            unit_name_en=F("terms__unit__name_en"),
            unit_name_fr=F("terms__unit__name_fr"),
        )
        .select_related("position")
        .order_by("position__number")
    )


def _slates(positions: list[int]) -> dict[int, dict[str, Any]]:
    """How many stand on the slate of each position, by readiness; and how many could fill in."""
    codes = ("all", *Readiness.values)
    found = {
        position: {"successors": dict.fromkeys(codes, 0), "interim": 0} for position in positions
    }
    rows = Successor.objects.filter(position__in=positions, removed_at=None)
    for position, readiness, interim in rows.values_list("position", "readiness", "interim"):
        if interim:
            found[position]["interim"] += 1
        else:
            found[position]["successors"]["all"] += 1
            found[position]["successors"][readiness] += 1
    return found


class Words:
    """Answers in the wording of their own questions, both languages, in the order of asking."""

    def __init__(self, cycle):
        self.competencies = list(cycle.competencies.rows.all()) if cycle.competencies_id else []
        self.parts = {c.code: (n, _pair(c, "name")) for n, c in enumerate(self.competencies)}

    def told(self, rows: QuerySet) -> dict[int, list[dict[str, Any]]]:
        """The answers that go to OCHRO, by sheet: one query for them, one for their questions."""
        given = list(rows.values_list("sheet", "question", "part", "value"))
        sent = Question.objects.filter(
            pk__in={question for _sheet, question, *_ in given}, sent=True
        )
        asked = {question.pk: _Asked(question, self.competencies) for question in sent}
        found: dict[int, list] = defaultdict(list)
        for sheet, question, part, value in given:
            if question in asked and not answering.is_empty(value):
                place, competency = self.parts.get(part, (0, None))
                told = asked[question].told(part, competency, value)
                found[sheet].append(((*asked[question].order, place, part), told))
        in_order = {
            sheet: [told for _place, told in sorted(answers, key=itemgetter(0))]
            for sheet, answers in found.items()
        }
        return defaultdict(list, in_order)


class _Asked:
    """One question, and every choice that was made with it, put into words once."""

    def __init__(self, question, competencies: list):
        self.question, self.competencies = question, competencies
        self.order = (question.order, question.code)
        self.wording = _pair(question, "name")
        self.chosen: dict[Any, dict[str, str]] = {}

    def told(self, part: str, competency: dict[str, str] | None, value: Any) -> dict[str, Any]:
        """What is written says itself; what was chosen stands in words of both languages."""
        code = self.question.code
        return {
            "key": f"{code}.{part}" if part else code,
            "section": self.question.section,
            "question": self.wording,
            "part": competency,
            "value": value,
            "shown": None if self.question.kind in WRITTEN else self._shown(value),
        }

    def _shown(self, value: Any) -> dict[str, str]:
        choice = tuple(value) if isinstance(value, list) else value
        if choice not in self.chosen:
            self.chosen[choice] = {
                tongue: answering.shown(
                    self.question, value, tongue, competencies=self.competencies
                )
                for tongue in ("en", "fr")
            }
        return self.chosen[choice]


def _pair(thing, stem: str) -> dict[str, str]:
    return {"en": getattr(thing, f"{stem}_en"), "fr": getattr(thing, f"{stem}_fr")}


def _day(moment) -> str | None:
    return timezone.localdate(moment).isoformat() if moment else None
