"""Submitting: what is in the package, who may send it, once for each key, and what is kept."""

import json
from copy import deepcopy
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from etms import access
from etms.packages import queries as packages
from etms.packages.choices import PackageState, Verdict
from etms.packages.models import Package
from etms.packages.rules import digest
from etms.packages.services import AlreadyStanding, OtherContent
from etms.roles.choices import Role
from etms.trace.models import Act
from etms.work.models import Notice
from talent.choices import QuestionnaireState
from talent.models import Answer, Inclusion, MissingReason, SubmittedFile, SubmittedPosition
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending
from tests.talent.exercise import department

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture(scope="module")
def built(once):
    with once():
        return sending.desk()


@pytest.fixture
def desk(db, built):
    return deepcopy(built)


def people_of(content):
    return {file["key"] for file in content["files"]}


def execute(sql):
    with transaction.atomic():
        arrange()
        connection.cursor().execute(sql)


def test_the_package_holds_the_files_of_the_rule_and_nobody_else(desk):
    content = desk.content()

    assert people_of(content) == {p.pk for p in desk.there.heads + desk.there.generals}
    assert content["counts"] == {
        "required": 2, "expected": 2, "chosen": 0, "sent": 4, "declined": 0, "missing": 0,
    }  # fmt: skip
    assert {level["key"]: level["sent"] for level in content["levels"]} == {"EX-03": 2, "EX-04": 2}


def test_a_file_says_everything_in_both_languages_in_the_wording_of_its_questions(desk):
    person = desk.there.heads[0]

    file = next(f for f in desk.content()["files"] if f["key"] == person.pk)
    told = {answer["key"]: answer for answer in file["answers"]}

    assert told["strengths"]["value"] == "Vision d’ensemble"
    assert told["lateral-interest"]["shown"] == {"en": "Yes", "fr": "Oui"}
    assert told["promotion-interest"]["shown"] == {"en": "No", "fr": "Non"}
    assert told["strengths-tags"]["shown"]["fr"].endswith("Négociation")
    assert told["retirement-eligible-year"]["value"] == 2031
    question = desk.cycle.questions.rows.get(code="strengths")
    assert told["strengths"]["question"] == {"en": question.name_en, "fr": question.name_fr}
    assert file["assessment"]["placement"]["code"] == "well-placed-in-role"
    assert file["level"] == "EX-04"


def test_what_is_not_for_ochro_does_not_go(desk):
    unsent = set(desk.cycle.questions.rows.filter(sent=False).values_list("code", flat=True))
    question = desk.cycle.questions.rows.get(code="retention-note")
    with transaction.atomic():
        arrange()
        sheet = desk.there.heads[0].assessments.get()
        sheet.answers.create(question=question, value="CANARY", saved_at=NOW())

    keys = {
        answer["key"].partition(".")[0]
        for file in desk.content()["files"]
        for answer in file["answers"] + file["assessment"]["answers"]
    }
    assert not keys & unsent
    assert ("CANARY" in json.dumps(desk.content())) is question.sent


def test_critical_positions_count_their_successors_and_name_nobody(desk):
    (position,) = desk.content()["positions"]

    assert position["successors"] == {"all": 2, "now": 1, "soon": 0, "later": 1}
    assert position["interim"] == 0
    names = {p.family_name for p in desk.there.people}
    assert not [name for name in names if name in json.dumps(position, ensure_ascii=False)]


def test_positions_of_levels_that_do_not_go_do_not_go_either(desk):
    sending.critical(desk.there.directors[0], desk.cycle)
    assert len(desk.content()["positions"]) == 1

    services.choose_levels(dossier=desk.dossier, levels=["EX-01"], by=desk.head, at=NOW())

    assert {p["level"] for p in desk.content()["positions"]} == {"EX-04", "EX-01"}


def test_chosen_levels_go_as_far_as_they_are_whole(desk):
    sending.answered(desk.there.directors[0], desk.cycle)
    sending.assessed(desk.there.directors[0], desk.cycle)

    services.choose_levels(dossier=desk.dossier, levels=["EX-01"], by=desk.head, at=NOW())

    counts = desk.content()["counts"]
    assert (counts["chosen"], counts["sent"], counts["missing"]) == (4, 5, 3)
    services.choose_levels(dossier=desk.dossier, levels=[], by=desk.head, at=NOW())
    assert not Inclusion.objects.exists()


