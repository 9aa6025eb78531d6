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
    """A first degree for everybody, and what else there is; the demo executive has all of it."""
    born, now = file.human.born_on.year, file.year.day.year
    served = file.human.service_start_on
    came = served.year if served else born + 30
    spans: dict[str, tuple[float, int | None, int | None]] = {
        "education": (1, born + 18, born + 22),
        "degree": (0.5, min(born + 23, now), min(born + 24 + rng.randint(0, 2), now)),
        "employment": (0.35, min(born + 25, came), came),
        "accreditation": (0.2, born + 28, born + 28),
        "award": (0.25, now - rng.randint(1, 12), None),
        "membership": (0.2, now - rng.randint(1, 12), None),
        "language": (0.15, None, None),
    }
    for code, (chance, first, last) in spans.items():
        if rng.random() >= chance and file.human.username != "executive":
            continue
        kind = "education" if code == "degree" else code
        yield {
            "person_id": file.person_id,
            "kind": kind,
            "title": rng.choice(pool("profile", code)).said(file.language),
            "place": rng.choice(pool("profile", f"{kind}-at")).said(file.language),
            "from_year": first,
            "to_year": first if kind == "award" else last,
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
