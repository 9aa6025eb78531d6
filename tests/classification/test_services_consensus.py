"""What the committee agrees on: degrees, reasons, benchmarks; what is missing is named."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from classification.models import JobEvaluation
from classification.queries.citing import cited_rows, mark
from classification.queries.judging import replayed
from classification.services import consensus
from classification.services.keeping import Conflicting, Incomplete
from tests.classification.evaluating import (
    NOW,
    act,
    agree,
    revision_of,
    standing,
)
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def together(desk):
    return standing(desk, "consensus", seats=[desk.member, desk.adm.user])


def test_the_committee_and_the_adviser_agree_on_degrees(desk, together):
    found = agree(together, desk.adm.user, DEGREES)
    with pytest.raises(Conflicting):
        agree(together, desk.member, {"impact": "C"})
    for other in (desk.head.user, desk.general.user, desk.director.user, desk.outsider):
        with pytest.raises(PermissionDenied):
            agree(together, other, {"impact": "C"}, base=1)

    assert (found.total, found.level, found.revision) == (920, "EX-01", 1)
    assert agree(together, desk.adviser, {"impact": "P"}, base=0).revision == 1


def test_a_second_unrelated_impact_is_joined(desk, together):
    """The worked example of the standard: $40 M at F3P with $1 B at F5-C becomes F3+P = 460."""
    found = agree(
        together,
        desk.member,
        HIGHER
        | {
            "freedom_to_act_pull": "",
            "impact": "P",
            "dollars": 40_000_000,
            "dollars_on": EVALUATED_ON,
            "second_dollars": 1_000_000_000,
            "second_impact": "C",
            "unrelated": True,
            "own_work": False,
        },
    )

    assert (found.magnitude, found.magnitude_pull, found.accountability) == ("3", "+", 460)
    assert replayed(found).figures.accountability == 460


def test_a_second_impact_half_said_is_not_whole(desk, together):
    said = {"dollars": 40_000_000, "dollars_on": EVALUATED_ON, "second_dollars": 1_000_000_000}
    found = agree(together, desk.member, DEGREES | said)

    assert found.total is None


def test_each_reason_has_its_own_revision(desk, together):
    def write(field, text, base):
        (row,) = consensus.write_rationales(
            evaluation=together, texts={field: (text, base)}, by=desk.member, at=NOW
        )
        return row

    assert write("impact", "It answers alone.", 0).revision == 1
    assert write("freedom_to_act", "Directors general are at E+.", 0).revision == 1
    with pytest.raises(Conflicting):
        write("impact", "It does not.", 0)
    with pytest.raises(ValidationError):
        write("impact_pull", "No sub-factor.", 0)
    assert together.rationales.get(field="impact").text == "It answers alone."


def test_reasons_are_kept_all_or_none_and_what_is_no_change_is_nothing(desk, together):
    def write(**texts):
        return consensus.write_rationales(evaluation=together, texts=texts, by=desk.member, at=NOW)

    write(impact=("Direct.", 0), freedom_to_act=("Oriented.", 0), magnitude=(" ", 0))
    assert revision_of(together) == 1
    assert together.rationales.count() == 2
    write(impact=("Direct.", 0), freedom_to_act=("Oriented.", 0))
    assert revision_of(together) == 1
    with pytest.raises(Conflicting) as stale:
        write(impact=("Shared.", 0), freedom_to_act=("Guided.", 0), magnitude=("Large.", 0))
    assert {row.field for row in stale.value.standing} == {"impact", "freedom_to_act"}
    assert together.rationales.count() == 2


def test_benchmarks_are_cited_for_whole_factors_and_enter_the_checks(desk, together):
    agree(together, desk.member, DEGREES)

    def cite(number, factors, note="", base=""):
        return consensus.cite(
            evaluation=together, number=number, factors=factors, note=note, base=base,
            by=desk.member, at=NOW,
        )  # fmt: skip

    close = cite("1", ["know_how", "problem_solving"], "Close.")
    cite("1", ["know_how"], "Closer.", base=mark(close))
    cite("2", ["accountability"])
    with pytest.raises(ValidationError):
        cite("999", ["know_how"])
    with pytest.raises(ValidationError):
        cite("3", [])

    found = JobEvaluation.objects.get(pk=together.pk)
    rows = [(row.number, row.factor, row.note) for row in found.comparators.all()]
    assert rows == [("1", "know_how", "Closer."), ("2", "accountability", "")]
    cited = [each.number for each in replayed(found).around.citations]
    assert cited == ["1", "2"]
    consensus.uncite(evaluation=together, number="2", base=mark(cited_rows(together, "2")),
                     by=desk.member, at=NOW)  # fmt: skip
    assert found.comparators.count() == 1


def test_what_the_file_lacks_is_named_before_it_is_recommended(desk, together):
    agree(together, desk.member, DEGREES | {"impact": ""})
    make.written(make.reasons, together, fields=["impact"])
    with pytest.raises(Incomplete) as incomplete:
        act(desk, together, "recommend", desk.member)

    missing = incomplete.value.missing
    assert "impact" in missing
    assert "rationale:freedom_to_act" in missing
    assert "rationale:impact" not in missing


def test_points_below_the_group_are_not_recommended(desk):
    low = DEGREES | {"practical_technical_pull": "", "impact": "C"}
    found = standing(desk, "consensus", degrees=low, seats=[desk.member], reasons=True)
    with pytest.raises(Incomplete) as incomplete:
        act(desk, found, "recommend", desk.member)

    assert incomplete.value.missing == ["level"]
