"""What holds of every evaluation, whichever degrees are chosen."""

import json
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from classification.choices import Field, Refusal
from classification.policy import BOOK
from classification.rules.benchmarks import by_number
from classification.rules.checks import ABOUT
from classification.rules.degrees import PULL_OF, PULL_STEPS, Degree, degrees_of, pulls_of
from classification.rules.evaluation import Around, evaluate, evaluate_degrees, replay
from classification.rules.fragility import fragile_degrees, fragile_factors, neighbours
from classification.rules.magnitude import magnitude
from classification.rules.organization import Neighbour
from classification.rules.points import figures
from classification.rules.reading import degrees_allowed
from classification.rules.refusing import Refused

DAY = date(2026, 1, 5)
STANDARD = BOOK.standard(on=DAY)
ALLOWED = degrees_allowed(STANDARD)
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers()),
)  # fmt: skip


@st.composite
def any_degrees(draw, pulled=True):
    """Any degrees that the charts have a number for."""
    named = {}
    for field, names in ALLOWED.items():
        name = draw(st.sampled_from(names))
        pulls = pulls_of(field, name) if pulled else ("",)
        named[field] = Degree(name, draw(st.sampled_from(pulls)))
    degrees = degrees_of(named)
    try:
        figures(degrees, standard=STANDARD)
    except Refused:
        assume(False)
    return degrees


@given(any_degrees(), st.sampled_from(list(PULL_OF)))
def test_more_pull_never_gives_fewer_points(degrees, field):
    named = degrees.of()
    own = named[field]
    before = figures(degrees, standard=STANDARD)
    for pull in pulls_of(field, own.name):
        changed = degrees_of(named | {field: Degree(own.name, pull)})
        try:
            after = figures(changed, standard=STANDARD)
        except Refused:  # the cut-off cell, or beyond the ladder
            continue
        if PULL_STEPS[pull] >= PULL_STEPS[own.pull]:
            assert after.total >= before.total
        else:
            assert after.total <= before.total


@given(any_degrees(pulled=False))
def test_the_next_degree_is_exactly_its_steps_further(degrees):
    own = figures(degrees, standard=STANDARD)
    steps = {Field.PRACTICAL: 2, Field.PLANNING: 2, Field.COMMUNICATING: 1}
    steps |= {Field.FREEDOM: 3, Field.MAGNITUDE: 2, Field.IMPACT: 2}
    for field, by in steps.items():
        names = ALLOWED[field]
        place = names.index(degrees.of()[field].name) + 1
        if place == len(names):
            continue
        changed = degrees_of(degrees.of() | {field: Degree(names[place])})
        try:
            after = figures(changed, standard=STANDARD)
        except Refused:
            continue
        ladder = STANDARD.ladder
        apart = ladder.apart(own.know_how, after.know_how)
        apart += ladder.apart(own.accountability, after.accountability)
        assert apart == by


@given(any_degrees())
def test_every_figure_is_a_number_of_the_ladder_and_adds_up(degrees):
    found = figures(degrees, standard=STANDARD)

    parts = (found.know_how, found.problem_solving, found.accountability)
    assert set(parts) <= set(STANDARD.ladder.numbers)
    assert sum(parts) == found.total
    assert (found.level is None) == (found.total < 920)


@given(
    any_degrees(),
    st.sampled_from([None, 1, 2, 3, 4]),
    st.sampled_from(sorted(by_number(STANDARD))),
    st.booleans(),
)
def test_a_replay_gives_the_first_result(degrees, levels, number, with_superior):
    above = by_number(STANDARD)[number]
    superior = Neighbour.of(above.figures, above.degrees.accountability.freedom)
    around = Around(levels_below=levels, superior=superior if with_superior else None)
    first = evaluate_degrees(degrees, on=DAY, around=around)

    kept = json.loads(json.dumps(first.record()))

    assert replay(kept) == first


@given(
    any_degrees(),
    st.decimals(min_value=100_000, max_value=10**12, places=2),
    st.dates(min_value=date(2022, 10, 3), max_value=DAY),
)
def test_a_replay_of_dollars_gives_the_first_result(degrees, dollars, on):
    asked = degrees.asked() | {"magnitude": {"dollars": str(dollars), "on": on.isoformat()}}
    asked["magnitude_pull"] = ""
    try:
        first = evaluate(asked, on=DAY)
    except Refused:
        assume(False)

    assert replay(json.loads(json.dumps(first.record()))) == first


def refusal_of(ask) -> Refused | None:
    """The refusal, if it is one; anything else that goes wrong is a fault of the engine."""
    try:
        ask()
    except Refused as refusal:
        return refusal
    return None


@given(st.dictionaries(st.sampled_from([field.value for field in Field]), JUNK))
def test_whatever_is_asked_is_evaluated_or_refused_by_field(asked):
    refusal = refusal_of(lambda: evaluate(asked, on=DAY))

    assert refusal is not None
    assert refusal.faults
    for fault in refusal.faults:
        assert fault.field
        assert isinstance(fault.code, Refusal)
        assert "%(" not in str(fault.code.label) % fault.values


@given(JUNK, JUNK)
def test_whatever_stands_for_dollars_is_read_or_refused_by_field(dollars, on):
    refusal = refusal_of(lambda: magnitude({"dollars": dollars, "on": on}, as_of=DAY))

    assert refusal is not None  # no such thing is a day
    assert {fault.field for fault in refusal.faults} <= {"dollars", "on"}


@given(
    st.decimals(min_value=10**6, max_value=10**12, places=2),
    st.decimals(min_value=1, max_value=10**9, places=2),
    st.dates(min_value=date(1980, 4, 1), max_value=date(2030, 1, 1)),
)
def test_more_dollars_never_give_less_magnitude(dollars, more, on):
    scale = STANDARD.accountability.magnitude

    def place(amount):
        found = magnitude({"dollars": str(amount), "on": on}, as_of=on).degree
        return scale[found.name] + PULL_STEPS[found.pull]

    assert place(dollars + more) >= place(dollars)


@given(any_degrees())
def test_every_check_fills_its_sentence_and_knows_its_grade_and_clause(degrees):
    found = evaluate_degrees(degrees, on=DAY, around=Around(levels_below=2))

    for each in found.checks:
        assert each.code in ABOUT
        assert "%(" not in str(each.code.label) % each.values


@given(any_degrees())
def test_fragility_names_only_changes_of_the_level_and_all_of_them(degrees):
    own = figures(degrees, standard=STANDARD)

    found = {(each.field, each.becomes) for each in fragile_degrees(degrees, standard=STANDARD)}

    for field, becomes in neighbours(degrees, standard=STANDARD):
        changed = degrees_of(degrees.of() | {field: becomes})
        try:
            level = figures(changed, standard=STANDARD).level
        except Refused:
            assert (field, becomes) not in found
        else:
            assert ((field, becomes) in found) == (level != own.level)
    for shift in fragile_factors(own, standard=STANDARD):
        assert shift.level != own.level


@given(any_degrees(), st.sampled_from(list(PULL_OF)), st.sampled_from([*PULL_STEPS, "x"]))
def test_a_pull_that_is_not_allowed_gives_no_number_however_it_came_in(degrees, field, pull):
    own = degrees.of()[field]
    changed = degrees_of(degrees.of() | {field: Degree(own.name, pull)})

    refusal = refusal_of(lambda: figures(changed, standard=STANDARD))

    if pull not in pulls_of(field, own.name):
        assert refusal is not None
        assert refusal.field == PULL_OF[field].value
