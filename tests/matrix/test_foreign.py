"""A foreign id in every parameter and field that names a thing: refused, or without effect."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from etms.directory.models import PositionTerms
from etms.trace.models import Reading
from tests.matrix import evaluation_references, talent_references
from tests.matrix.bodies import body
from tests.matrix.doors import DOORS
from tests.matrix.knocking import CONTENT
from tests.matrix.references import (
    HARMLESS,
    HARMLESS_WORDS,
    REFERENCES,
    references_in_forms,
    references_in_the_api,
    words_of_addresses,
)
from tests.matrix.things import NOBODYS, parameters

REFUSED = {400, 403, 404, 422}
LISTED = [
    (f"{one.method} {one.door} {one.field} as {one.viewer}", one)
    for each in REFERENCES.values()
    for one in each
]
# thing: the id of one's own, one of another organization, and the columns that would hold it.
IDS = {
    "organization": lambda w: (
        w.organizations["here"].pk,
        w.organizations["there"].pk,
        ("organization_id",),
    ),
    "unit": lambda w: (w.units["here"].pk, w.units["there"].pk, ("unit_id", "parent_id")),
    "other_unit": lambda w: (w.units["beside"].pk, w.units["there"].pk, ("parent_id",)),
    "position_number": lambda w: (
        w.positions["manager"].number,
        w.positions["manager_there"].number,
        ("reports_to_id",),
    ),
    "vacant_number": lambda w: (
        w.positions["left"].number,
        w.positions["vacant_there"].number,
        ("position_id",),
    ),
    "appointment": lambda w: (w.appointments["executive"].pk, w.appointments["stranger"].pk, ()),
    "terms": lambda w: (_terms(w, "executive"), _terms(w, "stranger"), ()),
    "notice": lambda w: (w.notices["deputy_head"].pk, w.notices["stranger"].pk, ()),
    "reading": lambda w: (_reading(w, "deputy_head"), _reading(w, "stranger"), ()),
    "username": lambda w: (w.users["nobody"].username, w.users["stranger"].username, ()),
    "email": lambda w: (w.users["future_delegate"].email, w.users["stranger"].email, ()),
    "dossier": lambda w: (w.dossiers["here"].pk, w.dossiers["there"].pk, ()),
    "committee_dossier": lambda w: (w.dossiers["here"].pk, w.dossiers["there"].pk, ()),
}


IDS |= talent_references.IDS
IDS |= evaluation_references.IDS


def _terms(world, name):
    return PositionTerms.objects.get(position=world.positions[name]).pk


def _reading(world, name):
    return Reading.objects.filter(person_id=world.people[name].pk).first().pk


def test_every_field_that_names_a_thing_is_listed():
    found = references_in_forms() | references_in_the_api()

    assert found == set(HARMLESS) | {name for name in REFERENCES if isinstance(name, tuple)}


def test_every_word_of_an_address_is_listed():
    assert words_of_addresses() == set(HARMLESS_WORDS) | {
        name for name in REFERENCES if isinstance(name, str)
    }


@pytest.mark.parametrize("one", [one for _, one in LISTED], ids=[name for name, _ in LISTED])
def test_a_foreign_id_is_refused_or_without_effect(knocker, world, one):
    own, foreign, columns = IDS[one.thing](world)
    sent = {"foreign": foreign, "nobody's": _nobodys(foreign)}
    sent |= {"own, foreign": [own, foreign], "foreign, own": [foreign, own]}
    faults = []
    for name, value in sent.items():
        answer = _send(knocker, one, value)
        alone = not isinstance(value, list)
        if answer.leaks:
            faults.append(f"{name}: shows {answer.leaks}")
        if answer.status >= 500:
            faults.append(f"{name}: {answer.status}")
        if one.method == "GET" or answer.status in REFUSED:
            if answer.changed & CONTENT:
                faults.append(f"{name}: changed {set(answer.changed)}")
        elif (alone and answer.changed & CONTENT) or _holds(answer, columns, foreign):
            faults.append(f"{name}: {answer.status}, {[e.new for e in answer.written]}")

    assert not faults, "\n".join(faults)


def test_the_own_id_is_taken(knocker, world):
    """Positive control: the same requests with the own id do what they are for."""
    refused = [
        (name, answer.status)
        for name, one in LISTED
        for answer in [_send(knocker, one, IDS[one.thing](world)[0])]
        if answer.status not in {200, 302}
    ]

    assert not refused


def _nobodys(foreign):
    return NOBODYS if isinstance(foreign, int) else "nobody@nowhere.example"


def _send(knocker, one, value):
    door = DOORS[one.door][one.method]
    door = door[0] if isinstance(door, tuple) else door
    url = reverse(one.door, kwargs=parameters(knocker.world, door.thing, one.about))
    if one.method == "GET":
        return knocker.knock(one.viewer, "GET", f"{url}?{urlencode({one.field: value}, True)}")
    right = body(door.body, knocker.world, one.viewer, one.about)
    if one.thing == "vacant_number":
        right |= {"kind": "acting", "host": "", "corporate_commitment": ""}
    if one.thing == "committee_dossier":
        right |= {"role": "committee_member"}
    if one.door == "directory:person_add":
        right |= {"kind": "substantive"}
    return knocker.knock(one.viewer, "POST", url, body=right | {one.field: value})


def _holds(answer, columns, foreign) -> bool:
    """In a column that names it, or as a row of the table that is named."""
    return any(
        (event.new or {}).get(column) == foreign
        or (event.table_name.endswith(column) and event.row_id == foreign)
        for event in answer.written
        for column in columns
    )


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere"]
)
def test_no_answer_leads_to_another_host(knocker, elsewhere):
    sent = {"language": "fr", "next": elsewhere}
    for viewer in ("executive", "anonymous"):
        for url in (reverse("accounts:set_language"), reverse("account_login")):
            for method in ("GET", "POST"):
                asked = f"{url}?{urlencode({'next': elsewhere})}"
                answer = knocker.knock(viewer, method, asked, body=sent)
                assert "elsewhere" not in answer.location, f"{method} {url} as {viewer}"


def test_whom_another_organization_has_is_not_told(knocker, world):
    """Receiving somebody answers the same for an unknown address and for a stranger's."""
    one = REFERENCES["ReceiveForm", "email"][0]
    told = [
        _send(knocker, one, address).text.replace(address, "").partition("<main")[2]
        for address in (world.users["stranger"].email, "nobody@nowhere.example")
    ]

    assert _without_numbers(told[0]) == _without_numbers(told[1])


def _without_numbers(text: str) -> str:
    start = text.find("csrfmiddlewaretoken")
    return text[:start] + text[text.find(">", start) :]


@pytest.mark.parametrize("form", ["DelegateForm", "RoleForm"])
def test_whom_another_organization_has_cannot_be_found_out_by_naming(knocker, world, form):
    """Naming somebody answers the same for an unknown name, a stranger's, and OCHRO's."""
    one = REFERENCES[form, "user"][0]
    names = [world.users[who].username for who in ("stranger", "ochro_analyst", "administrator")]
    told = [
        _without_numbers(_send(knocker, one, name).text.replace(name, "").partition("<main")[2])
        for name in (*names, "nobody-of-this-name")
    ]

    assert told == [told[0]] * 4
