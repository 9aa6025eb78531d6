"""The whole way by the pages alone, and every page of every state."""

import re
from datetime import date

import pytest
from django.urls import reverse

from classification.models import JobEvaluation
from etms.directory.models import PositionTerms
from tests.classification.evaluating import listed, seen_of, signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER
from tests.factories.directory import SalaryFactory

pytestmark = pytest.mark.django_db
EFFECTIVE = "2024-09-01"


def test_a_position_is_evaluated_by_the_pages_alone(desk, site):
    description = signed(desk)
    adviser = site(desk.adviser)
    adviser.post(
        "evaluate",
        desk.posts["director"].pk,
        description=description.pk,
        evaluated_on=EVALUATED_ON.isoformat(),
    )
    pk = JobEvaluation.objects.get().pk
    adviser.post(
        "allocation",
        pk,
        inclusion="programs",
        other_group="no",
        levels_below=3,
        allocation_note="It manages a program.",
        base=0,
    )
    adviser.post("committee", pk, user=desk.member.pk, chair="on")
    adviser.post("committee", pk, user=desk.adm.user.pk)
    adviser.post("move_evaluation", pk, "open")

    for user, found in ((desk.member, HIGHER), (desk.adm.user, HIGHER | {"impact": "C"})):
        member = site(user)
        assert "First, the profile" in member.get("alone", pk)
        member.post("estimate", pk, profile="A2")
        assert reverse("classification:charts", args=[pk]) in member.get("alone", pk)
        member.post("charts", pk, **listed(found))
        page = member.get("alone", pk)
        assert "F+" in page
        member.post("submit", pk)

    chair = site(desk.member)
    page = chair.get("consensus", pk)
    assert str(desk.adm) in page
    assert reverse("classification:charts", args=[pk]) in page
    chair.post("charts", pk, **listed({"impact": HIGHER["impact"]}))
    for field in make.PULL_OF:
        chair.post(
            "write_rationale",
            pk,
            field.value,
            **{f"{field.value}-text": "Because.", f"{field.value}-base": 0},
        )
    chair.post("comparators", pk, number="1", factors=["know_how"], note="Near.")
    assert "1,418" in chair.get("evaluation", pk) or "1,418" in chair.get("consensus", pk)
    evaluation = JobEvaluation.objects.get()
    chair.post("recommend", pk, effective_on=EFFECTIVE, base=evaluation.revision)

    head = site(desk.head.user)
    assert str(desk.director) in head.get("decision", pk)
    evaluation.refresh_from_db()
    read = {"base": evaluation.revision, "seen": seen_of(evaluation)}
    head.post("decision", pk, effective_on=EFFECTIVE, note="", **read)
    terms = PositionTerms.objects.on(date(2024, 9, 1)).get(position=desk.posts["director"])
    assert terms.level == "EX-02"
    for user in (desk.director.user, desk.general.user):
        page = site(user).get("evaluation", pk)
        assert "1,418" in page
        assert str(desk.adm) not in page


def test_what_is_said_of_the_allocation_says_where_it_stands(desk, site):
    for fits in (True, False):
        found = standing(
            desk, "draft", description=signed(desk, version=2 + fits), other_group=not fits
        )
        assert "Executive (EX) Group Definition" in site(desk.adviser).get("allocation", found.pk)
        make.written(lambda row: row.delete(), found)


PAGES = ("evaluation", "allocation", "committee", "consensus", "rationale", "comparators")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_while_evaluating_no_page_shows_who_holds_it_its_salary_level_or_points(
    desk, site, language
):
    """The position is held, paid and was evaluated before: none of it is on any page.

    Figures among the choices of a list are those of the benchmark positions.
    """
    make.written(SalaryFactory, person=desk.director, amount="151234.00")
    before = standing(desk, "decided", degrees=HIGHER, seats=[desk.member])
    found = standing(
        desk,
        "consensus",
        description=signed(desk, version=2),
        seats=[desk.member, desk.adm.user],
    )
    pages = [site(user, language).get(name, found.pk) for user in (desk.member, desk.adviser)
             for name in PAGES]  # fmt: skip
    pages.append(site(desk.adviser, language).get("position", desk.posts["director"].pk))
    pages.append(site(desk.adviser, language).get("positions"))

    for page in pages:
        main = re.sub("<select.*?</select>", "", page.partition("<main")[2], flags=re.DOTALL)
        assert not re.search(r"151\W*234", main)  # 151 alone may be a row's number in an address
        for token in (str(desk.director), str(before.total), "EX-01", before.level):
            assert token not in main, token


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("draft", ["evaluation", "allocation", "committee"]),
        ("alone", ["evaluation", "allocation", "committee", "alone"]),
        ("consensus", PAGES),
        ("returned", PAGES),
        ("recommended", PAGES),
        ("decided", PAGES),
        ("withdrawn", ["evaluation", "allocation", "committee"]),
    ],
)
def test_every_page_of_every_state_opens_in_both_languages(desk, site, state, names, language):
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member, desk.adviser], reasons=True)
    reader = site(desk.member, language)
    for name in names:
        assert f'lang="{language}' in reader.get(name, found.pk)
    reader.get("evaluations")
    if state == "recommended":
        assert "EX-01" in site(desk.head.user, language).get("decision", found.pk)
