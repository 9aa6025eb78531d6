"""The signed file of a decision: made with it, never changed, and verified against the records."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from classification.choices.files import Verdict
from classification.models import Comparator, JobDimension, JobEvaluation, Rationale, SignedFile
from classification.queries import files
from classification.services import decision
from classification.services.signing import signed
from etms.trace.models import Event
from tests.classification.evaluating import NOW, seen_of, standing
from tests.classification.filing import EFFECTIVE, decided, recommended
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    with once():
        desk = make.desk()
        return desk, decided(desk)


@pytest.fixture
def desk(db, built):
    return built[0]


@pytest.fixture
def file(db, built):
    return SignedFile.objects.get(evaluation=built[1])


def test_a_decision_signs_the_whole_file(desk, file):
    content = file.content

    assert files.check(file) == Verdict.GENUINE
    assert (file.signed_by, file.signed_at) == (desk.head.user, NOW)
    assert file.number == f"EVAL-{desk.organization.number:04d}-{file.evaluation_id}"
    assert content["position"]["number"] == desk.posts["director"].number
    assert content["description"]["noc_code"] == "00012"
    assert content["description"]["sections"]["nature"] == {
        "en": "For the region nature en",
        "fr": "For the region nature fr",
    }
    assert (content["judged"]["total"], content["judged"]["profile"]) == (1418, "A2")
    assert {seat["estimate"] for seat in content["committee"]} == {"L", "A1"}
    assert set(content["rationales"].values()) == {"As the description says"}
    assert (
        content["decision"] | {"level_before": "EX-01", "level_after": "EX-02"}
        == (content["decision"])
    )
    assert content["decision"]["effective_on"] == EFFECTIVE.isoformat()
    assert {each["place"] for each in content["line"]} == {"superior"}
    assert content["checks"]
    assert all(each["text"]["en"] and each["text"]["fr"] for each in content["checks"])


def test_no_person_outside_the_procedure_stands_in_it(desk, file):
    """Not who holds the position, nor who stands around it; but who sat, signed and decided."""
    words = json.dumps(file.content, ensure_ascii=False)

    assert str(desk.director) not in words
    assert str(desk.adm) not in words
    assert set(file.content["names"]) == {
        str(user.pk) for user in (desk.member, desk.adviser, desk.general.user, desk.head.user)
    }


def test_the_deputy_head_s_position_stands_above_though_it_is_not_evaluated(desk):
    found = standing(desk, "consensus", post="adm", degrees=DEGREES)

    content = files.content_of(found, on=timezone.localdate())

    assert content["position"]["reports_to"]["en"] == desk.posts["head"].terms.get().title_en
    assert not [each for each in content["line"] if each["place"] == "superior"]


def test_before_the_decision_there_is_no_file_and_no_level_before(desk):
    found = recommended(make.desk())

    assert files.signed_file_of(found) is None
    assert "level_before" not in files.content_of(found, on=timezone.localdate())["decision"]


def test_a_decision_that_is_refused_signs_nothing():
    desk = make.desk()
    found = recommended(desk)

    with pytest.raises(Exception, match="not exist"), transaction.atomic():
        decision.decide_evaluation(
            evaluation=found, effective_on=make.date(2010, 1, 1), note="", base=0, seen="",
            by=desk.head.user, at=NOW,
        )  # fmt: skip

    assert not SignedFile.objects.filter(evaluation=found).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(number="X"),
        lambda rows: rows.update(content={"form": "another"}),
        lambda rows: rows.update(signed_at=timezone.now()),
        lambda rows: rows.delete(),
    ],
)
def test_the_database_refuses_every_change_of_it(file, change):
    arrange()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        change(SignedFile.objects.filter(pk=file.pk))


def test_the_ledger_knows_of_it_without_its_content(file):
    event = Event.objects.get(table_name="classification_signedfile", row_id=file.pk)

    assert event.new["hash"] == file.hash
    assert "content" not in event.new


def tampered(file, name, value):
    """The row as somebody would leave it who gets round the database's refusal."""
    setattr(file, name, value)
    return files.check(file)


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("hash", "0" * 64, Verdict.CONTENT),
        ("number", "EVAL-1", Verdict.SIGNATURE),
        ("signed_at", timezone.now(), Verdict.SIGNATURE),
        ("signature", "0" * 64, Verdict.SIGNATURE),
        ("content", {"points": 1.5}, Verdict.CONTENT),
    ],
)
def test_a_row_that_was_tampered_with_is_noticed(file, name, value, verdict):
    assert tampered(file, name, value) == verdict


