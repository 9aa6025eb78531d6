"""Random appointment histories that the database's own rules allow."""

from datetime import date, timedelta

from hypothesis import strategies as st

from etms.directory.choices import HOME_KINDS, Kind
from tests.directory.oracle import AWAY, Line, Stay, World

FIRST = date(2024, 1, 1)
DAYS, PEOPLE, POSITIONS = 8, 5, 5
ALL_PEOPLE, ALL_POSITIONS = range(PEOPLE), range(POSITIONS)
days = st.integers(0, DAYS - 1).map(lambda n: FIRST + timedelta(days=n))


def _overlap(a, b) -> bool:
    return a.starts_on <= (b.ends_on or date.max) and b.starts_on <= (a.ends_on or date.max)


def _refused(new: Stay, old: Stay) -> bool:
    """Whether the database would refuse `new` beside `old`."""
    if not _overlap(new, old):
        return False
    same_person = new.person == old.person
    same_place = new.position is not None and new.position == old.position
    return (
        (same_person and new.kind in AWAY and old.kind in AWAY)
        or (same_person and new.kind in HOME_KINDS and old.kind in HOME_KINDS)
        or (same_place and new.kind == old.kind and new.kind in {"substantive", "acting"})
    )


@st.composite
def _lines(draw) -> list[Line]:
    """Each position reports to an earlier one or to nobody, and may change that once."""
    found = []
    for position in ALL_POSITIONS:
        above = st.none() | st.integers(0, position - 1) if position else st.none()
        change = draw(st.none() | days)
        if change is None or change == FIRST:
            found.append(Line(position, draw(above), FIRST, None))
        else:
            found.append(Line(position, draw(above), FIRST, change - timedelta(days=1)))
            found.append(Line(position, draw(above), change, None))
    return found


@st.composite
def worlds(draw) -> World:
    stays: list[Stay] = []
    for order in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(list(Kind)))
        outside = kind == Kind.INTERCHANGE_OUT and draw(st.booleans())
        start = draw(days)
        length = draw(st.none() | st.integers(0, DAYS))
        end = None if length is None else start + timedelta(days=length)
        position = None if outside else draw(st.sampled_from(ALL_POSITIONS))
        new = Stay(order, draw(st.sampled_from(ALL_PEOPLE)), position, str(kind), start, end)
        if not any(_refused(new, old) for old in stays):
            stays.append(new)
    return World(stays, draw(_lines()))
