"""The ids that stand in addresses of the talent exercise."""

from tests.matrix.talent_world import CRITICAL, STATES
from tests.matrix.world import World, place_of

NOBODYS = 999_999_999


def _people(world: World, name: str) -> int | None:
    """The person of an address with two ids; an id that nobody has for `none`."""
    if name == "none":
        return NOBODYS
    return world.people[name].pk if name in world.people else None


def _person_in_french(world: World, name: str) -> dict | None:
    person = _people(world, name)
    return person and {"pk": person, "language": "fr"}


def _beside_organization(world: World, name: str) -> dict | None:
    person, place = _people(world, name), place_of(name)
    if name != "none" and place is None:
        return None
    organization = world.organizations[place].pk if place else NOBODYS
    return {"pk": organization, "person": person}


def _beside_dossier(world: World, name: str) -> dict | None:
    person, place = _people(world, name), place_of(name)
    if name != "none" and place is None:
        return None
    return {"pk": world.talent.dossiers[place].pk if place else NOBODYS, "person": person}


def _in_session(world: World, name: str, **more) -> dict | None:
    place = place_of(name)
    if name == "none":
        return {"pk": world.talent.sessions["here"].pk, "person": NOBODYS}
    if place not in world.talent.sessions:
        return None
    return {"pk": world.talent.sessions[place].pk, "person": world.people[name].pk}


def _in_session_and_open(world: World, name: str) -> dict | None:
    """As above, but for those whose placement moves no more, or not yet."""
    return None if name in {"aside", "committee_member"} else _in_session(world, name)


def _session_number(world: World, name: str) -> int | None:
    if name == "none":
        return NOBODYS
    session = world.talent.sessions.get(place_of(name))
    return session and session.pk


def _session_to_close(world: World, name: str) -> dict | None:
    number = _session_number(world, name)
    return number and {"pk": number, "action": "close"}


def _subject(world: World, name: str) -> dict | None:
    """The critical position on the agenda of the session here."""
    number = NOBODYS if name == "none" else _session_number(world, name)
    key = world.positions["manager"].pk
    return number and {"pk": number, "kind": "position", "key": str(key)}


def _number_of(world: World, name: str, packages: dict) -> str | None:
    if name == "none":
        return "NO-SUCH-NUMBER"
    found = packages.get(place_of(name))
    return found and found.number


def _package(world: World, name: str) -> dict | None:
    number = _number_of(world, name, world.talent.packages)
    return number and {"number": number}


def _withdrawn(world: World, name: str) -> dict | None:
    """What was taken back: here alone."""
    if place_of(name) == "there":
        return None
    number = _number_of(world, name, world.talent.earlier)
    return number and {"number": number}


def _submitted_file(world: World, name: str) -> dict | None:
    number = _number_of(world, name, world.talent.packages)
    return number and {"number": number, "person": _people(world, name)}


def _submitted_answers(world: World, name: str):
    return None if name == "colleague" else world.talent.answers.get(name)


def _still_written(things: str, *done: str):
    """Those on whose sheet is written still; a sheet that is complete is opened again first."""
    return lambda world, name: None if name in done else getattr(world, things).get(name)


NUMBERS = {
    "person_to_assess": _still_written("people", *STATES),
    "position_to_assess": _still_written("positions", *CRITICAL),
    "answers_to_return": lambda world, name: (
        None if name in STATES else _submitted_answers(world, name)
    ),
    "answers": _submitted_answers,
    "draft_answers": lambda world, name: (
        world.talent.answers[name] if name == "colleague" else None
    ),
    "person_to_share": lambda world, name: world.people[name] if name in STATES else None,
    "assessment": lambda world, name: world.talent.assessments.get(name),
    "done_assessment": lambda world, name: (
        world.talent.assessments[name] if name in STATES else None
    ),
    "begun_assessment": lambda world, name: (
        None if name in STATES else world.talent.assessments.get(name)
    ),
    "action": lambda world, name: world.talent.actions.get(name),
    "note": lambda world, name: world.talent.notes.get(name),
    "entry": lambda world, name: world.talent.entries.get(name),
    "membership": lambda world, name: world.talent.memberships.get(name),
    "successor": lambda world, name: world.talent.successors.get(name),
    "extension": lambda world, name: world.talent.extensions.get(name),
    "dossier": lambda world, name: world.talent.dossiers.get(place_of(name)),
    "reminder": lambda world, name: world.talent.reminders.get(place_of(name)),
    "session": lambda world, name: world.talent.sessions.get(place_of(name)),
    "planned_session": lambda world, name: world.talent.planned.get(place_of(name)),
}

WORDS = {
    "person_in_french": _person_in_french,
    "executive_of_organization": _beside_organization,
    "executive_of_dossier": _beside_dossier,
    "session_person": _in_session,
    "session_person_open": _in_session_and_open,
    "session_to_close": _session_to_close,
    "session_subject": _subject,
    "package": _package,
    "withdrawn_package": _withdrawn,
    "submitted_file": _submitted_file,
    "entry_kind": lambda world, name: {"kind": "education"},
    "own_section": lambda world, name: {"code": "strengths"},
    "submit_own": lambda world, name: {"action": "submit"},
}
