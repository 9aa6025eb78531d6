"""The pages of job evaluation in both languages: what they show, to whom, and what they keep."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from classification.models import JobDescription, JobEvaluation
from etms.directory.models import PositionTerms
from tests.classification.evaluating import listed, seen_of, signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER
from tests.factories.directory import SalaryFactory

pytestmark = pytest.mark.django_db
EFFECTIVE = "2024-09-01"


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def site(client):
    """site(user).get("evaluation", pk): a page as this user has it."""

    class Site:
        def __init__(self, user, language="en"):
            client.force_login(user)
            client.cookies["etms-language"] = language

        def get(self, name, *args, status=200, **query):
            answer = client.get(reverse(f"classification:{name}", args=args), query)
            assert answer.status_code == status, answer.content.decode()[:2000]
            return answer.content.decode()

        def post(self, name, *args, status=302, **sent):
            answer = client.post(reverse(f"classification:{name}", args=args), sent)
            assert answer.status_code == status, answer.content.decode()[:4000]
            return answer.content.decode()

    return Site


def rows(*dimensions):
    """The rows of dimensions as a page sends them."""
    sent = {
        "dimensions-TOTAL_FORMS": len(dimensions),
        "dimensions-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(dimensions):
        sent |= {f"dimensions-{number}-{name}": value for name, value in row.items()}
    return sent


# descriptions


def test_a_manager_writes_a_description_and_signs_it(desk, site):
    manager = site(desk.general.user)
    manager.post("describe", desk.posts["director"].pk)
    draft = JobDescription.objects.get()
    texts = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("location", "accountability", "structure", "nature", "specific")
        for code in ("en", "fr")
    }
    budget = {
        "kind": "operating",
        "name_en": "Budget",
        "name_fr": "Le budget",
        "amount": "4000000",
        "on": "2024-04-01",
    }
    sent = texts | rows(budget) | {"noc_code": "00012", "base": 0}
    manager.post("write", draft.pk, **sent)
    manager.post("move_description", draft.pk, "sign", base=1)

    draft.refresh_from_db()
    assert (draft.state, draft.signed_by) == ("signed", desk.general.user)
    assert (draft.structure_fr, draft.dimensions.get().amount) == ("structure fr", 4_000_000)
    assert "4,000,000" in manager.get("description", draft.pk)
    assert "4\u00a0000\u00a0000" in site(desk.general.user, "fr").get("description", draft.pk)


def test_a_stale_page_keeps_what_was_written_and_answers_409(desk, site):
    draft = make.written(make.description, desk.posts["director"])
    manager = site(desk.general.user)
    manager.post("write", draft.pk, **rows(), base=0, nature_en="First")
    page = manager.post("write", draft.pk, **rows(), base=0, nature_en="Second", status=409)

    draft.refresh_from_db()
    assert draft.nature_en == "First"
    assert "Second" in page
    assert 'name="base" value="1"' in page
    manager.post("write", draft.pk, **rows(), base=1, nature_en="Second")


def test_half_a_description_is_saved_and_not_signed(desk, site):
    draft = make.written(make.description, desk.posts["director"], nature_fr="")
    manager = site(desk.general.user)
    manager.post("move_description", draft.pk, "sign", base=0)

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert "Nature and scope in French" in manager.get("description", draft.pk)


def test_versions_are_compared_text_by_text(desk, site):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force", by=desk.general.user, text="Old")
    new = make.written(make.description, post, version=2, text="Old", nature_en="A new scope")
    page = site(desk.general.user).get("changes", new.pk)

    assert "A new scope" in page
    assert "Nature and scope in English" in page
    assert "Organization structure in english" not in page


def test_a_version_is_put_in_force_and_ends_the_one_before(desk, site):
    post = desk.posts["director"]
    old = make.written(make.description, post, state="in_force", by=desk.general.user)
    new = signed(desk, version=2)
    site(desk.adviser).post("enforce", new.pk, starts_on="2024-06-01", base=0)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.ends_on) == ("replaced", date(2024, 5, 31))
    assert (new.state, new.starts_on) == ("in_force", date(2024, 6, 1))
    early = signed(desk, version=3)
    site(desk.adviser).post("enforce", early.pk, starts_on="2024-06-01", base=0, status=422)


def test_the_holder_reads_what_is_in_force_and_no_name(desk, site):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force", by=desk.general.user, text="Live")
    draft = make.written(make.description, post, version=2)
    holder = site(desk.director.user)
    page = holder.get("description", JobDescription.objects.get(version=1).pk)

    assert "Live accountability en" in page
    assert str(desk.general) not in page
    holder.get("description", draft.pk, status=403)
    site(desk.outsider).get("description", draft.pk, status=404)


# the whole way, by the pages alone


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
        for token in (str(desk.director), "151", str(before.total), "EX-01", before.level):
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


def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(desk, site):
    found = standing(desk, "consensus", seats=[desk.member])
    sent = listed({"impact": "S", "second_dollars": "many"})
    page = site(desk.member).post("charts", found.pk, status=422, **sent)

    assert "many" in page
    found.refresh_from_db()
    assert (found.impact, found.second_dollars) == ("S", None)


def test_a_stale_consensus_answers_409_and_saves_the_second_time(desk, site):
    found = standing(desk, "consensus", seats=[desk.member, desk.adm.user])
    site(desk.adm.user).post("charts", found.pk, **listed({"freedom_to_act_pull": "+"}))
    member = site(desk.member)
    page = member.post("charts", found.pk, **listed({"freedom_to_act_pull": "-"}), status=409)
    assert "Somebody else has chosen something else here" in page
    member.post(
        "charts",
        found.pk,
        **listed({"freedom_to_act_pull": "-"}, over={"freedom_to_act_pull": "+"}),
        mine="freedom_to_act_pull",
    )

    found.refresh_from_db()
    assert (found.freedom_to_act_pull, found.revision) == ("-", 2)


def test_the_pages_alone_and_together_are_to_be_read(desk, site):
    """Degrees are entered in one place, the guide charts."""
    alone = standing(desk, "alone", post="adm", description=signed(desk, "adm"),
                     seats=[desk.member])  # fmt: skip
    together = standing(desk, "consensus", seats=[desk.member])
    member = site(desk.member)

    member.post("alone", alone.pk, status=405, **DEGREES)
    member.post("consensus", together.pk, status=405, **DEGREES)


def test_what_was_found_beside_the_degrees_is_read_alone_and_together(desk, site):
    more = {
        "dollars": Decimal(40_000_000),
        "dollars_on": date(2024, 4, 1),
        "dimension": "operating",
        "facts": ["answerable"],
        "participation": "lead",
    }
    found = standing(desk, "consensus", seats=[desk.member])
    alone = standing(desk, "alone", post="adm", description=signed(desk, "adm"))
    for each in (found, alone):
        make.written(
            make.seat, each, desk.adm.user if each is found else desk.member,
            degrees=DEGREES | more, estimate="L", submitted=each is found,
        )  # fmt: skip

    member = site(desk.member)
    for page in (member.get("alone", alone.pk), member.get("consensus", found.pk)):
        for said in ("$40,000,000", "April 1, 2024", "must answer for the results", "end results"):
            assert said in page


def test_a_stale_rationale_shows_what_stands(desk, site):
    found = standing(desk, "consensus", seats=[desk.member])
    member = site(desk.member)
    member.post("write_rationale", found.pk, "impact", **{"impact-text": "A", "impact-base": 0})
    page = member.post(
        "write_rationale",
        found.pk,
        "impact",
        status=409,
        **{"impact-text": "B", "impact-base": 0},
    )

    assert "What stands now" in page
    member.post("write_rationale", found.pk, "nothing", status=404)


def test_what_is_missing_is_named_on_the_page(desk, site):
    found = standing(desk, "consensus", seats=[desk.member], degrees=DEGREES)
    page = site(desk.member).post(
        "recommend", found.pk, effective_on=EFFECTIVE, base=0, status=422
    )

    assert "There is no rationale for: Freedom to act" in page


def test_a_day_without_charts_is_refused_on_the_form(desk, site):
    description = signed(desk)
    page = site(desk.adviser).post(
        "evaluate",
        desk.posts["director"].pk,
        description=description.pk,
        evaluated_on="2022-10-02",
        status=422,
    )

    assert "not among the sources" in page


def test_ochro_reads_decided_evaluations_of_all_without_people(desk, site):
    analyst = make.give("ochro_analyst")
    decided = standing(desk, "decided", degrees=DEGREES, seats=[desk.member], reasons=True)
    reader = site(analyst)
    page = reader.get("evaluation", decided.pk)
    listed = reader.get("evaluations")

    assert "920" in page
    assert desk.organization.name_en in listed
    for person in (desk.adm, desk.director, desk.general, desk.member):
        assert str(person) not in page.partition("<main")[2]
    for name in ("committee", "allocation", "consensus"):
        reader.get(name, decided.pk, status=403)


@pytest.mark.parametrize("many", [1, 6])
def test_the_lists_ask_the_same_whatever_their_length(
    desk, site, django_assert_max_num_queries, many
):
    for _number in range(many):
        post = make.position(
            above=desk.posts["general"], unit=desk.posts["director"].terms.get().unit
        )
        of = make.written(make.description, post, state="signed", by=desk.general.user)
        make.written(make.evaluation, of, desk.organization, state="draft")
    adviser = site(desk.adviser)
    with django_assert_max_num_queries(22):
        adviser.get("positions")
    with django_assert_max_num_queries(22):
        adviser.get("evaluations")


def test_the_list_is_filtered_by_where_positions_stand(desk, site):
    standing(desk, "alone", seats=[desk.member])
    adviser = site(desk.adviser)

    def numbers(**query):
        page = adviser.get("positions", **query)
        return {name for name, post in desk.posts.items() if post.number in page}

    assert numbers() == {"adm", "general", "director"}
    assert numbers(show="under_way") == {"director"}
    assert numbers(show="unevaluated") == {"adm", "general", "director"}
    assert numbers(q=desk.posts["adm"].number) == {"adm"}
    site(desk.director.user).get("positions", status=403)
