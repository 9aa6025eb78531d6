"""The rows of questionnaires and assessments, with their answers and first placements."""

from collections.abc import Iterable, Iterator
from typing import Any

from demo.chapters.talent.bulk import NOTHING, copy, field, put_many, short_json
from demo.chapters.talent.files import File, Move, Year
from demo.chapters.talent.people import holder_on, user_id
from demo.chapters.talent.texts import one
from demo.world.records import Human
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    PlacementMove,
    Questionnaire,
)

ANSWER = ("sheet_id", "question_id", "part", "value", "revision", "carried", "saved_at",
          "saved_by_id")  # fmt: skip


def write(year: Year) -> None:
    """All sheets of a cycle."""
    answered = [file for file in year.files if file.answers]
    for file, pk in zip(
        answered, put_many(Questionnaire, [_questionnaire(f) for f in answered]), strict=True
    ):
        file.questionnaire_id = pk
    copy(Answer, ANSWER, _answers(answered))
    assessed = [file for file in year.files if file.assessment]
    for file, pk in zip(
        assessed, put_many(Assessment, [_assessment(f) for f in assessed]), strict=True
    ):
        file.assessment_id = pk
    copy(AssessmentAnswer, ANSWER, _assessed(assessed))
    put_many(PlacementMove, [_move(file, move) for file in assessed for move in file.moves])


def _questionnaire(file: File) -> dict[str, Any]:
    returned = file.answers == "returned"
    return {
        "person_id": file.person_id,
        "cycle_id": file.year.cycle.pk,
        "state": file.answers,
        "notice_read_at": None if file.answers == "declined" else file.began_at,
        "started_at": file.began_at,
        "submitted_at": file.submitted_at,
        "declined_at": file.began_at if file.answers == "declined" else None,
        "returned_at": file.submitted_at if returned else None,
        "returned_by_id": user_id(file.manager) if returned else None,
        "note": one(file.rng, "manager", "returned", file.manager_language) if returned else "",
    }


def _assessment(file: File) -> dict[str, Any]:
    head = _deputy_head(file) if file.approved_at else None
    return {
        "person_id": file.person_id,
        "cycle_id": file.year.cycle.pk,
        "author_id": file.manager.row.pk if file.manager else None,
        "state": file.assessment,
        "placement_id": _placement(file, file.placement),
        "revision": len(file.moves),
        "started_at": file.assessed_at,
        "completed_at": file.completed_at,
        "approved_at": file.approved_at,
        "approved_by_id": user_id(head),
        "note": file.note,
    }


def _placement(file: File, code: str) -> int | None:
    return file.year.placements[code].pk if code else None


def _deputy_head(file: File) -> Human | None:
    """Who headed the organization on the day of the approval."""
    day = file.approved_at.date() if file.approved_at else file.year.day
    return holder_on(file.organization.deputy_head, day)


def _move(file: File, move: Move) -> dict[str, Any]:
    return {
        "assessment_id": file.assessment_id,
        "stage": move.stage,
        "before_id": _placement(file, move.before),
        "after_id": _placement(file, move.after),
        "why": move.why,
        "at": move.at,
        "by_id": move.by,
        "session_id": move.session.pk if move.session else None,
    }


def _answers(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        at = file.submitted_at or file.began_at
        yield from _lines(file, file.questionnaire_id, file.own, at, file.human, kept=file.kept)


def _assessed(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        at = file.completed_at or file.assessed_at
        yield from _lines(file, file.assessment_id, file.said, at, file.manager)


def _lines(
    file: File, sheet: int | None, given: dict, at: Any, by: Human | None, *, kept: bool = False
) -> Iterator[str]:
    questions, tail = file.year.questions, tail_of(at, by, kept=kept)
    for (code, part), value in given.items():
        yield f"{sheet}\t{questions[code].pk}\t{part}\t{short_json(value)}{tail}"


def tail_of(at: Any, by: Human | None, *, kept: bool = False) -> str:
    """How the line of an answer ends: revision, kept from last year, when and by whom."""
    return f"\t1\t{'t' if kept else 'f'}\t{field(at)}\t{user_id(by) or NOTHING}\n"