def test_a_level_that_is_not_optional_cannot_be_chosen(desk):
    with pytest.raises(ValidationError):
        services.choose_levels(dossier=desk.dossier, levels=["EX-04"], by=desk.head, at=NOW())


def test_the_content_is_the_same_whenever_it_is_built(desk):
    assert digest(desk.content()) == digest(desk.content())


def test_the_number_of_queries_does_not_grow(desk, django_assert_num_queries):
    with django_assert_num_queries(16):
        desk.content()
    sending.desk(branches=4)
    for director in desk.there.directors:
        sending.answered(director, desk.cycle)
        sending.assessed(director, desk.cycle)
    services.choose_levels(dossier=desk.dossier, levels=["EX-01"], by=desk.head, at=NOW())
    with django_assert_num_queries(16):
        assert desk.content()["counts"]["sent"] == 8


def test_a_delegate_submits_in_the_name_of_the_deputy_head_who_is_told_at_once(desk):
    package = desk.submit()

    assert (package.submitted_by, package.acting_for) == (desk.delegate, desk.head)
    act = Act.objects.get(verb="package.submit")
    assert (act.actor_id, act.acting_for_id) == (desk.delegate.pk, desk.head.pk)
    notice = Notice.objects.get(to=desk.head)
    assert (notice.code, notice.url) == ("package.sent", f"/talent/packages/{package.number}/")
    assert package.number in notice.text
    found = Package.objects.get()
    assert packages.check(found) == Verdict.GENUINE
    assert found.content == desk.content()


def test_a_deputy_head_submits_in_the_own_name(desk):
    package = desk.submit(by=desk.head)

    assert (package.submitted_by, package.acting_for) == (desk.head, None)
    assert not Notice.objects.filter(code="package.sent").exists()


def test_the_rows_to_read_by_are_the_content_itself(desk):
    package = desk.submit()

    content = Package.objects.get(pk=package.pk).content
    rows = SubmittedFile.objects.filter(package=package).order_by("sort_name", "id")
    assert [row.content for row in rows] == content["files"]
    (position,) = SubmittedPosition.objects.filter(package=package)
    assert (position.content, position.successors) == (content["positions"][0], 2)


def test_the_same_key_gives_the_same_receipt_though_the_files_changed_since(desk):
    key, seen = uuid4(), digest(desk.content())
    first = desk.submit(key=key, seen=seen)
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths").update(value="Something else")

    again = desk.submit(key=key, seen=seen)

    assert (again.pk, Package.objects.count()) == (first.pk, 1)
    assert SubmittedFile.objects.count() == 4


def test_the_same_key_for_something_else_is_refused(desk):
    key = uuid4()
    desk.submit(key=key)

    with pytest.raises(OtherContent):
        desk.submit(key=key, seen="0" * 64)


def test_what_changed_since_it_was_looked_at_does_not_go(desk):
    seen = digest(desk.content())
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths").update(value="Something else")

    with pytest.raises(services.Changed):
        desk.submit(seen=seen)


def test_a_required_file_that_is_missing_stops_the_package():
    desk = sending.desk(ready=False)

    with pytest.raises(services.Blocked):
        desk.submit()


def test_an_expected_file_goes_without_once_the_reason_is_said(desk):
    person = desk.there.generals[1]
    with transaction.atomic():
        arrange()
        person.questionnaires.update(state=QuestionnaireState.RETURNED)
    with pytest.raises(services.Blocked):
        desk.submit()

    services.give_reason(
        dossier=desk.dossier,
        person_id=person.pk,
        reason="On long leave",
        by=desk.delegate,
        at=NOW(),
    )
    package = desk.submit()

    content = Package.objects.get(pk=package.pk).content
    assert content["missing"] == [{"level": "EX-03", "reason": "On long leave"}]
    assert package.counts["missing"] == 1
    assert person.family_name not in json.dumps(content)


