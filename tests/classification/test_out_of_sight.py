"""What a position was evaluated at before, while it is evaluated anew: shown to nobody who takes
part, on no page of it nor beside it, and to everybody else as ever."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from classification import access as scopes
from etms.trace.models import Reading
from tests.classification import filing
from tests.classification.evaluating import act, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.factories.directory import position

pytestmark = pytest.mark.django_db
WRITTEN = "608 · 350 (57) · 460"  # HIGHER, as a line shows it
STEPS = "Two steps of Know-How to the superior"  # from DEGREES up to HIGHER
HIDDEN = "Out of sight while you take part in evaluating it"


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def read(client):
    """read(user, "evaluation", pk): a page as this user has it."""

    def page(user, name, *args, status=200):
        client.force_login(user)
        answer = client.get(reverse(f"classification:{name}", args=args))
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.content.decode()

    return page


@pytest.fixture
def paper(client):
    """paper(user, evaluation): the words of its classification file."""

    def words(user, found):
        client.force_login(user)
        answer = client.get(reverse("classification:file_pdf", args=[found.pk, "en"]))
        assert answer.status_code == 200, answer.content.decode()[:2000]
        pages = PdfReader(BytesIO(answer.content)).pages
        said = " ".join(page.extract_text() for page in pages).replace("\u200b", "")
        return " ".join(said.split())

    return words


def anew(desk, before, seats=()):
    """The same position, evaluated again."""
    return standing(desk, "alone", description=before.description, seats=seats)


def superior(desk):
    """The director general's position, decided before and evaluated again."""
    before = standing(desk, "decided", post="general", degrees=HIGHER, seats=[desk.member])
    anew(desk, before, seats=[desk.member])
    return before


def below(desk, state, **more):
    """The director's evaluation in a state, with the steps to the superior in its record."""
    members = [desk.adm.user, desk.member]
    found = standing(desk, state, degrees=DEGREES, seats=members, reasons=True, **more)
    make.written(make.keep_record, found)
    return found


PAGES = ("evaluation", "allocation", "committee", "consensus", "rationale", "nearest", "signed")


@pytest.mark.parametrize("who", ["adviser", "member"])
def test_the_earlier_evaluation_is_shut_with_a_reason_until_it_is_decided_anew(desk, read, who):
    before = standing(desk, "decided", degrees=DEGREES, seats=[desk.member])
    now = standing(
        desk, "recommended", degrees=DEGREES, seats=[desk.member], description=before.description
    )
    user = desk.user(who)

    for name in (*PAGES, *(["alone"] if who == "member" else [])):
        page = read(user, name, before.pk, status=403)
        assert "out of sight" in page or name not in ("evaluation", "alone"), name
    read(desk.head.user, "evaluation", before.pk)

    act(desk, now, "decide", desk.head.user)
    for name in PAGES:
        assert "920" in read(user, name, before.pk) or name != "evaluation"


@pytest.mark.parametrize("who", ["adviser", "member"])
def test_no_list_leads_to_it(desk, read, who):
    before = superior(desk)
    own = f'href="{before.get_absolute_url()}"'
    user = desk.user(who)

    assert own not in read(user, "evaluations")
    assert own not in read(user, "position", before.position_id)
    assert own in read(desk.head.user, "evaluations")


def test_the_list_of_positions_shows_no_result_while_it_is_evaluated(desk, read):
    before = superior(desk)

    page = read(desk.adviser, "positions")

    assert before.position.number in page
    assert "1,418" not in page


def test_each_reader_is_asked_apart_of_the_same_row(desk):
    before = superior(desk)

    grounds = [scopes.evaluation_ground(desk.user(who), before) for who in ("adviser", "head")]

    assert grounds == [None, "deputy_head"]


def test_a_ranking_leaves_it_out(desk, read):
    before = superior(desk)
    standing(desk, "decided", degrees=DEGREES)
    place, title = desk.organization.pk, str(before.position.terms.get().title)

    page = read(desk.adviser, "ranking", place)
    assert title not in page
    assert "Positions that you take part in evaluating now are left out" in page
    assert "920" in page
    assert title in read(desk.head.user, "ranking", place)


def test_the_file_of_a_ranking_has_no_gap_where_it_was(desk, client):
    """A place that is left empty would say between which points it stands."""
    superior(desk)
    standing(desk, "decided", degrees=DEGREES)
    client.force_login(desk.adviser)

    answer = client.get(reverse("classification:ranking_csv", args=[desk.organization.pk, "en"]))

    _head, *rows, _last = csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert [(row[0], row[2]) for row in rows] == [("1", desk.posts["director"].number)]
    read = Reading.objects.filter(what="ranking_csv", reader_id=desk.adviser.pk)
    assert {row.person_id for row in read} == {desk.director.pk}


