"""The Employee Information Portal: contact, résumé, communities, and "still correct"."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Year
from demo.chapters.talent.texts import Text, pool
from demo.service import Service, moment
from demo.world.draws import stream
from talent.models import (
    Community,
    CommunityMembership,
    Contact,
    ProfileConfirmation,
    ProfileEntry,
)

CITIES = {
    "NCR": Text("Ottawa, Ontario", "Ottawa (Ontario)"),
    "ATLANTIC": Text("Halifax, Nova Scotia", "Halifax (Nouvelle-Écosse)"),
    "QUEBEC": Text("Montréal, Quebec", "Montréal (Québec)"),
    "ONTARIO": Text("Toronto, Ontario", "Toronto (Ontario)"),
    "PRAIRIES": Text("Winnipeg, Manitoba", "Winnipeg (Manitoba)"),
    "BC": Text("Vancouver, British Columbia", "Vancouver (Colombie-Britannique)"),
    "NORTH": Text("Whitehorse, Yukon", "Whitehorse (Yukon)"),
}
CONFIRMED = 0.6


def load(years: list[Year], service: Service) -> None:
    """Of everybody who is an executive today."""
    now = years[-1]
    communities = dict(Community.objects.values_list("code", "pk"))
    drawn = [(f, stream(service.world.seed, "profile", f.position.number)) for f in now.files]
    put_many(Contact, [_contact(file, rng) for file, rng in drawn])
    put_many(ProfileEntry, [row for file, rng in drawn for row in _entries(file, rng)])
    put_many(CommunityMembership, [_membership(f, rng, communities) for f, rng in drawn])
    put_many(ProfileConfirmation, [row for file, rng in drawn for row in _confirmed(file, rng)])


def _contact(file: File, rng: Random) -> dict[str, Any]:
    human = file.human
    return {
        "person_id": file.person_id,
        "email": human.email,
        "phone": f"{rng.choice((343, 613, 819, 873))}-555-01{rng.randint(0, 99):02}",
        "address": CITIES.get(file.position.region, CITIES["NCR"]).said(file.language),
    }


def _entries(file: File, rng: Random) -> Iterator[dict[str, Any]]:
    tongue, began = file.language, file.human.born_on.year + 22
    served = file.human.service_start_on
    for kind, chance in (("education", 1), ("education", 0.5), ("employment", 0.35),
                         ("accreditation", 0.2), ("award", 0.25), ("membership", 0.2),
                         ("language", 0.15)):  # fmt: skip
        if rng.random() >= chance and file.human.username != "executive":
            continue
        what, where = rng.choice(pool("profile", kind)), rng.choice(pool("profile", f"{kind}-at"))
        first = began + rng.randint(0, 4)
        last: int | None = first + rng.randint(1, 4)
        if kind == "employment":
            last = min(max(first + 1, (served.year if served else first + 4)), file.year.day.year)
        elif kind in {"award", "membership", "accreditation"}:
            first = last = min(began + rng.randint(8, 25), file.year.day.year)
            last = None if kind == "membership" else last
        dated = kind != "language"
        yield {
            "person_id": file.person_id,
            "kind": kind,
            "title": what.said(tongue),
            "place": where.said(tongue),
            "from_year": first if dated else None,
            "to_year": last if dated else None,
            "text": "",
        }


def _membership(file: File, rng: Random, communities: dict[str, int]) -> dict[str, Any]:
    return {
        "person_id": file.person_id,
        "community_id": communities[rng.choice(sorted(communities))],
        "consents": rng.random() < 0.7,
        "answered_at": moment(file.year.day - timedelta(days=rng.randint(5, 300))),
    }


def _confirmed(file: File, rng: Random) -> Iterator[dict[str, Any]]:
    """Most said last year that all is correct, and some this year; the demo executive not yet."""
    day = file.year.day
    times = [day - timedelta(days=rng.randint(330, 400))]
    if rng.random() < CONFIRMED and file.human.username != "executive":
        times.append(max(day - timedelta(days=rng.randint(1, 40)), file.year.cycle.starts_on))
    for on in times:
        yield {"person_id": file.person_id, "confirmed_at": moment(on)}
