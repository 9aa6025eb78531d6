"""A whole yearly exercise in a small organization, played by those who take part in it.

Each sits at a browser of their own; some read English, some French. Nobody drags, every state that
they see is held against axe, and the ways that people take most often are counted.
"""

import pytest

from etms.cycles.choices import StageCode
from etms.directory.choices import Level
from etms.learning.models import LearningAction
from etms.packages.models import Package
from etms.roles.choices import Role
from talent.models import Assessment, Conversation, PlacementMove, Questionnaire
from tests.browser import story
from tests.browser.players import Player
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    AppointmentFactory,
    OrganizationFactory,
    UnitFactory,
    position,
)
from tests.factories.roles import DossierFactory, give
from tests.talent import sending
from tests.talent.answering import said_last_year
from tests.talent.assessing import assessed_before, pass_languages
from tests.talent.exercise import account, running_cycle
from tests.work.conftest import start_worker

__all__ = ["start_worker"]
pytestmark = pytest.mark.browser

TITLE = {
    "title_en": "Director General, Benefits",
    "title_fr": "Directrice générale ou directeur général, Prestations",
}
# Which of the two languages each of them reads.
READS = {"executive": 0, "chair": 0, "delegate": 0, "manager": 1, "head": 1, "ochro": 1}


def holder(place, given, family):
    names = {"person__given_name": given, "person__family_name": family}
    return AppointmentFactory(position=place, **names).person


@pytest.fixture
def house(transactional_db):
    """All stages are open today. Last year's answers are there, and the manager's own file, whose
    placement asks for language results that nobody has recorded."""
    cycle = running_cycle(**{stage: (-20, 20) for stage in StageCode.values})
    there = OrganizationFactory(name_en="Department of Trials", name_fr="Ministère des Essais")
    office, branch, other = (
        UnitFactory(organization=there, name_en=name) for name in ("Office", "Programs", "Policy")
    )
    top = position(unit=office, level=Level.DM)
    above = position(unit=branch, level=Level.EX_04, above=top)
    below = position(unit=branch, level=Level.EX_03, above=above, **TITLE)
    beside = position(unit=other, level=Level.EX_03, above=top)
    staff = position(unit=office, level=Level.EX_01, above=top)
    people = {
        "head": holder(top, "Hélène", "Roy"),
        "manager": holder(above, "Étienne", "Caron"),
        "executive": holder(below, "Amélie", "Gagnon"),
        "chair": holder(beside, "Priya", "Nair"),
        "delegate": holder(staff, "Samuel", "Okafor"),
    }
    sending.answered(people["manager"], cycle)
    sending.assessed(people["manager"], cycle, placement=story.READY)
    for part in ("executive", "chair"):
        pass_languages(people[part])
        said_last_year(people[part])
    ratings = {f"rating.{row.code}": "consistently" for row in cycle.competencies.rows.all()}
    assessed_before(people["executive"], cycle, story.DEVELOP, **ratings)
    DossierFactory(organization=there, cycle=cycle)
    return story.House(cycle, there, people)


@pytest.fixture(params=["en-fr", pytest.param("fr-en", marks=pytest.mark.slow)])
def languages(request):
    """Both languages in one story; and every part in the other of them."""
    return request.param.split("-")


@pytest.fixture
def cast(browser, live_server, house, languages):
    """The five of the organization and the lead of OCHRO, each at a browser."""
    reads = {part: languages[number] for part, number in READS.items()}
    users = {part: account(who, language=reads[part]) for part, who in house.people.items()}
    users["ochro"] = give(Role.OCHRO_LEAD, user=UserFactory(language=reads["ochro"]))
    there = {"organization": house.organization}
    give(Role.DELEGATE, user=users["delegate"], may_submit=True, **there)
    give(Role.COMMITTEE_CHAIR, user=users["chair"], **there)
    give(Role.COMMITTEE_MEMBER, user=users["manager"], **there)
    cast = {
        part: Player(browser, live_server.url, user, reads[part]) for part, user in users.items()
    }
    yield cast
    for player in cast.values():
        player.leave()


def test_a_whole_exercise(house, cast, start_worker):
    executive, manager, chair = (cast[part] for part in ("executive", "manager", "chair"))
    delegate, head, ochro = (cast[part] for part in ("delegate", "head", "ochro"))
    start_worker()

    story.executive_answers(house, executive)
    story.manager_assesses(house, manager)
    story.manager_assesses_a_position(house, manager)
    story.committee_calibrates(house, chair, manager)
    story.deputy_head_approves(house, head)
    story.manager_shares(house, manager)
    story.both_talk(house, manager, executive)
    story.executive_reads_and_acknowledges(house, executive)
    story.delegate_mends_and_reminds(house, delegate)
    story.chair_answers_as_last_year(house, chair)
    story.delegate_prepares(house, delegate)
    first = story.send(house, delegate)
    story.deputy_head_is_told(house, head, first)
    story.ochro_returns(house, ochro, first)
    story.manager_corrects_the_position(house, manager)
    second = story.delegate_resubmits(house, delegate)
    story.ochro_endorses(house, ochro, second, first)
    story.receipt_is_verified(delegate)

    assert {part: player.wrong for part, player in cast.items() if player.wrong} == {}
    assert sum(player.seen for player in cast.values()) > 60, "states held against axe"
    is_on_record(house, cast)


def is_on_record(house, cast):
    """What the story left behind."""
    person = {"person": house.people["executive"], "cycle": house.cycle}
    assessment = Assessment.objects.get(**person)
    talk = Conversation.objects.get(**person)
    packages = Package.objects.order_by("turn")
    assert set(
        Questionnaire.objects.filter(cycle=house.cycle).values_list("state", flat=True)
    ) == {"submitted"}
    assert (assessment.state, assessment.placement.code) == ("approved", story.DEVELOP)
    moves = PlacementMove.objects.filter(assessment=assessment).order_by("pk")
    assert [(move.stage, move.after.code) for move in moves] == [
        ("proposed", story.WELL),
        ("calibrated", story.DEVELOP),
    ]
    assert talk.person_acknowledged_at
    assert talk.manager_acknowledged_at
    assert LearningAction.objects.get(**person).text == story.AGREED
    assert [package.state for package in packages] == ["returned", "endorsed"]
    assert {(each.submitted_by, each.acting_for) for each in packages} == {
        (cast["delegate"].user, cast["head"].user)
    }