def test_the_review_neither_asks_about_it_nor_measures_others_by_it(desk, read):
    """The director's line would say how far the superior is away, and the points stand beside."""
    before = superior(desk)
    standing(desk, "decided", degrees=HIGHER)
    place, title = desk.organization.pk, str(before.position.terms.get().title)

    page = read(desk.adviser, "review", place)
    whole = read(desk.head.user, "review", place)

    assert title not in page
    for said in ("Steps of Know-How to the superior", "Superior and position are both"):
        assert said in whole
        assert said not in page
    assert "Level differs" in page


@pytest.mark.parametrize("place", ["Superior", "Peer", "Subordinate"])
def test_the_line_beside_another_position_says_only_that_it_is_out_of_sight(desk, read, place):
    unit = desk.posts["director"].terms.get().unit
    beside = {
        "Superior": desk.posts["general"],
        "Peer": position(above=desk.posts["general"], unit=unit),
        "Subordinate": position(above=desk.posts["director"], unit=unit),
    }[place]
    of = make.written(make.description, beside, state="signed", by=desk.general.user)
    before = make.written(make.evaluation, of, desk.organization, state="decided", degrees=HIGHER)
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member, desk.adm.user])
    anew(desk, before, seats=[desk.member])

    for who in ("adviser", "member"):
        page = read(desk.user(who), "neighbours", found.pk)
        assert HIDDEN in page
        assert WRITTEN not in page
        assert "608" not in page  # nor as a bar
    assert WRITTEN in read(desk.adm.user, "neighbours", found.pk)


def test_it_is_not_among_the_similar_positions_of_other_organizations(desk, read):
    other = make.desk()
    before = standing(other, "decided", degrees=HIGHER)
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    anew(other, before, seats=[desk.member])

    page = read(desk.member, "neighbours", found.pk)

    assert str(other.organization) not in page
    assert "1,418" not in page
    assert str(other.organization) in read(desk.adviser, "neighbours", found.pk)


@pytest.mark.parametrize("name", ["consensus", "comparators", "charts"])
def test_no_check_says_how_far_the_superior_is_away(desk, read, name):
    superior(desk)
    found = below(desk, "consensus")

    for who, said in (("adviser", False), ("member", False), ("adm", True)):
        assert (STEPS in read(desk.user(who), name, found.pk)) is said, who


def test_nor_does_the_live_answer_of_the_charts(desk, client):
    superior(desk)
    found = below(desk, "consensus")
    cells = {"know_how": "F II 3", "problem_solving": "E 4", "accountability": "E 2 P"}
    pulls = ("practical_technical_pull", "thinking_environment_pull", "freedom_to_act_pull")
    chosen = cells | dict.fromkeys(pulls, "+")
    sent = chosen | {f"base.{name}": "" for name in chosen}

    def points(user):
        client.force_login(user)
        address = reverse("classification:chart_points", args=[found.pk])
        return client.post(address, sent).content.decode()

    assert "920" in points(desk.adviser)
    assert STEPS not in points(desk.adviser)
    assert STEPS in points(desk.adm.user)


@pytest.mark.parametrize("state", ["recommended", "decided"])
def test_nor_do_the_checks_that_were_kept(desk, read, state):
    superior(desk)
    found = below(desk, state)

    assert STEPS in read(desk.head.user, "evaluation", found.pk)
    for who in ("adviser", "member"):
        page = read(desk.user(who), "evaluation", found.pk)
        assert STEPS not in page
        assert "920" in page


def test_a_deputy_head_with_a_seat_above_decides_without_the_steps(desk, read):
    before = standing(desk, "decided", post="general", degrees=HIGHER)
    found = below(desk, "recommended")
    assert STEPS in read(desk.head.user, "decision", found.pk)

    anew(desk, before, seats=[desk.head.user])

    assert STEPS not in read(desk.head.user, "decision", found.pk)


def general_anew(desk, other):
    """What stands above the director in a file, evaluated again; so is a similar position of
    another organization."""
    for found, at in ((desk, "general"), (other, "director")):
        before = found.posts[at].evaluations.get(state="decided")
        anew(found, before, seats=[desk.member])


def with_similar(state):
    """The director's evaluation with its file, and a similar position elsewhere."""
    desk, other = make.desk(), make.desk()
    standing(other, "decided", degrees=HIGHER)
    found = getattr(filing, state)(desk, degrees=DEGREES)
    general_anew(desk, other)
    return desk, other, found


def test_a_draft_file_is_drawn_for_its_reader(paper):
    desk, other, found = with_similar("recommended")

    for_member = paper(desk.member, found)
    for_head = paper(desk.head.user, found)

    elsewhere = str(other.organization)
    assert [said in for_head for said in (WRITTEN, STEPS, elsewhere)] == [True, True, True]
    assert [said in for_member for said in (WRITTEN, STEPS, elsewhere)] == [False, False, False]
    assert HIDDEN in for_member
    assert HIDDEN not in for_head


def test_a_signed_file_is_one_for_all_who_may_open_it(paper):
    desk, other, found = with_similar("decided")

    for user in (desk.member, desk.head.user):
        said = paper(user, found)
        assert WRITTEN in said
        assert str(other.organization) in said
        assert HIDDEN not in said
