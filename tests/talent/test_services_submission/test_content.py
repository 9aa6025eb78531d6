"""What is in the package: the files of the rule, in both languages, the same each time."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from etms.packages.models import Package
from etms.packages.rules import digest
from talent.choices import QuestionnaireState
from talent.models import Inclusion, MissingReason, SubmittedFile
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.talent import sending
from tests.talent.test_services_submission.parts import people_of

pytestmark = pytest.mark.django_db
NOW = timezone.now


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
