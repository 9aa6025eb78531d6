"""The talent chapter: nothing in it that the services of the product would not have made."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from demo.cast import BY_USERNAME
from etms import access, home
from etms.accounts.models import User
from etms.answers import rules as answers
from etms.answers.queries import answers_by_key, values
from etms.committees.models import Session
from etms.committees.queries import people_of
from etms.cycles.choices import Portal, State
from etms.cycles.models import Cycle
from etms.directory.models import Organization, Person
from etms.packages import queries as packages
from etms.packages.choices import PackageState, Verdict
from etms.packages.models import Package
from etms.packages.rules import differences, digest
from reports.models import Release
from talent.choices import Show
from talent.models import (
    Answer,
    Assessment,
    AssessmentAnswer,
    PositionAssessment,
    Questionnaire,
    Share,
    SubmittedFile,
    SubmittedPosition,
    Successor,
    ThreadMessage,
)
from talent.queries import cockpit, placements, sessions, sharing, team
from talent.queries import package as content
from talent.queries import questionnaires as own
from talent.queries import submission as submissions
from talent.queries.population import population_of
from talent.rules import positions as rules
from tests.demo.worlds import ON


@pytest.fixture(autouse=True)
def today(monkeypatch, loaded):
    """Relations and roles are those of the day of the service, whatever day it is."""
    monkeypatch.setattr(timezone, "now", lambda: loaded.at + timedelta(hours=12))


@pytest.fixture
def running(loaded, db):
    return Cycle.objects.get(state=State.PUBLISHED)


@pytest.fixture
def past(loaded, db):
    return Cycle.objects.get(state=State.CLOSED)


@pytest.fixture
def main(loaded, db):
    return Organization.objects.get(number=41)


def user(username: str) -> User:
    return User.objects.get(username=username)


def person(username: str) -> Person:
    return Person.objects.get(user__username=username)


# answers


def test_every_value_is_one_that_the_page_could_have_sent(loaded, db):
    for model in (Answer, AssessmentAnswer):
        rows = model.objects.select_related("question", "sheet__cycle__competencies")
        named = {cycle.pk: list(cycle.competencies.rows.all()) for cycle in Cycle.objects.all()}
        for row in rows:
            offered = answers.options(row.question, named[row.sheet.cycle_id])
            assert answers.clean(row.question.kind, _sent(row), options=offered) == row.value
            assert not answers.is_empty(row.value)


def _sent(row):
    return str(row.value) if row.question.kind == "year" else row.value


def test_what_was_submitted_lacks_no_answer(loaded, db):
    for sheet in Questionnaire.objects.filter(state="submitted").select_related("cycle"):
        competencies = own.competencies_of(sheet.cycle)
        asked = sheet.cycle.questions.rows.filter(portal=Portal.TALENT)
        given = values(answers_by_key(sheet.answers.all()))
        assert not answers.missing(asked, given, competencies)


def test_what_is_complete_lacks_no_answer_and_has_a_placement(loaded, db):
    for sheet in Assessment.objects.exclude(state="draft").select_related("cycle"):
        competencies = own.competencies_of(sheet.cycle)
        asked = sheet.cycle.questions.rows.filter(portal=Portal.PEOPLE)
        given = values(answers_by_key(sheet.answers.all()))
        assert not answers.missing(asked, given, competencies)
        assert sheet.placement_id


def test_a_placement_is_the_last_of_its_moves(loaded, db):
    for sheet in Assessment.objects.prefetch_related("moves"):
        moves = list(sheet.moves.all())
        assert sheet.revision == len(moves)
        assert (moves[-1].after_id if moves else None) == sheet.placement_id
        assert [move.before_id for move in moves] == [
            None, *(move.after_id for move in moves[:-1])
        ][: len(moves)]  # fmt: skip


def test_the_rules_allow_every_placement_but_those_that_lapsed(running, main):
    placed = Assessment.objects.filter(cycle=running).exclude(placement=None)
    facts = placements.facts_of([sheet.person_id for sheet in placed], on=ON)
    refused = [s for s in placed if facts[s.person_id].refusal(s.placement)]
    people = population_of(main, running, on=ON)
    found = cockpit.overview(people, tallied=[Show.READY_WITHOUT_RESULTS]).tallies

    assert 1 <= len(refused) <= 2
    assert found[Show.READY_WITHOUT_RESULTS] == len(refused)


def test_many_kept_the_answers_of_the_year_before(running, past):
    kept = Answer.objects.filter(sheet__cycle=running, carried=True).select_related("question")
    old = {
        (row.sheet.person_id, row.question.code, row.part): row.value
        for row in Answer.objects.filter(sheet__cycle=past).select_related("sheet", "question")
    }

    assert kept.exists()
    assert all(
        old[row.sheet.person_id, row.question.code, row.part] == row.value
        for row in kept.select_related("sheet")
    )


# the middle of everything


def test_every_state_can_be_seen(running):
    states = set(Questionnaire.objects.filter(cycle=running).values_list("state", flat=True))
    assessed = set(Assessment.objects.filter(cycle=running).values_list("state", flat=True))
    positions = set(
        PositionAssessment.objects.filter(cycle=running).values_list("state", "critical")
    )

    assert states == {"draft", "submitted", "returned", "declined"}
    assert assessed == {"draft", "complete", "approved"}
    assert {("complete", True), ("complete", False), ("draft", True)} <= positions
    assert {s.state for s in Session.objects.all()} == {"planned", "open", "closed"}
    assert Successor.objects.exclude(removed_at=None).exists()


def test_nobody_did_anything_tomorrow(loaded, db):
    at = loaded.at
    assert not Questionnaire.objects.filter(started_at__gt=at).exists()
    assert not Questionnaire.objects.filter(submitted_at__gt=at).exists()
    for field in ("started_at", "completed_at", "approved_at"):
        assert not Assessment.objects.filter(**{f"{field}__gt": at}).exists()


def test_a_critical_position_is_one_by_its_answers(loaded, db):
    for sheet in PositionAssessment.objects.all():
        given = dict(sheet.answers.values_list("question__code", "value"))
        assert rules.is_critical(given) is sheet.critical
        assert sheet.state == "draft" or not rules.missing(given)


def test_nobody_stands_on_the_slate_of_their_own_position(loaded, db):
    for row in Successor.objects.filter(removed_at=None).select_related("position"):
        holders = row.position.appointments.filter(ends_on=None, kind="substantive")
        assert row.person_id not in holders.values_list("person", flat=True)


def test_what_was_shared_is_what_would_be_shared(loaded, db):
    assert Share.objects.exists()
    for share in Share.objects.select_related("assessment__cycle", "assessment__placement"):
        assert share.content == sharing.content_of(share.assessment)


# the demo people


@pytest.mark.parametrize(
    "username",
    [
        name for name in BY_USERNAME
        if name not in {"hr-adviser", "classification-adviser", "administrator"}
    ],
)  # fmt: skip
def test_each_finds_something_to_do(loaded, db, username):
    assert home.entries_for(user(username))


def test_the_executive_has_begun_and_finds_the_answers_of_last_year(running):
    executive = person("executive")
    sheet = Questionnaire.objects.get(person=executive, cycle=running)
    whole = own.sheet_of(running, sheet, person=executive)

    assert sheet.state == "draft"
    assert 1 <= len(whole.answers) <= 2
    assert len(whole.last) > 15
    assert executive.learning.filter(state="started", due_on__gt=ON).exists()
    assert Share.objects.filter(assessment__person=executive).exists()


def test_the_team_of_the_manager_shows_every_step(running):
    manager = user("manager")
    ids = access.standing(manager).reports
    found = team.reports_of(manager, ids, running, on=ON)

    steps = Counter(report.step for report in found.values())
    assert {"assess", "finish", "revise", "share"} <= set(steps)


def test_a_placement_of_last_year_is_refused_this_year(running, past):
    manager = user("manager")
    facts = placements.facts_of(team_of(manager), on=ON)
    last = Assessment.objects.filter(cycle=past, person__in=facts).select_related("placement")

    refused = [s for s in last if facts[s.person_id].refusal(s.placement)]
    assert refused
    now = Assessment.objects.filter(cycle=running, person__in=[s.person_id for s in refused])
    assert not now.exists()


def team_of(manager: User) -> list[int]:
    reports = access.standing(manager).reports
    return [pk for pk, depth in reports.items() if depth == 1]


def test_the_deputy_head_has_placements_to_approve(running, main):
    assert sessions.progress(main.pk, running, on=ON)["complete"] > 10


def test_the_delegate_has_blockers_to_mend(running, main):
    people = population_of(main, running, on=ON)
    found = cockpit.overview(people, tallied=[Show.BLOCKED, Show.NO_ACCOUNT, Show.NO_RESULTS])
    assert all(found.tallies.values())


def test_the_chair_leads_a_room_of_forty(running, main):
    session = Session.objects.get(dossier__organization=main, state="open")
    seat = session.seats.get(chair=True)

    assert seat.user == user("committee-chair")
    assert people_of(session, on=ON).count() >= 40
    assert session.items.exists()
    assert sessions.paths(
        Assessment.objects.filter(cycle=running, moves__session=session).values_list(
            "pk", flat=True
        )
    )


def test_closed_sessions_explain_every_move(loaded, db):
    for session in Session.objects.filter(state="closed"):
        assert sessions.unexplained(session) == []


def test_a_question_waits_for_ochro(running, main):
    thread = ThreadMessage.objects.filter(dossier__organization=main, dossier__cycle=running)
    assert [message.from_ochro for message in thread] == [False, True, False]


# packages


def test_every_receipt_can_be_verified(loaded, db):
    found = Package.objects.select_related("dossier")

    assert {p.state for p in found} >= {PackageState.ENDORSED, PackageState.SUBMITTED}
    assert all(packages.check(package) == Verdict.GENUINE for package in found)


def test_a_package_is_what_the_service_of_the_product_makes_of_the_same_day(loaded, db):
    """Nothing has changed since: the very same hash."""
    for package in packages.standing(purpose="talent").select_related("dossier__cycle"):
        on = loaded.on
        if package.dossier.cycle.state == State.CLOSED:
            on = timezone.localdate(package.submitted_at)
        prepared = submissions.preparation(package.dossier, on=on)
        assert digest(content.content_of(prepared)) == package.hash
        assert prepared.counts == package.counts
        assert not prepared.blocking


def test_a_package_is_copied_whole(loaded, db):
    for package in Package.objects.all():
        files = SubmittedFile.objects.filter(package=package).count()
        positions = SubmittedPosition.objects.filter(package=package).count()
        assert files == len(package.content["files"]) == package.counts["sent"]
        assert positions == len(package.content["positions"])


def test_the_main_organization_sent_twice_last_year(past, main):
    first, second = Package.objects.filter(
        dossier__cycle=past, dossier__organization=main
    ).order_by("turn")

    assert (first.state, second.state) == (PackageState.RETURNED, PackageState.ENDORSED)
    assert first.note
    assert len(differences(first.content, second.content)) == 1


def test_the_figures_are_built(loaded, db):
    assert set(Release.objects.values_list("cycle__code", flat=True)) == {"2025-26", "2026-27"}
