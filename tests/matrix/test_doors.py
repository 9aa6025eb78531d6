"""Each door answers each person as the hand-written table says, shows nobody what is not theirs,
changes nothing where it only shows or refuses, and leaves its record."""

import pytest

from tests.matrix.addresses import addresses
from tests.matrix.doors import DOORS, METHODS, doors
from tests.matrix.knocking import CONTENT
from tests.matrix.rows import check, rows

EVERY = list(doors())


def test_every_address_and_method_has_a_kind():
    assert set(addresses()) == set(DOORS)


@pytest.mark.parametrize(
    ("name", "method", "door"), [d[1:] for d in EVERY], ids=[d[0] for d in EVERY]
)
def test_door(knocker, name, method, door):
    faults = [fault for row in rows(knocker, name, method, door) for fault in check(knocker, row)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", DOORS)
def test_methods_without_a_door_answer_405(knocker, name):
    door = next(iter(DOORS[name].values()))
    door = door[0] if isinstance(door, tuple) else door
    viewers = ("deputy_head", "administrator", "ochro_lead", "policy_officer")
    found = list(rows(knocker, name, "GET", door, viewers=viewers))
    row = next((row for row in found if row.status == door.done), found[0])  # one who is let in
    faults = []
    for method in METHODS:
        if method not in DOORS[name]:
            answer = knocker.knock(row.viewer, method, row.url)
            if answer.status != 405 or answer.changed & CONTENT or answer.leaks:
                faults.append(f"{method} {row.url} as {row.viewer}: {answer.status}")

    assert not faults, "\n".join(faults)