def test_a_reason_is_for_missing_expected_files_alone_and_is_taken_back_by_emptying(desk):
    say = {"dossier": desk.dossier, "by": desk.delegate, "at": NOW()}
    with pytest.raises(ValidationError):
        services.give_reason(person_id=desk.there.heads[0].pk, reason="No", **say)
    with transaction.atomic():
        arrange()
        desk.there.generals[0].questionnaires.update(state=QuestionnaireState.RETURNED)
    services.give_reason(person_id=desk.there.generals[0].pk, reason="Away", **say)
    services.give_reason(person_id=desk.there.generals[0].pk, reason=" ", **say)
    assert not MissingReason.objects.exists()


def test_a_declined_file_is_counted_and_never_sent(desk):
    person = desk.there.generals[0]
    with transaction.atomic():
        arrange()
        person.questionnaires.update(state=QuestionnaireState.DECLINED)

    package = desk.submit()

    assert (package.counts["declined"], package.counts["sent"]) == (1, 3)
    assert not SubmittedFile.objects.filter(person=person).exists()


def test_a_second_package_replaces_only_when_that_is_said(desk):
    first = desk.submit()

    with pytest.raises(AlreadyStanding):
        desk.submit()
    second = desk.submit(replaces=1)

    first.refresh_from_db(fields=["state"])
    assert (first.state, second.turn) == (PackageState.WITHDRAWN, 2)


# Who may do it, and who may not, with the answer of the door.
SENDERS = {
    "deputy_head": True,
    "delegate": True,
    "delegate_without": False,
    "executive": False,
    "hr_adviser": False,
    "deputy_head_elsewhere": False,
    "ochro_lead": False,
    "ochro_analyst": False,
    "administrator": False,
}


def user_of(desk, who):
    if who == "deputy_head":
        return desk.head
    if who == "delegate":
        return desk.delegate
    if who == "executive":
        return desk.there.heads[0].user
    if who == "delegate_without":
        return give(Role.DELEGATE, organization=desk.there.organization)
    if who == "deputy_head_elsewhere":
        return department(branches=0, accounts=True).deputy_head.user
    organization = {"organization": desk.there.organization} if who == "hr_adviser" else {}
    return give(who, **organization)


@pytest.mark.parametrize("who", SENDERS)
def test_who_may_submit(desk, who):
    user = user_of(desk, who)

    assert bool(access.can(user, "talent.submit_package", desk.dossier)) is SENDERS[who]
    if SENDERS[who]:
        assert desk.submit(by=user).state == PackageState.SUBMITTED
    else:
        with pytest.raises(PermissionDenied):
            desk.submit(by=user)
        assert not Package.objects.exists()


@pytest.mark.parametrize("who", SENDERS)
def test_who_may_withdraw_and_who_decides(desk, who):
    package, user = desk.submit(), user_of(desk, who)

    assert bool(access.can(user, "talent.withdraw_package", package)) is SENDERS[who]
    assert bool(access.can(user, "talent.decide_package", package)) is (who == "ochro_lead")


def test_nobody_decides_on_a_package_in_their_own_name(desk):
    give(Role.OCHRO_LEAD, user=desk.delegate)
    give(Role.OCHRO_LEAD, user=desk.head)
    package = desk.submit()

    for user in (desk.delegate, desk.head):
        with pytest.raises(PermissionDenied):
            services.decide_package(package=package, action="endorse", note="", by=user, at=NOW())


@pytest.mark.parametrize("action", ["endorse", "return"])
def test_nobody_decides_on_a_package_with_their_own_file(desk, action):
    """Somebody who works in that organization and leads at OCHRO; another lead decides."""
    in_it = give(Role.OCHRO_LEAD, user=desk.there.heads[0].user)
    package = desk.submit()
    asked = {"package": package, "action": action, "note": "Why", "at": NOW()}

    with pytest.raises(PermissionDenied, match="your own file"):
        services.decide_package(**asked, by=in_it)

    package.refresh_from_db(fields=["state"])
    assert package.state == PackageState.SUBMITTED
    services.decide_package(**asked, by=give(Role.OCHRO_LEAD))


