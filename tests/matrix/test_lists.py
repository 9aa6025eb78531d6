"""Search, filters and days gone by show nobody more than the lists and pages themselves do."""

import pytest
from django.urls import reverse

from tests.matrix.canaries import Canary
from tests.matrix.cast import RELATIONS, VIEWERS, target
from tests.matrix.sees import KEEPERS, READERS_OF_TRANSFERRED, may_see
from tests.matrix.things import parameters
from tests.matrix.world import place_of

SEARCHED = ("directory:people", "api:people")
# A day on which the transferred executive was here and the former manager was the manager.
THEN = "2013-06-01"
DATED = {
    "directory:people": "",
    "directory:positions": "",
    "directory:position": "position",
    "directory:unit": "unit",
    "directory:chart": "organization",
    "directory:file": "person",
    "directory:organization": "organization",
    "api:people": "",
    "api:positions": "",
    "api:file": "person",
    "api:position": "position",
}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_search_finds_whose_card_one_may_see_and_nobody_else(knocker, world, viewer):
    faults = []
    for relation in RELATIONS[:-1]:
        whom = target(viewer, relation)
        if whom is None or place_of(whom) is None:
            continue
        person = world.people[whom]
        for door in SEARCHED:
            answer = knocker.knock(viewer, "GET", f"{reverse(door)}?q={person.family_name}")
            found = person.given_name in answer.text
            if answer.leaks or found is not may_see(viewer, Canary("name", whom)):
                faults.append(f"{door} {whom} found: {found} {answer.leaks}")

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_search_for_a_position_finds_it_within_reach_only(knocker, world, viewer):
    faults = []
    for relation in RELATIONS[:-1]:
        position = world.positions.get(target(viewer, relation))
        if position is None:
            continue
        title = position.terms.get().title_en
        for door in ("directory:positions", "api:positions"):
            answer = knocker.knock(viewer, "GET", f"{reverse(door)}?q={title}")
            allowed = may_see(viewer, Canary("position", target(viewer, relation)))
            if answer.leaks or (position.number in answer.text) is not allowed:
                faults.append(f"{door} {relation}: {answer.leaks}")

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("door", DATED)
def test_another_day_shows_only_what_belongs_to_those_who_keep_it(knocker, world, door):
    faults = []
    for viewer in VIEWERS:
        for relation in RELATIONS if DATED[door] else ("own",):
            whom = target(viewer, relation) or ""
            known = parameters(world, DATED[door], whom) if whom or not DATED[door] else None
            if known is None:
                continue
            url = f"{reverse(door, kwargs=known)}?on={THEN}"
            answer = knocker.knock(viewer, "GET", url)
            leaks = {
                token: canary
                for token, canary in answer.leaks.items()
                if not _was_here(viewer, canary)
            }
            if leaks or answer.status >= 500:
                faults.append(f"{viewer} {relation}: {answer.status} {leaks}")

    assert not faults, "\n".join(faults)


def _was_here(viewer: str, canary: Canary) -> bool:
    """Who keeps the directory of an organization sees who was in it on another day; a file tells
    its readers under whom its executive stood then."""
    if viewer in READERS_OF_TRANSFERRED:
        return canary in {("name", "former_manager"), ("position", "manager")}
    return viewer in KEEPERS["here"] and canary == ("name", "transferred")


@pytest.mark.parametrize("viewer", ["manager", "ochro_analyst", "stranger", "nobody"])
def test_a_session_is_answered_by_the_api_as_a_token_is(knocker, world, viewer):
    person = world.people["executive"].pk
    for url in (
        "/api/me/",
        "/api/people/",
        f"/api/people/{person}/",
        f"/api/people/{person}/file/",
    ):
        by_token, by_session = (
            knocker.knock(viewer, "GET", url, by_session=by_session)
            for by_session in (False, True)
        )
        assert by_session.status == by_token.status, url
        assert _body(by_session) == _body(by_token), url
        assert by_session.changed == by_token.changed, url


def _body(answer) -> str:
    return answer.text.rpartition("\n")[2]
