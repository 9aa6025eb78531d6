"""Sheets of the talent exercise with their answers, and packages, however they came to be.

All of it is written by hand, past the services; the caller stands under an act (`arrange`).
"""

from uuid import uuid4

from etms.packages.choices import PackageState
from etms.packages.rules import digest
from etms.packages.services import sealed
from talent.access.submission import PURPOSE
from talent.choices import AssessmentState, MoveStage, PackageCount, PositionState
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    PlacementMove,
    PositionAnswer,
    PositionAssessment,
    Questionnaire,
    Successor,
)

PLACEMENT = "well-placed-in-role"


def _write(model, sheet, cycle, answers, at):
    asked = {row.code: row for row in cycle.questions.rows.filter(code__in=answers)}
    model.objects.bulk_create(
        [
            model(sheet=sheet, question=asked[code], value=value, saved_at=at)
            for code, value in answers.items()
        ]
    )


def questionnaire(person, cycle, state, *, at, note="", **answers):
    """The answers of an executive, and the note with which they came back; names of questions
    with "_" for "-"."""
    sheet = Questionnaire.objects.create(
        person=person,
        cycle=cycle,
        state=state,
        notice_read_at=at,
        started_at=at,
        submitted_at=at if state == "submitted" else None,
        note=note,
    )
    _write(Answer, sheet, cycle, _codes(answers), at)
    return sheet


def assessment(person, cycle, state, *, at, note="", why="", by=None, author=None, **answers):
    """What a manager wrote, placed once, with the reason of that move; the note with which it
    came back from the deputy head."""
    placement = cycle.placements.rows.get(code=PLACEMENT)
    approved = state == AssessmentState.APPROVED
    sheet = Assessment.objects.create(
        person=person,
        cycle=cycle,
        author=author,
        state=state,
        placement=placement,
        revision=1,
        started_at=at,
        completed_at=None if state == AssessmentState.DRAFT else at,
        approved_at=at if approved else None,
        note=note,
    )
    _write(AssessmentAnswer, sheet, cycle, _codes(answers), at)
    PlacementMove.objects.create(
        assessment=sheet, stage=MoveStage.PROPOSED, after=placement, why=why, at=at, by=by
    )
    return sheet


def critical_position(position, cycle, state, *, at, **answers):
    """An assessment that calls a position critical."""
    sheet = PositionAssessment.objects.create(
        position=position,
        cycle=cycle,
        state=state,
        critical=True,
        started_at=at,
        completed_at=at if state == PositionState.COMPLETE else None,
    )
    _write(PositionAnswer, sheet, cycle, {"operational": True} | _codes(answers), at)
    return sheet


def empty_slate(position, *, why):
    """Nobody could follow, on purpose."""
    PositionAssessment.objects.filter(position=position).update(left_empty_because=why)


def successor(position, person, *, at, rank=1, interim=False, gap="", **more):
    return Successor.objects.create(
        position=position,
        person=person,
        interim=interim,
        readiness="later",
        rank=rank,
        gap=gap,
        added_at=at,
        **more,
    )


def submitted(person, position, *, said, written):
    """One executive's file in a package: what the executive said, what the manager wrote."""
    terms = position.terms.get()
    return {
        "key": person.pk,
        "name": {"given": person.given_name, "family": person.family_name},
        "level": str(terms.level),
        "rule": "expected",
        "position": {
            "number": position.number,
            "title": {"en": terms.title_en, "fr": terms.title_fr},
        },
        "unit": {"en": terms.unit.name_en, "fr": terms.unit.name_fr},
        "submitted_on": "2026-10-01",
        "answers": [_told("strengths", said)],
        "assessment": {
            "placement": {"code": PLACEMENT, "en": "Well-placed in role", "fr": "Bien en poste"},
            "approved_on": "2026-10-20",
            "answers": [_told("a-strengths", written)],
        },
    }


def submitted_position(position, *, written):
    """One critical position in a package."""
    terms = position.terms.get()
    return {
        "key": position.pk,
        "number": position.number,
        "level": str(terms.level),
        "title": {"en": terms.title_en, "fr": terms.title_fr},
        "unit": {"en": terms.unit.name_en, "fr": terms.unit.name_fr},
        "answers": [_told("rationale", written)],
        "left_empty_because": "",
        "successors": {"all": 1, "now": 1, "soon": 0, "later": 0},
        "interim": 0,
    }


def package(dossier, *, turn, state, files, positions, by, at, note="", missing=()):
    """A package as it stands in the database; its copies are made by `copy_out`."""
    counts = dict.fromkeys(PackageCount.values, 0) | {"sent": len(files)}
    organization = dossier.organization
    content = {
        "form": "talent-package-1",
        "cycle": dossier.cycle.code,
        "organization": {
            "number": organization.number,
            "name": {"en": organization.name_en, "fr": organization.name_fr},
            "kind": "core",
        },
        "rules": {
            "key": dossier.cycle.rules.code,
            "name": {"en": dossier.cycle.rules.name_en, "fr": dossier.cycle.rules.name_fr},
        },
        "counts": counts,
        "levels": [],
        "missing": list(missing),
        "files": files,
        "positions": positions,
    }
    made = sealed(
        purpose=PURPOSE,
        dossier=dossier,
        turn=turn,
        key=uuid4(),
        content=content,
        digest=digest(content),
        counts=counts,
        by=by,
        acting_for=None,
        at=at,
    )
    made.state, made.note = state, note
    if state != PackageState.SUBMITTED:
        made.moved_at, made.moved_by = at, by
    made.save(force_insert=True)
    return made


def _told(code, words):
    return {
        "key": code,
        "section": "strengths",
        "question": {"en": f"Question {code}", "fr": f"Question {code}"},
        "part": None,
        "value": words,
        "shown": {"en": words, "fr": words},
    }


def _codes(answers):
    return {name.replace("_", "-"): value for name, value in answers.items()}