def test_nobody_returns_an_endorsed_package_with_their_own_file(desk):
    in_it, package = give(Role.OCHRO_LEAD, user=desk.there.heads[0].user), desk.submit()
    services.decide_package(
        package=package, action="endorse", note="", by=give(Role.OCHRO_LEAD), at=NOW()
    )

    with pytest.raises(PermissionDenied, match="your own file"):
        services.decide_package(package=package, action="return", note="No", by=in_it, at=NOW())


def test_the_deputy_head_withdraws_what_the_delegate_sent_until_it_is_endorsed(desk):
    package = desk.submit()

    services.withdraw_package(package=package, by=desk.head, at=NOW())

    package.refresh_from_db(fields=["state", "moved_by"])
    assert (package.state, package.moved_by) == (PackageState.WITHDRAWN, desk.head)
    assert Notice.objects.filter(to=desk.delegate, code="package.withdrawn").exists()
    assert desk.submit().turn == 2


def test_ochro_endorses_or_returns_and_both_are_told(desk):
    lead = give(Role.OCHRO_LEAD)
    package = desk.submit()

    services.decide_package(
        package=package, action="return", note="EX-05 are missing", by=lead, at=NOW()
    )
    again = desk.submit()
    services.decide_package(package=again, action="endorse", note="", by=lead, at=NOW())

    for code in ("package.returned", "package.endorsed"):
        told = set(Notice.objects.filter(code=code).values_list("to", flat=True))
        assert told == {desk.head.pk, desk.delegate.pk}
    with pytest.raises(AlreadyStanding):
        desk.submit(replaces=1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE talent_submittedfile SET level = 'EX-05'",
        "UPDATE talent_submittedfile SET content = jsonb_set(content, '{level}', '\"EX-05\"')",
        "DELETE FROM talent_submittedfile",
        "UPDATE talent_submittedposition SET successors = 9",
        "DELETE FROM talent_submittedposition",
    ],
)
def test_the_database_keeps_the_rows_as_they_are(desk, statement):
    desk.submit()

    with pytest.raises(DatabaseError, match="never changed"):
        execute(statement)


@pytest.mark.parametrize(
    "columns",
    [
        "EX-05', rule, placement, content",
        "EX-04', rule, 'ready-for-advancement', content",
        "EX-04', rule, placement, jsonb_set(content, '{unit,en}', '\"Elsewhere\"')",
    ],
)
def test_the_database_refuses_a_row_that_is_not_in_the_package(desk, columns):
    package = desk.submit()
    services.withdraw_package(package=package, by=desk.head, at=NOW())
    second = desk.submit()
    add = (
        "INSERT INTO talent_submittedfile (package_id, person_id, given_name, family_name, level,"
        f" rule, placement, content) SELECT {second.pk}, {desk.there.directors[0].pk},"
        f" given_name, family_name, '{columns} FROM talent_submittedfile LIMIT 1"
    )

    with pytest.raises(DatabaseError, match="not what the package holds"):
        execute(add)


def _prepares(desk, dossier):
    """Each way to change what is to go."""
    by = {"dossier": dossier, "by": desk.head, "at": NOW()}
    yield lambda: services.choose_levels(**by, levels=["EX-01"])
    missing = desk.there.directors[0].pk
    yield lambda: services.give_reason(**by, person_id=missing, reason="On leave.")


def test_what_went_is_not_altered_once_the_cycle_is_closed(desk):
    execute("UPDATE cycles_cycle SET state = 'closed'")
    dossier = type(desk.dossier).objects.get(pk=desk.dossier.pk)

    for prepare in _prepares(desk, dossier):
        with pytest.raises(PermissionDenied, match="does not run today"):
            prepare()
    assert not Inclusion.objects.exists()
    assert not MissingReason.objects.exists()


def test_what_ochro_has_endorsed_is_not_altered_until_it_is_returned(desk):
    decide = {"package": desk.submit(), "by": give(Role.OCHRO_LEAD), "note": "", "at": NOW()}
    services.decide_package(**decide, action="endorse")

    for prepare in _prepares(desk, desk.dossier):
        with pytest.raises(PermissionDenied, match="OCHRO has endorsed the package"):
            prepare()
    services.decide_package(**decide | {"note": "Look again."}, action="return")
    services.choose_levels(dossier=desk.dossier, levels=["EX-01"], by=desk.head, at=NOW())
    assert Inclusion.objects.exists()
