"""The invented service is the same for the same seed, and plausible (gc-facts 4, 5)."""

from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import mean

import pytest

from demo.world.catalogue import names
from demo.world.levels import RANKS
from demo.world.names import stopped
from demo.world.terms import level_on
from etms.directory.policy import salary_range
from tests.demo.worlds import ON, digest, held, now, world


def test_the_same_seed_and_day_invent_the_same_service():
    assert digest(world(seed=7)) == digest(world(seed=7))


def test_another_seed_invents_another_service():
    assert digest(world(seed=7)) != digest(world(seed=8))


@pytest.mark.parametrize(("organizations", "executives"), [(3, 80), (20, 300), (75, 900)])
def test_as_many_executives_as_were_ordered(organizations, executives):
    found = world(organizations=organizations, executives=executives)

    assert len(held(found)) == executives
    assert len(found.organizations) == organizations
    assert set(Counter(p.organization for p in held(found))) == set(found.organizations)


@pytest.mark.parametrize("cycles", [1, 2, 10])
@pytest.mark.parametrize("on", ["2026-04-01", "2027-03-31", "2028-02-29"])
def test_any_day_of_the_year_and_any_number_of_cycles_will_do(on, cycles):
    day = date.fromisoformat(on)
    if cycles == 10:
        day = day.replace(year=2028)  # salaries are published from 2018 on
    found = world(on=day, cycles=cycles)

    assert len(held(found)) == 130
    assert len(found.calendar.starts) == cycles
    assert all(o.deputy_head.holder for o in found.organizations)
    assert {p.pinned for p in found.positions if p.holder} > {"executive", "manager", "delegate"}
    begun = [t.starts_on for h in found.humans for t in (*h.homes, *h.away)]
    assert max(begun) <= day


@pytest.mark.parametrize("size", [{"organizations": 2}, {"organizations": 99}, {"executives": 20}])
def test_a_size_that_cannot_be_is_refused(size):
    with pytest.raises(ValueError, match="between|less than"):
        world(**size)


def test_levels_are_shared_out_as_in_the_service(service_like):
    levels = Counter(p.level for p in held(service_like))
    executives = sum(n for level, n in levels.items() if level.startswith("EX"))
    shares = {level: 100 * levels[level] / executives for level in levels}

    wanted = {"EX-01": 50, "EX-02": 22, "EX-03": 20, "EX-04": 5.5, "EX-05": 2.5}
    assert all(abs(shares[level] - share) < 2 for level, share in wanted.items())
    assert {"LC", "DS", "MD"} <= {level.partition("-")[0] for level in levels}


def test_chains_are_short_and_spans_are_human(service_like):
    spans = [len(p.reports) for p in service_like.positions if p.tier and p.reports]

    assert max(p.tier for p in service_like.positions) == 3
    assert 3 <= mean(spans) <= 6
    assert sum(span > 8 for span in spans) / len(spans) < 0.02
    assert all(
        RANKS[p.boss.level] >= RANKS[p.level] for p in service_like.positions if p.boss is not None
    )


def test_vacancies_and_absences_are_as_usual(service_like):
    positions = [p for p in service_like.positions if p.tier]
    executives = held(service_like)
    away = Counter(t.kind for h in service_like.humans for t in now(h.away))

    assert 0.06 < 1 - len(executives) / len(positions) < 0.08
    assert 0.04 < away["acting"] / len(executives) < 0.08
    assert all(away[kind] for kind in ("assignment", "secondment", "interchange_out"))
    assert any(p.holder.kind == "interchange_in" for p in executives)


def test_people_are_as_diverse_as_the_service(service_like):
    people = [p.holder.human for p in held(service_like)]

    assert abs(mean(h.language == "fr" for h in people) - 0.3) < 0.04
    assert abs(mean(h.gender == "woman" for h in people) - 0.46) < 0.04
    assert abs(mean((ON - h.born_on).days / 365.25 for h in people) - 50) < 1.5


def test_nobody_bears_the_name_of_a_known_person_or_of_another(service_like):
    full = [f"{h.given} {h.family}" for h in service_like.humans]

    assert not set(full) & stopped(names()["stop"]["names"])
    assert len(full) == len(set(full))


def test_nobody_is_in_two_places_and_no_place_has_two(service_like):
    for ties in (
        *(h.homes for h in service_like.humans),
        *(sorted(h.away, key=lambda t: t.starts_on) for h in service_like.humans),
        *(p.ties for p in service_like.positions),
    ):
        assert all(a.ends_on and a.ends_on < b.starts_on for a, b in pairwise(ties))


def test_appointments_are_to_positions_that_exist_that_day(service_like):
    for human in service_like.humans:
        for tie in (*human.homes, *human.away):
            assert tie.ends_on is None or tie.ends_on >= tie.starts_on
            assert tie.position is None or tie.starts_on >= tie.position.terms[0].starts_on


def test_people_move_rise_and_leave(service_like):
    careers = [h.homes for h in service_like.humans if len(h.homes) > 1]
    assert any(a.position.organization is not b.position.organization for a, b, *_ in careers)
    assert any(RANKS[a.position.level] < RANKS[b.position.level] for a, b, *_ in careers)

    left = [h for h in service_like.humans if h.homes and h.homes[-1].closed]
    assert left
    assert any(h.homes and h.homes[-1].ends_on and not h.homes[-1].closed
               for h in service_like.humans)  # fmt: skip


def test_some_positions_were_something_else_before(service_like):
    turned = [p.terms for p in service_like.positions if len(p.terms) > 1]

    assert any(a.title != b.title and a.level == b.level for a, b in turned)
    assert any(a.level != b.level for a, b in turned)
    assert any(a.unit is not b.unit for a, b in turned)


def test_salaries_stay_in_the_range_of_the_level_and_no_range_is_invented():
    found = world(organizations=20, executives=900, cycles=5)
    paid = [(h, row) for h in found.humans for row in h.salaries]
    assert paid

    for human, (first, last, amount) in paid:
        tie = next(t for t in human.homes if t.starts_on <= first and not (
            t.ends_on and t.ends_on < first))  # fmt: skip
        table = salary_range(level=level_on(tie.position, first), on=first)
        assert table is not None
        assert table.min <= amount <= table.max
        assert last is None or last >= first
    top = [h for h in found.humans for t in h.homes if t.position.level == "EX-05"]
    gap = date(2023, 6, 1)
    assert not any(
        first <= gap and (last is None or last >= gap)
        for h in top
        if any(t.position.level == "EX-05" and t.starts_on <= gap
               and (t.ends_on is None or t.ends_on >= gap) for t in h.homes)
        for first, last, _amount in h.salaries
    )  # fmt: skip


def test_some_language_results_have_expired_and_some_are_missing(service_like):
    people = [p.holder.human for p in held(service_like)]
    rows = [row for h in people for row in h.results]

    assert 0.05 < mean(any(e and e < ON for *_, e in h.results) for h in people) < 0.15
    assert any(not h.results for h in people)
    assert any(expires is None for *_, expires in rows)
    assert all(tested <= ON for _skill, _result, tested, _expires in rows)
