"""Positions: which are critical, and what a vacancy would cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from demo.chapters.talent import slates
from demo.chapters.talent.bulk import copy, put_many, short_json
from demo.chapters.talent.files import Year
from demo.chapters.talent.people import holder_on
from demo.chapters.talent.sheets import ANSWER, tail_of
from demo.chapters.talent.texts import one
from demo.service import Service
from demo.world.draws import stream, weighted
from demo.world.levels import RANKS
from demo.world.records import Human, Organization, Position
from demo.world.terms import level_on
from etms.cycles.choices import StageCode
from talent.models import PositionAnswer, PositionAssessment
from talent.rules.positions import CRITERIA

ASSESSED_FROM = 3  # the rank from which every position is looked at
CRITICAL = {1: 0.85, 2: 0.3, 3: 0.04}  # by tier
HOW_FAR = {"complete": 45, "draft": 20, "": 35}  # in the running cycle
HORIZON = {"within-one": "high", "one-to-two": "medium", "three-to-five": "low",
           "more-than-five": "low"}  # fmt: skip
REASONS = {"retirement": 40, "advancement": 25, "lateral": 20, "departure": 10, "end-of-term": 5}


@dataclass(eq=False, slots=True, repr=False)
class Place:
    """One position in one cycle."""

    year: Year
    position: Position
    rng: Random
    critical: bool
    state: str
    at: datetime
    by: Human | None  # its manager
    left_empty: str = ""
    said: dict[str, Any] = field(default_factory=dict)


def load(service: Service, years: list[Year], early: Iterable[Organization]) -> None:
    """The slates, which live all year, and the assessments of every cycle."""
    critical = {p: _is_critical(p, service.world.seed) for p in service.world.positions if p.tier}
    covered = slates.load(service, [p for p, is_it in critical.items() if is_it])
    for year in years:
        places = list(_places(year, service, critical, covered, frozenset(early)))
        ids = put_many(PositionAssessment, [_row(place) for place in places])
        copy(PositionAnswer, ANSWER, _answers(places, ids))


def _is_critical(position: Position, seed: int) -> bool:
    return stream(seed, "critical", position.number).random() < CRITICAL[position.tier]


def _places(
    year: Year, service: Service, critical: dict, covered: set, early: frozenset
) -> Iterator[Place]:
    for position, is_it in critical.items():
        senior = RANKS.get(level_on(position, year.day), 0) >= ASSESSED_FROM
        if position.starts_on > year.day or not (is_it or senior):
            continue
        rng = stream(service.world.seed, "place", position.number, year.cycle.code)
        state = "complete"
        if year.running and position.organization not in early:
            state = weighted(rng, HOW_FAR)
        if state:
            at = year.between(rng, StageCode.MANAGER)
            place = Place(
                year, position, rng, is_it, state, at, holder_on(position.boss, year.day)
            )
            _say(place, covered=position.row.pk in covered)
            yield place


def _say(place: Place, *, covered: bool) -> None:
    rng, tongue = place.rng, place.by.language if place.by else "en"
    reasons = set(rng.sample(CRITERIA, rng.randint(1, 3))) if place.critical else set()
    place.said = {code: code in reasons for code in CRITERIA}
    if not place.critical:
        return
    if place.state == "draft":
        place.said = dict(list(place.said.items())[: rng.randint(2, 4)])
        place.critical = any(place.said.values())
        return
    holder = holder_on(place.position, place.year.day)
    horizon = _horizon(holder, place.year.day, rng)
    place.said |= {
        "rationale": one(rng, "position", "rationale", tongue),
        "impact-organization": weighted(rng, {"low": 10, "medium": 40, "high": 50}),
        "impact-service": weighted(rng, {"low": 50, "medium": 35, "high": 15}),
        "vacancy-likelihood": HORIZON[horizon] if holder else "high",
        "vacancy-horizon": horizon,
        "vacancy-reason": weighted(rng, REASONS) if holder else "vacant",
        "has-plan": covered and rng.random() < 0.7,
    }
    if rng.random() < 0.6:
        place.said["replacement"] = one(rng, "position", "replacement", tongue)
    if rng.random() < 0.6:
        place.said["knowledge"] = one(rng, "position", "knowledge", tongue)
    if not covered and rng.random() < 0.3:
        place.left_empty = one(rng, "position", "left-empty", tongue)


def _horizon(holder: Human | None, day: date, rng: Random) -> str:
    if holder is None:
        return "within-one"
    age = (day - holder.born_on).days / 365.25
    if age > 59:
        return weighted(rng, {"within-one": 50, "one-to-two": 40, "three-to-five": 10})
    return weighted(rng, {"one-to-two": 20, "three-to-five": 45, "more-than-five": 35})


def _row(place: Place) -> dict[str, Any]:
    undecided = len(place.said) < len(CRITERIA) and not place.critical
    return {
        "position_id": place.position.row.pk,
        "cycle_id": place.year.cycle.pk,
        "state": place.state,
        "critical": None if undecided else place.critical,
        "left_empty_because": place.left_empty,
        "started_at": place.at,
        "completed_at": place.at + timedelta(minutes=20) if place.state == "complete" else None,
    }


def _answers(places: list[Place], ids: list[int]) -> Iterator[str]:
    for place, pk in zip(places, ids, strict=True):
        questions, tail = place.year.questions, tail_of(place.at, place.by)
        for code, value in place.said.items():
            yield f"{pk}\t{questions[code].pk}\t\t{short_json(value)}{tail}"
