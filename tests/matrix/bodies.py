"""What is sent to each door that changes something: right, so that only the door can refuse it."""

from classification.api.shapes import EXAMPLE
from tests.matrix import evaluation_bodies, talent_bodies
from tests.matrix.world import World, place_of


def body(name: str, world: World, viewer: str, target: str) -> dict:
    return BODIES[name](world, viewer, target) if name else {}


def _place(viewer: str, target: str) -> str:
    return place_of(target) or place_of(viewer) or "here"


# Whose position stands above a new one.
TOPS = {"here": "deputy_head", "there": "deputy_head_there", "ochro": "ochro_lead"}


def _terms(world: World, viewer: str, target: str) -> dict:
    return {
        "starts_on": str(world.today),
        "title_en": "Director, Matrix",
        "title_fr": "Directrice ou directeur, Matrice",
        "level": "EX-01",
        "unit": world.units[_place(viewer, target)].pk,
        "reports_to": world.positions[TOPS[_place(viewer, target)]].number,
        "language_requirement": "bilingual",
        "language_profile": "CBC/CBC",
        "region": "NCR",
    }


def _new_person(world: World, viewer: str, target: str) -> dict:
    return {
        "given_name": "Nouvelle",
        "family_name": "Venue",
        "first_official_language": "fr",
        "correspondence_language": "fr",
        "position": world.positions[_vacant(viewer, target)].number,
        "kind": "substantive",
        "starts_on": str(world.today),
    }


def _vacant(viewer: str, target: str) -> str:
    return {"here": "left", "there": "vacant_there", "ochro": "vacant_ochro"}[
        _place(viewer, target)
    ]


def _role(world: World, viewer: str, target: str) -> dict:
    role = "ochro_analyst" if viewer == "ochro_lead" else "hr_adviser"
    return {"role": role, "user": world.users["nobody"].username, "basis": "Matrix"}


def _delegate(world: World, viewer: str, target: str) -> dict:
    place = "there" if viewer.endswith("_there") else "here"
    return {"dossier": world.dossiers[place].pk, "user": world.users["nobody"].username}


BODIES = {
    "language": lambda *_: {"language": "fr", "next": "/"},
    "notice_mail": lambda *_: {"notice_mail": "daily"},
    "wrong_password": lambda *_: {
        "login": "nobody-knows",
        "password": "not the password",
        "oldpassword": "not the password",
        "password1": "a new and long sentence",
        "password2": "a new and long sentence",
    },
    "address": lambda *_: {"email": "nobody-knows@test.example"},
    "particulars": lambda *_: {"first_official_language": "fr", "correspondence_language": "fr"},
    "restricted": lambda *_: {"date_of_birth": "1970-01-02", "gender": "Matrix"},
    "salary": lambda world, *_: {"starts_on": str(world.today), "amount": "140000"},
    "interchange": lambda world, *_: {
        "kind": "interchange_out",
        "host": "Matrix",
        "starts_on": str(world.today),
        "corporate_commitment": "no",
    },
    "account": lambda *_: {"email": "new@test.example", "username": "matrix-new"},
    "language_result": lambda *_: {
        "skill": "reading",
        "result": "B",
        "tested_on": "2024-02-01",
        "expires_on": "2029-01-31",
    },
    "end": lambda world, *_: {"ends_on": str(world.today)},
    "terms": _terms,
    "new_position": lambda *about: {"number": "NEW-1", **_terms(*about)},
    "unit": lambda *_: {"name_en": "Matrix", "name_fr": "Matrice", "parent": ""},
    "new_person": _new_person,
    "newcomer": lambda world, viewer, target: {
        "email": world.users["future_delegate"].email,
        "position": world.positions[_vacant(viewer, target)].number,
        "starts_on": str(world.today),
    },
    "year": lambda world, *_: {"year": world.today.year + 3},
    "version": lambda world, *_: {"version": world.versions["rules"].code},
    "role": _role,
    "delegate": _delegate,
    "job_evaluation": lambda *_: EXAMPLE,
}
for more in (talent_bodies.BODIES, evaluation_bodies.BODIES):
    assert not BODIES.keys() & more.keys()  # a name that stands twice would be asked of both doors
    BODIES |= more