def test_one_letter_of_the_content_is_noticed(file):
    whole = json.dumps(file.content)
    content = json.loads(whole.replace("As the description", "As the Description", 1))

    assert tampered(file, "content", content) == Verdict.CONTENT


def test_who_signed_is_under_the_signature(desk, file):
    assert tampered(file, "signed_by", desk.member) == Verdict.SIGNATURE


def test_a_hash_on_paper_is_compared(file):
    assert files.check(file, hash=f" {file.hash.upper()} ") == Verdict.GENUINE
    assert files.check(file, hash="0" * 64) == Verdict.OTHER_HASH


def test_an_earlier_key_verifies_and_a_lost_one_does_not(file, settings):
    old = settings.ETMS_SIGNING_KEY
    settings.ETMS_SIGNING_KEY = "another key of the tests, long enough"
    settings.ETMS_SIGNING_KEY_FALLBACKS = [old]
    assert files.check(file) == Verdict.GENUINE

    settings.ETMS_SIGNING_KEY_FALLBACKS = []
    assert files.check(file) == Verdict.SIGNATURE


# The rows behind the file, changed in the database past the services.
ROWS = {
    "rationales": lambda found: Rationale.objects.filter(evaluation=found, field="impact").update(
        text="Another reason"
    ),
    "comparators": lambda found: Comparator.objects.filter(
        evaluation=found, factor="know_how"
    ).delete(),
    "judged": lambda found: JobEvaluation.objects.filter(pk=found.pk).update(total=1500),
    "committee": lambda found: found.seats.filter(chair=True).update(estimate="P4"),
    "allocation": lambda found: JobEvaluation.objects.filter(pk=found.pk).update(levels_below=1),
    "description": lambda found: JobDimension.objects.filter(description=found.description).update(
        amount="1.00"
    ),
    "decision": lambda found: JobEvaluation.objects.filter(pk=found.pk).update(
        level_before="EX-05"
    ),
}


@pytest.mark.parametrize("part", files.RECORDS)
def test_records_that_were_changed_afterwards_are_named(file, part):
    arrange()
    ROWS[part](file.evaluation)

    found = SignedFile.objects.get(pk=file.pk)

    assert files.check(found) == Verdict.RECORDS
    assert files.changed_since(found) == [part]


def test_what_happens_around_it_later_changes_nothing(desk, file):
    """Names, titles and neighbours of another day: the file is of its own."""
    arrange()
    desk.general.family_name = "Renamed"
    desk.general.save()
    desk.posts["director"].terms.update(title_en="Another title")
    JobEvaluation.objects.exclude(pk=file.evaluation_id).update(note="Of another")

    assert files.check(SignedFile.objects.get(pk=file.pk)) == Verdict.GENUINE


def test_each_decision_has_its_own_file(desk, file):
    other = make.desk()
    found = decided(other, degrees=DEGREES)

    assert files.check(found.signed_file) == Verdict.GENUINE
    assert found.signed_file.hash != file.hash
    assert signed(found, by=other.head.user, at=NOW, on=NOW.date()).hash == found.signed_file.hash


def test_it_is_signed_in_the_transaction_of_the_decision(monkeypatch):
    desk = make.desk()
    found = recommended(desk)
    monkeypatch.setattr(decision, "_tell_advisers", fail)

    with pytest.raises(RuntimeError):
        decision.decide_evaluation(
            evaluation=found,
            effective_on=EFFECTIVE,
            note="",
            base=0,
            seen=seen_of(found),
            by=desk.head.user,
            at=NOW,
        )

    found.refresh_from_db()
    assert found.state == "recommended"
    assert not SignedFile.objects.filter(evaluation=found).exists()


def fail(*_args, **_more):
    raise RuntimeError


def test_the_evaluation_says_that_its_file_is_signed_only_where_it_is(client, desk, file):
    other = make.desk()
    unsigned = standing(other, "decided", degrees=DEGREES, reasons=True)

    def said(found, reader):
        client.force_login(reader)
        page = client.get(found.get_absolute_url()).content.decode()
        return "Signed with the decision" in page, "made before files were signed" in page

    assert said(file.evaluation, desk.adviser) == (True, False)
    assert said(unsigned, other.adviser) == (False, True)
