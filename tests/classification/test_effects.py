"""What a decision does is read for its day, and decided as the page showed it."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from classification.choices.evaluations import Touched
from classification.models import JobEvaluation
from classification.queries.touching import effect_of
from etms.directory.models import Appointment
from etms.work.models import Notice
from tests.classification.evaluating import act, standing
from tests.factories import classification as make
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.classification import HIGHER
from tests.factories.directory import PersonFactory, holder

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = timezone.localdate()
SOON = TODAY + 60 * DAY
UNSEEN = "This page did not show what the decision does from that day"


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def found(desk):
    """The evaluation of the director's position, to rise from today."""
    return standing(
        desk, "recommended", degrees=HIGHER, seats=[desk.member], reasons=True, effective_on=TODAY
    )


@pytest.fixture
def page(client, desk):
    """page(found): the page of the deputy head; page(found, 409, **sent): the answer to it."""

    def open_or_send(of, status=200, language="en", **sent):
        client.force_login(desk.head.user)
        client.cookies["etms-language"] = language
        url = reverse("classification:decision", args=[of.pk])
        answer = client.post(url, sent) if sent else client.get(url)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer

    return open_or_send


def form_of(answer, **more):
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None} | more


def leaves(person, last):
    with transaction.atomic():
        arrange()
        Appointment.objects.filter(person=person).update(ends_on=last)


def comes(post, first):
    return holder(post, person=PersonFactory(user=UserFactory()), starts_on=first)


def told():
    rows = Notice.objects.filter(code__startswith="evaluation.level")
    return set(rows.values_list("to", "code"))


INCUMBENT, BELOW = "evaluation.level_changed", "evaluation.level_changed_below"


def test_a_decision_whose_people_have_changed_is_not_made_from_the_page_of_before(
    desk, found, page
):
    sent = form_of(page(found), effective_on=str(TODAY), note="As the CFO says")
    leaves(desk.director, TODAY - DAY)
    answer = page(found, 409, **sent)

    words = answer.content.decode()
    assert JobEvaluation.objects.get().state == "recommended"
    assert not told()
    assert UNSEEN in words
    assert "As the CFO says" in words
    assert str(desk.director) not in words
    assert str(desk.general) in words
    assert "It is vacant. These people are touched" in words
    page(found, 302, **form_of(answer))
    assert told() == {(desk.general.user.pk, BELOW)}
    touched = JobEvaluation.objects.get().touched.get()
    assert (touched.person, touched.how) == (desk.general, Touched.MANAGER)


def test_so_is_one_whose_level_has_changed(desk, found, page):
    sent = form_of(page(found), effective_on=str(TODAY))
    with transaction.atomic():
        arrange()
        desk.posts["director"].terms.update(level="EX-03")
    answer = page(found, 409, **sent)

    assert UNSEEN in answer.content.decode()
    assert answer.context["before"] == "EX-03"
    page(found, 302, **form_of(answer))


def test_a_page_that_does_not_say_what_it_showed_decides_nothing(found, page):
    for seen in ("", "x", "x" * 64):
        page(found, 409, **form_of(page(found), effective_on=str(TODAY), seen=seen))

    assert JobEvaluation.objects.get().state == "recommended"


def test_another_day_with_other_people_is_shown_before_it_is_decided(desk, found, page):
    leaves(desk.director, SOON - DAY)
    later = comes(desk.posts["director"], SOON)
    first = page(found)
    assert str(desk.director) in first.content.decode()
    assert str(later) not in first.content.decode()

    second = page(found, 409, **form_of(first, effective_on=str(SOON)))
    words = second.content.decode()
    assert UNSEEN in words
    assert str(later) in words
    assert str(desk.director) not in words.partition('id="effect"')[2]
    assert second.context["day"] == SOON
    page(found, 302, **form_of(second))
    assert told() == {(later.user.pk, INCUMBENT), (desk.general.user.pk, BELOW)}


