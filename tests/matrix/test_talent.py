"""Addresses with two ids, and words of a page that name a row: foreign ones have no effect.
Tabs and searches of a page: they show nobody more than the page itself may."""

from dataclasses import replace

import pytest
from django.urls import reverse

from talent.choices import Show
from tests.matrix.doors import DOORS
from tests.matrix.knocking import CONTENT
from tests.matrix.rows import check, rows
from tests.matrix.talent_bodies import BODIES

# Door, who knocks, and the two ids: one's own thing, and a person or position of elsewhere.
PAIRS = [
    ("POST", "talent:extend", "deputy_head", "more_time", "organization", "person"),
    ("POST", "talent:missing_reason", "deputy_head", "missing", "dossier", "person"),
    ("GET", "talent:preview_file", "deputy_head", "", "dossier", "person"),
    ("GET", "talent:session_place", "committee_chair", "", "session", "person"),
    ("POST", "talent:session_place", "committee_chair", "calibrate", "session", "person"),
    ("GET", "talent:session_person", "committee_chair", "", "session", "person"),
    ("POST", "talent:session_person", "committee_chair", "item", "session", "person"),
    ("POST", "talent:session_step_out", "committee_chair", "step_out", "session", "person"),
    ("POST", "talent:session_item", "committee_chair", "item", "session", "key"),
    ("GET", "talent:submitted_file", "deputy_head", "", "number", "person"),
    ("GET", "talent:submitted_file", "ochro_lead", "", "number", "person"),
]
OWN = {
    "organization": lambda w: {"pk": w.organizations["here"].pk},
    "dossier": lambda w: {"pk": w.talent.dossiers["here"].pk},
    "session": lambda w: {"pk": w.talent.sessions["here"].pk},
    "number": lambda w: {"number": w.talent.packages["here"].number},
}
FOREIGN = {
    "person": lambda w: {"person": w.people["stranger"].pk},
    "key": lambda w: {"kind": "position", "key": str(w.positions["stranger"].pk)},
}


@pytest.mark.parametrize(("method", "door", "viewer", "sent", "own", "foreign"), PAIRS)
def test_the_two_ids_of_an_address_belong_together(
    knocker, world, method, door, viewer, sent, own, foreign
):
    url = reverse(door, kwargs=OWN[own](world) | FOREIGN[foreign](world))
    body = BODIES[sent](world, viewer, "stranger") if sent else None

    answer = knocker.knock(viewer, method, url, body=body)

    assert answer.status == 404
    assert not answer.changed & CONTENT
    assert not answer.leaks


def test_seats_of_another_session_are_left_alone(knocker, world):
    seat = world.talent.sessions["there"].seats.get()
    url = reverse("talent:session_presence", args=[world.talent.sessions["here"].pk])

    answer = knocker.knock("committee_chair", "POST", url, body={"present": seat.pk})

    assert answer.status == 302
    assert seat.pk not in {
        event.row_id for event in answer.written if event.table_name.endswith("committees_seat")
    }


@pytest.mark.parametrize("show", ["", "first", "tried"])
@pytest.mark.parametrize("viewer", ["committee_chair", "committee_member", "delegate"])
def test_a_trial_tells_of_nobody_whom_the_map_does_not_show(knocker, world, viewer, show):
    """Own card, managers above, those for whom one steps out, and people of elsewhere."""
    here = world.talent.sessions["here"]
    sent = BODIES["trial"](world) | {"show": show}
    board = knocker.knock(viewer, "GET", reverse("talent:room", args=[here.pk]))

    answer = knocker.knock(viewer, "POST", reverse("talent:trial", args=[here.pk]), body=sent)

    assert answer.status == 200
    assert not answer.changed & CONTENT
    assert not answer.leaks
    unseen = [p.pk for p in world.people.values() if f"/people/{p.pk}/" not in board.text]
    assert unseen
    fields = ('name="to-{}"', 'name="drop" value="{}"', "/place/{}/")
    assert not [f.format(pk) for pk in unseen for f in fields if f.format(pk) in answer.text]


@pytest.mark.parametrize("show", ["", "accounts", "results"])
def test_what_a_page_does_not_list_is_not_mended(knocker, world, show):
    url = reverse("talent:mend", args=[world.organizations["here"].pk])
    for key in (f"{kind}{world.people['stranger'].pk}" for kind in ("account-", "results-", "")):
        sent = {"save": key, f"{key}-username": "matrix", f"{key}-email": "m@test.example"}
        answer = knocker.knock("deputy_head", "POST", f"{url}?show={show}", body=sent)
        assert not answer.changed & CONTENT
        assert not answer.leaks


EVERY_NAME = "q=qzx"  # all names of the world begin with it
TABS = {
    "talent:map": ["view=table"],
    "talent:approval": ["show=draft", "show=approved"],
    "talent:room": [
        *("view=table", "show=open", "show=moved&view=table", "show=changed"),
        *("view=first", "show=first&view=table", "view=first&show=open"),
    ],
    "talent:positions": [
        f"show={show}" for show in ("critical", "unplanned", "uncovered", "open")
    ],
    "talent:position": [EVERY_NAME],
    "talent:mend": ["show=accounts", "show=results"],
    "talent:cockpit_files": [f"show={show}" for show in Show.values],
    "talent:remind": [f"show={show}" for show in ("answers-open", "assessment-open")],
    "talent:submissions": [EVERY_NAME, "state=returned"],
    "talent:submitted_files": [EVERY_NAME, "level=EX-01"],
    "talent:package": [EVERY_NAME],
}


@pytest.mark.parametrize("name", TABS)
def test_a_tab_shows_no_more_than_its_page_may(knocker, name):
    door = DOORS[name]["GET"]
    let_in = [
        row
        for each in (door if isinstance(door, tuple) else (door,))
        for row in rows(knocker, name, "GET", each)
        if row.let_in
    ]
    assert let_in
    faults = [
        f"{tab}: {fault}"
        for tab in TABS[name]
        for row in let_in
        for fault in check(knocker, replace(row, url=f"{row.url}?{tab}", status=200))
    ]

    assert not faults, "\n".join(faults)


# Lists that would tell what a manager wrote, or left unwritten.
OF_MANAGERS = (
    "assessment-open assessment-late assessed must-assess unapproved unplaced placed talk-open"
    " talked unshared shared"
).split()


@pytest.mark.parametrize("show", OF_MANAGERS)
def test_a_delegate_finds_no_superior_in_a_list_of_what_managers_wrote(knocker, world, show):
    file = reverse("directory:person", args=[world.people["manager_above"].pk])
    page = reverse("talent:cockpit_files", args=[world.organizations["here"].pk])

    assert file not in knocker.knock("delegate", "GET", f"{page}?show={show}").text


def test_the_deputy_head_finds_them_there(knocker, world):
    """Positive control."""
    file = reverse("directory:person", args=[world.people["manager_above"].pk])
    page = reverse("talent:cockpit_files", args=[world.organizations["here"].pk])

    shown = [
        show
        for show in OF_MANAGERS
        if file in knocker.knock("deputy_head", "GET", f"{page}?show={show}").text
    ]

    assert {"assessment-open", "placed", "talk-open"} <= set(shown)
