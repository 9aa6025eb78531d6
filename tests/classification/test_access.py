"""Who reads which evaluation, asked of one and asked as a list; and what waits for whom."""

import pytest
from django.urls import reverse

from classification import access as scopes
from classification.choices.evaluations import EvaluationState
from classification.models import JobEvaluation
from classification.queries.people import candidates
from etms.directory.choices import Kind
from etms.roles.choices import Role
from tests.classification.evaluating import NOW, signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES
from tests.factories.directory import LONG_AGO, AppointmentFactory, PersonFactory, holder
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
PARTS = ("adviser", "member", "head", "adm", "general", "director", "outsider")
UNDER_WAY = {"adviser", "member", "head"}


@pytest.fixture
def desk():
    return make.desk()


@pytest.mark.parametrize("state", EvaluationState.values)
def test_an_evaluation_is_read_by_those_and_nobody_else(desk, state):
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member])
    users = {part: desk.user(part) for part in PARTS} | {"ochro": give(Role.OCHRO_ANALYST)}

    def fresh():
        return JobEvaluation.objects.get(pk=found.pk)

    listed = {
        part
        for part, user in users.items()
        if scopes.readable_evaluations(user).filter(pk=found.pk).exists()
    }
    asked = {part for part, user in users.items() if scopes.evaluation_ground(user, fresh())}

    decided = UNDER_WAY | {"general", "director", "ochro"}
    assert listed == asked == (decided if state == "decided" else UNDER_WAY)


@pytest.mark.parametrize("state", EvaluationState.values)
def test_people_are_read_by_who_takes_part_runs_or_decides(desk, state):
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member])
    users = {part: desk.user(part) for part in PARTS} | {"ochro": give(Role.OCHRO_LEAD)}
    read = {part for part, user in users.items() if scopes.reads_persons(user, found)}

    assert read == UNDER_WAY


def test_a_role_opens_nothing_on_a_position_above_until_it_is_decided(desk):
    """The director advises on classification: the evaluation of the position above stays shut."""
    adviser = give(
        Role.CLASSIFICATION_ADVISER, user=desk.director.user, organization=desk.organization
    )
    for post in ("general", "adm"):
        found = standing(desk, "consensus", post=post, description=signed(desk, post))
        assert scopes.evaluation_ground(adviser, found) is None
        assert not scopes.readable_evaluations(adviser).filter(pk=found.pk).exists()
        decided = standing(desk, "decided", degrees=DEGREES, description=found.description)
        assert scopes.evaluation_ground(adviser, decided) == "adviser"  # nothing tells of the new
        assert scopes.readable_evaluations(adviser).filter(pk=decided.pk).exists()
        make.written(_withdraw, found)
        decided = JobEvaluation.objects.get(pk=decided.pk)
        assert scopes.evaluation_ground(adviser, decided) == "adviser"
        assert not scopes.reads_persons(adviser, decided)


def _withdraw(evaluation):
    evaluation.state = "withdrawn"
    evaluation.save(update_fields=["state"])


def test_a_deputy_head_who_acts_decides_nothing_on_the_position_they_left(desk):
    """The ADM acts as deputy head: the own substantive position waits for somebody else."""
    from_below = desk.adm
    make.written(_leave, desk)
    AppointmentFactory(
        person=from_below, position=desk.posts["head"], kind=Kind.ACTING, starts_on=LONG_AGO
    )
    own = standing(desk, "recommended", post="adm", degrees=DEGREES, seats=[desk.member],
                   description=signed(desk, "adm"))  # fmt: skip
    other = standing(desk, "recommended", degrees=DEGREES, seats=[desk.member])

    assert scopes.evaluation_ground(from_below.user, own) is None
    assert scopes.evaluation_ground(from_below.user, other) == "deputy_head"


def _leave(desk):
    desk.head.appointments.all().delete()


def test_only_people_of_the_organization_are_offered_a_seat(desk):
    named = PersonFactory(given_name="Zoé", user=desk.member)
    elsewhere = holder(
        make.position(), person=PersonFactory(given_name="Zoé", user=make.UserFactory())
    )
    found = list(candidates(desk.organization.pk, words="zoe", at=NOW, on=NOW.date()))

    assert found == [named]
    assert elsewhere not in found


# what waits


@pytest.fixture
def home(client):
    def home(user):
        client.force_login(user)
        return client.get("/").content.decode()

    return home


def test_a_manager_finds_the_draft_to_sign(desk, home):
    draft = make.written(make.description, desk.posts["director"])
    address = reverse("classification:description", args=[draft.pk])

    assert address in home(desk.general.user)
    assert address not in home(desk.director.user)
    assert address not in home(desk.adm.user)


def test_a_member_finds_what_to_evaluate_until_it_is_submitted(desk, home):
    found = standing(desk, "alone", seats=[desk.adm.user, desk.member])
    address = reverse("classification:alone", args=[found.pk])
    assert address in home(desk.member)

    make.written(found.seats.filter(user=desk.member).delete)
    make.written(make.seat, found, desk.member, degrees=DEGREES, estimate="L", submitted=True)
    assert address not in home(desk.member)
    assert address not in home(desk.adviser)


def test_the_committee_finds_the_consensus_and_the_adviser_what_came_back(desk, home):
    found = standing(desk, "returned", degrees=DEGREES, seats=[desk.member, desk.adm.user])
    consensus = reverse("classification:consensus", args=[found.pk])

    assert consensus in home(desk.member)
    assert consensus in home(desk.adm.user)
    assert consensus not in home(desk.general.user)
    assert reverse("classification:evaluation", args=[found.pk]) in home(desk.adviser)


def test_the_deputy_head_finds_what_to_decide(desk, home):
    found = standing(desk, "recommended", degrees=DEGREES, seats=[desk.member])
    address = reverse("classification:decision", args=[found.pk])

    assert address in home(desk.head.user)
    assert address not in home(desk.adm.user)


def test_the_menu_leads_there_for_who_has_something_there(desk, home):
    address = f'href="{reverse("classification:positions")}"'
    for part in ("adviser", "head", "adm", "general"):
        assert address in home(desk.user(part)), part
    for part in ("director", "member", "outsider"):
        assert address not in home(desk.user(part)), part