def test_whoever_has_no_account_is_said_to_be_told_by_nobody(client, desk, found, page):
    leaves(desk.director, TODAY - DAY)
    alone = holder(desk.posts["director"], person=PersonFactory(user=None), starts_on=TODAY)
    first = page(found)

    assert f"{alone} · {Touched.INCUMBENT.label} · has no account" in first.content.decode()
    assert first.content.decode().count("has no account") == 1
    page(found, 302, **form_of(first))
    decided = client.get(found.get_absolute_url()).content.decode()
    assert decided.count("not told by this system") == 1
    assert told() == {(desk.general.user.pk, BELOW)}


def test_another_day_with_the_same_people_is_decided_at_once(found, page):
    page(found, 302, **form_of(page(found), effective_on=str(SOON)))

    assert JobEvaluation.objects.get().effective_on == SOON


def test_a_day_past_touches_whoever_was_there_and_whoever_is_now(desk, found):
    then = TODAY - 90 * DAY
    leaves(desk.director, then + DAY)
    later = comes(desk.posts["director"], then + 5 * DAY)
    effect = effect_of(found, then, on=TODAY)

    people = {(each.person, each.how) for each in effect.touched}
    assert effect.days == (then, TODAY)
    assert people == {
        (desk.director, Touched.INCUMBENT),
        (later, Touched.INCUMBENT),
        (desk.general, Touched.MANAGER),
    }


def test_the_manager_is_the_first_who_holds_a_position_above(desk, found):
    leaves(desk.director, TODAY - DAY)
    leaves(desk.general, TODAY - DAY)
    act(desk, standing_today(found), "decide", desk.head.user)

    assert (desk.adm.user.pk, BELOW) in told()


def standing_today(found):
    return JobEvaluation.objects.get(pk=found.pk)


def test_who_holds_it_while_acting_above_is_named_once(desk, found):
    """The director acts as the director general, whose position is vacant else."""
    leaves(desk.general, TODAY - DAY)
    with transaction.atomic():
        arrange()
        Appointment.objects.create(
            person=desk.director,
            position=desk.posts["general"],
            kind="acting",
            starts_on=TODAY - DAY,
            ends_on=SOON,
        )
    people = [(each.person, each.how) for each in effect_of(found, TODAY, on=TODAY).touched]

    assert people == [(desk.director, Touched.SUBSTANTIVE)]


def test_a_position_without_anybody_above_touches_nobody(desk):
    high = standing(
        desk, "recommended", post="adm", degrees=HIGHER, reasons=True, effective_on=TODAY
    )
    for person in (desk.adm, desk.head):
        leaves(person, TODAY - DAY)

    effect = effect_of(high, TODAY, on=TODAY)
    assert (effect.changes, effect.touched) == (True, ())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("it becomes", "People are named as recorded now for")),
        ("fr", ("il devient", "Les personnes sont nommées")),
    ],
)
def test_the_page_says_the_day(found, page, language, said):
    words = page(found, language=language).content.decode()

    for each in said:
        assert each in words
    assert str(TODAY.year) in words.partition('id="effect"')[2].partition("<form")[0]


def test_a_day_without_the_position_is_said_on_the_page(desk, found, page):
    with transaction.atomic():
        arrange()
        desk.posts["director"].terms.update(ends_on=date(2024, 12, 31))
    words = page(found).content.decode()

    assert "The position does not exist on that day." in words
    assert str(desk.director) not in words.partition('id="effect"')[2]


def test_whom_it_touches_is_asked_at_once(found, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(effect_of(found, TODAY - DAY, on=TODAY).touched) == 2


@pytest.mark.parametrize(
    ("degrees", "said"), [(HIGHER, False), (HIGHER | {"magnitude": "7", "impact": "P"}, True)]
)
def test_the_financial_officer_is_named_where_one_is_consulted(desk, page, degrees, said):
    found = standing(desk, "recommended", degrees=degrees, reasons=True, effective_on=TODAY)
    words = page(found).content.decode()

    assert (found.level in ("EX-04", "EX-05")) is said
    assert ("the Chief Financial Officer is consulted first" in words) is said
