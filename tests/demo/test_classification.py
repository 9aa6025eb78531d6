"""The classification chapter: nothing in it that the services of the product would not have made,
and faults that the consistency review finds."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import F
from django.utils import timezone

from classification.choices import Finding
from classification.choices.evaluations import OPEN_STATES, EvaluationState
from classification.models import (
    Comparator,
    JobDescription,
    JobEvaluation,
    Seat,
    SignedFile,
    TouchedPerson,
)
from classification.queries import files
from classification.queries.allocating import allocated
from classification.queries.judging import (
    FIGURES,
    around_of,
    evaluated,
    figures_of,
    missing_in,
    replayed,
    wrong_in,
)
from classification.queries.missing import missing_to_recommend, unwritten_in
from classification.queries.reviewing import review_of
from classification.rules.benchmarks import by_number
from classification.rules.reading import charts
from demo.chapters.classification import plan
from demo.chapters.classification.days import CHARTS
from etms import home
from etms.accounts.models import User
from etms.directory.models import Position, PositionTerms
from etms.packages.choices import Verdict
from tests.demo.worlds import ON, world


@pytest.fixture(autouse=True)
def today(monkeypatch, loaded):
    """Relations and roles are those of the day of the service, whatever day it is."""
    monkeypatch.setattr(timezone, "now", lambda: loaded.at + timedelta(hours=12))


@pytest.fixture(scope="module")
def planned(loaded):
    """The jobs and the planted faults, found again in the world that is loaded."""
    return plan(loaded.world)


@pytest.fixture
def decided(loaded, db):
    found = JobEvaluation.objects.decided().select_related("description", "position")
    return list(found.prefetch_related("comparators"))


@pytest.fixture
def executive(loaded, db):
    return PositionTerms.objects.on(ON).filter(level__startswith="EX-")


def numbers(found) -> set[str]:
    return set(Position.objects.filter(pk__in=found).values_list("number", flat=True))


# every position


def test_every_executive_position_is_described_and_evaluated(executive, decided):
    positions = set(executive.values_list("position_id", flat=True))
    described = JobDescription.objects.on(ON).values_list("position_id", flat=True)

    assert positions
    assert positions <= set(described)
    assert Counter(row.position_id for row in decided) == Counter(positions)


def test_equivalents_are_described_and_not_evaluated(service_like, loaded, db):
    others = PositionTerms.objects.on(ON).exclude(level__startswith="EX-").exclude(level="DM")
    ids = set(others.values_list("position_id", flat=True))

    assert ids
    assert ids <= set(JobDescription.objects.on(ON).values_list("position_id", flat=True))
    assert not JobEvaluation.objects.filter(position__in=ids).exists()


def test_every_description_could_have_been_signed(loaded, db):
    found = JobDescription.objects.prefetch_related("dimensions")

    assert not [row for row in found if unwritten_in(row)]
    for row in found:
        row.full_clean(validate_constraints=False)
        for dimension in row.dimensions.all():
            dimension.full_clean(validate_constraints=False)


def test_no_text_holds_a_blank_that_was_not_filled(loaded, db):
    for row in JobDescription.objects.values():
        assert not [name for name, value in row.items() if isinstance(value, str) and "{" in value]


# what the services would have written


def test_every_evaluation_is_replayed_to_its_figures(loaded, db):
    """Those of the committees too: the same figures, and the same record."""
    rows = [*JobEvaluation.objects.exclude(record=None), *Seat.objects.exclude(record=None)]

    assert len(rows) > 150
    for row in rows:
        again = replayed(row)
        kept = {name: getattr(row, name) for name in (*FIGURES, "level", "profile", "record")}
        assert as_json(figures_of(again)) == kept


def as_json(figures):
    """As the database gives it back: lists for tuples."""
    record = figures["record"]
    around = record["around"]
    cited = around["citations"]
    if cited is not None:
        around["citations"] = [dict(each, factors=list(each["factors"])) for each in cited]
    return figures


def test_an_evaluation_is_what_the_service_makes_of_its_columns(decided):
    """Degrees, dollars, superior and benchmark positions: the very same record."""
    for row in decided:
        assert not wrong_in(row, on=row.evaluated_on)
        assert not missing_in(row, on=row.evaluated_on)
        again = figures_of(evaluated(row, on=row.evaluated_on, around=around_of(row)))
        assert as_json(again)["record"] == row.record


def test_the_impact_of_every_evaluation_is_one_that_the_standard_gives(loaded, db):
    """Those of the committees and of what is under way too: no fault is planted there."""
    rows = [*JobEvaluation.objects.exclude(record=None), *Seat.objects.exclude(record=None)]

    for row in rows:
        codes = [each.code.value for each in replayed(row).checks]
        of_area = [code for code in codes if code.startswith(("impact_", "area_"))]
        assert of_area == ["impact_given"]


def test_dollars_are_read_as_the_magnitude_that_stands(decided):
    for row in decided:
        read = replayed(row).magnitude.degree
        assert (row.magnitude, row.magnitude_pull) == (read.name, read.pull)
        first = row.description.dimensions.order_by("order").first()
        assert (first.amount, first.on, first.kind) == (row.dollars, row.dollars_on, row.dimension)


def test_every_evaluated_position_belongs_to_the_group(decided):
    assert all(allocated(row).belongs for row in decided)


def test_steps_follow_each_other_and_nobody_did_anything_tomorrow(loaded, decided):
    for row in decided:
        steps = (row.begun_at, row.opened_at, row.discussed_at, row.recommended_at, row.decided_at)
        assert list(steps) == sorted(steps)
        assert row.description.signed_at < row.begun_at
        assert row.decided_at < loaded.at
        assert CHARTS <= row.evaluated_on
        assert row.effective_on <= ON
        assert row.description.starts_on == row.effective_on


def test_three_benchmark_positions_are_cited_each_for_a_factor(decided):
    known = by_number(charts(on=ON))
    for row in decided:
        cited = list(row.comparators.all())
        assert len({each.number for each in cited}) == len({each.factor for each in cited}) == 3
        assert all(each.number in known and each.note for each in cited)
    assert Comparator.objects.count() >= 3 * len(decided)


def test_the_level_follows_from_the_decision(decided, planned, executive):
    levels = dict(executive.values_list("position__number", "level"))
    wrong = {
        number
        for each in planned.planted
        for number, code in each.asked
        if code == Finding.LEVEL_DIFFERS
    }
    assert all(row.level_after == row.level for row in decided)
    off = {
        row.position.number for row in decided if levels[row.position.number] != row.level_after
    }
    assert off == wrong


def test_a_changed_level_touched_somebody(loaded, db):
    changed = JobEvaluation.objects.decided().exclude(level_before=F("level_after"))
    touched = TouchedPerson.objects.values_list("evaluation_id", flat=True)

    assert touched
    assert set(touched) <= set(changed.values_list("pk", flat=True))


def test_budgets_of_those_below_fit_into_that_of_their_superior(planned):
    """Own budgets, and only where nothing is planted."""
    faulty = {number for each in planned.planted for number, _code in each.asked}
    for job in planned.jobs:
        own = [each for each in (job, *job.reports) if each.dimension == "operating"]
        if job not in own or {each.position.number for each in own} & faulty:
            continue
        below = sum(each.dollars for each in own if each is not job)
        largest = Decimal(1) if job.level in {"EX-05", "EX-03"} else Decimal("1.6")
        assert below <= job.dollars * largest, job.position.number


def test_every_signed_file_is_genuine_and_nothing_has_changed_since(loaded, db):
    found = SignedFile.objects.select_related("evaluation")

    assert found.count() >= 5
    for row in found:
        assert files.check(row) == Verdict.GENUINE
        assert files.changed_since(row) == []


# the planted faults


def test_the_review_finds_every_planted_fault(loaded, planned, db):
    keys = dict(Position.objects.values_list("pk", "number"))
    found = {(keys[each.key], each.code) for each in review_of(on=ON)}
    asked = {one for each in planned.planted for one in each.asked}

    assert planned.planted
    assert asked <= found


def test_the_review_finds_little_else(loaded, planned, db):
    found = len(review_of(on=ON))
    asked = len({one for each in planned.planted for one in each.asked})

    assert found - asked <= found * 0.35


@pytest.mark.parametrize("hidden", [0, 7])
def test_an_organization_is_reviewed_as_within_the_whole_service(loaded, hidden, db):
    standing = PositionTerms.objects.on(ON).values_list("unit__organization", "position")
    hidden = sorted(position for _organization, position in standing)[::5][:hidden]
    whole = review_of(on=ON, without=hidden)

    for organization in {row[0] for row in standing}:
        own = {position for where, position in standing if where == organization}
        found = review_of(on=ON, organization=organization, without=hidden)
        assert found == [each for each in whole if each.key in own]


def test_the_faults_are_planted_in_every_size_and_all_kinds_in_a_large_one(service_like):
    kinds = {each.fault for each in plan(service_like).planted}
    assert len(kinds) == 13


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_the_same_seed_plants_the_same(seed):
    one, other = plan(world(seed=seed)), plan(world(seed=seed))

    assert one.planted == other.planted
    assert [line(job) for job in one.jobs] == [line(job) for job in other.jobs]


def test_another_seed_plants_elsewhere():
    assert plan(world(seed=1)).planted != plan(world(seed=2)).planted


def test_to_plan_again_changes_nothing():
    found = world(seed=4)
    assert plan(found).planted == plan(found).planted


def line(job) -> tuple:
    degrees = (job.know_how, job.thinking, job.accountability)
    return job.position.number, *degrees, job.dollars, job.noc, job.inclusion, job.days


# the demo people


def user(username: str) -> User:
    return User.objects.get(username=username)


def test_every_state_can_be_seen_in_the_first_organization(loaded, db):
    main = JobEvaluation.objects.filter(organization__number=41)
    assert set(main.values_list("state", flat=True)) == set(EvaluationState.values)


def test_what_is_before_the_deputy_head_lacks_nothing(loaded, db):
    for row in JobEvaluation.objects.filter(state=EvaluationState.RECOMMENDED):
        assert not missing_to_recommend(row)
        assert row.effective_on > ON


def test_nobody_sits_over_their_own_line(loaded, db):
    for seat in Seat.objects.select_related("evaluation__position", "user"):
        line_of = set()
        position = seat.evaluation.position_id
        while position is not None and position not in line_of:
            line_of.add(position)
            terms = PositionTerms.objects.on(ON).filter(position=position)
            position = terms.values_list("reports_to", flat=True).first()
        held = seat.user.person.appointments.filter(ends_on=None, kind="substantive")
        assert not line_of & set(held.values_list("position", flat=True))


def test_one_evaluation_is_open_at_most_and_each_has_a_chair(loaded, db):
    for row in JobEvaluation.objects.open().exclude(state=EvaluationState.DRAFT):
        assert row.seats.filter(chair=True).count() == 1
    assert JobEvaluation.objects.filter(state__in=OPEN_STATES).count() >= 7


@pytest.mark.parametrize(
    ("username", "words"),
    [
        ("classification-adviser", "Prepare the evaluation"),
        ("classification-adviser", "Go on with the evaluation"),
        ("deputy-head", "Decide on 2 evaluations"),
        ("delegate", "Evaluate position"),
        ("delegate", "Lead the consensus"),
        ("committee-chair", "Evaluate position"),
        ("manager", "Complete and sign the job description"),
    ],
)
def test_each_finds_their_task_in_job_evaluation(loaded, db, username, words):
    grouped = home.entries_for(user(username))
    titles = [str(entry.title) for _group, entries in grouped for entry in entries]
    assert any(words in title for title in titles), titles
