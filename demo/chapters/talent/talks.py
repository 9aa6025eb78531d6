"""Conversations, what was shared, and what both sides agreed to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Year
from demo.chapters.talent.people import user_id
from demo.chapters.talent.texts import one, pool
from demo.chapters.talent.words import Words
from demo.service import moment
from demo.world.draws import weighted
from etms.cycles.choices import StageCode
from etms.learning.models import LearningAction
from talent.choices import ShareKind
from talent.models import Conversation, Preparation, Share

KEPT_SHARES = 1  # of how many cycles before the running one the shared copy is there
TALKED = 0.88


@dataclass(eq=False, slots=True, repr=False)
class Talk:
    """The conversation of a file."""

    planned_on: date | None = None
    held_on: date | None = None
    person_at: datetime | None = None
    manager_at: datetime | None = None
    prepared: bool = False
    id: int | None = None


def plan(file: File) -> None:
    """Whether they talked, and what was shared."""
    rng, year = file.rng, file.year
    if not file.manager or not file.assessment:
        return
    if not year.running:
        at = file.between(StageCode.APPROVAL, file.approved_at)
        if file.manager.user:
            file.shared_at = at
        if rng.random() < TALKED:
            file.talk = Talk(at.date(), at.date(), at, at)
        return
    if file.assessment == "approved" and file.manager.user and rng.random() < 0.55:
        file.shared_at = year.now
    file.talk = _now(file, rng)


def _now(file: File, rng: Random) -> Talk | None:
    """In the running cycle some have talked, some agreed on a day, and most did neither."""
    day = file.year.day
    if file.assessment == "draft":
        return Talk(day + timedelta(days=rng.randint(3, 25))) if rng.random() < 0.1 else None
    step = weighted(rng, {"held": 30, "acknowledged": 20, "planned": 25, "past": 5, "": 20})
    if not step:
        return None
    if step == "planned":
        return Talk(day + timedelta(days=rng.randint(1, 21)), prepared=rng.random() < 0.3)
    held = max(day - timedelta(days=rng.randint(1, 12)), file.year.cycle.starts_on)
    if step == "past":
        return Talk(held)
    at = file.year.now
    both = step == "acknowledged"
    return Talk(held, held, at if both or rng.random() < 0.3 else None, at if both else None)


def load(year: Year) -> None:
    """The rows of a cycle."""
    talked = [file for file in year.files if file.talk]
    ids = put_many(Conversation, [_conversation(file) for file in talked])
    for file, pk in zip(talked, ids, strict=True):
        file.talk.id = pk
    put_many(Preparation, [row for f in talked if f.talk.prepared for row in _prepared(f)])
    if year.ago <= KEPT_SHARES:
        words = Words(year)
        shared = [file for file in year.files if file.shared_at]
        put_many(Share, [_share(file, words) for file in shared])
    put_many(LearningAction, [row for file in talked for row in _actions(file)])


def _conversation(file: File) -> dict[str, Any]:
    talk, rng = file.talk, file.rng
    comment = bool(talk.person_at) and rng.random() < 0.15
    answer = bool(talk.manager_at) and rng.random() < 0.1
    return {
        "person_id": file.person_id,
        "cycle_id": file.year.cycle.pk,
        "manager_id": file.manager.row.pk if talk.held_on else None,
        "planned_on": talk.planned_on,
        "held_on": talk.held_on,
        "person_acknowledged_at": talk.person_at,
        "person_comment": one(rng, "own", "comment", file.language) if comment else "",
        "manager_acknowledged_at": talk.manager_at,
        "manager_comment": one(rng, "manager", "comment", file.manager_language) if answer else "",
        "revision": 0,
    }


def _prepared(file: File) -> Iterator[dict[str, Any]]:
    at = file.year.now
    for who, human, shared in (("own", file.human, at), ("manager", file.manager, None)):
        yield {
            "conversation_id": file.talk.id,
            "author_id": human.row.pk,
            "text": one(file.rng, who, "prepared", human.language),
            "shared_at": shared,
            "saved_at": at,
            "revision": 1,
        }


def _share(file: File, words: Words) -> dict[str, Any]:
    over = file.assessment == "approved"
    return {
        "assessment_id": file.assessment_id,
        "kind": str(ShareKind.APPROVED if over else ShareKind.PROPOSED),
        "content": words.shared(file),
        "reason": "",
        "at": file.shared_at,
        "by_id": user_id(file.manager),
        "read_at": file.shared_at if not file.year.running else None,
    }


def _actions(file: File) -> Iterator[dict[str, Any]]:
    """What was agreed: old actions have ended, those of this year and the last go on."""
    talk, rng = file.talk, file.rng
    if talk.held_on is None:
        return
    for text in rng.sample(pool("own", "actions"), rng.choice((1, 1, 2))):
        due = talk.held_on + timedelta(days=rng.randint(60, 330))
        state = _state(due, file.year, rng)
        ended = state in {"done", "dropped"}
        yield {
            "person_id": file.person_id,
            "cycle_id": file.year.cycle.pk,
            "kind": text.about[0],
            "text": text.said(file.language),
            "purpose": "",
            "competency": rng.choice(file.year.competencies),
            "due_on": due,
            "state": state,
            "outcome": one(rng, "own", "outcome", file.language) if state == "done" else "",
            "ended_on": due - timedelta(days=rng.randint(0, 20)) if ended else None,
            "created_at": moment(talk.held_on),
            "created_by_id": user_id(file.manager),
        }


def _state(due: date, year: Year, rng: Random) -> str:
    if year.ago > 1:
        return weighted(rng, {"done": 85, "dropped": 15})
    if year.ago == 1:
        return weighted(rng, {"done": 45, "dropped": 5, "started": 35, "planned": 15})
    return weighted(rng, {"started": 30, "planned": 70})
