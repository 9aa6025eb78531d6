"""Aids of a session: whom to look at first, the time plan, and the trial of moves."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms.committees import services as committees
from etms.committees.models import Conflict, Session
from etms.trace.models import Act, Event, Reading
from talent.models import Assessment, PlacementMove
from tests.factories.acts import arrange
from tests.talent.assessing import answered, assessed_before, pass_languages
from tests.talent.sitting import DEVELOP, READY, WELL, move, opened, url


@pytest.fixture
def room(client, chair, session):
    return opened(client, chair, session)


def text(client, address, **sent):
    reply = client.post(address, sent) if sent else client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()


def listed(page):
    """Who stands on the list, in its order."""
    found = page.split('id="first-')[1:]
    return [part.split(">", 1)[1].split("<")[0] for part in found]


def steps_out(session, user, person):
    arrange()
    seat = session.seats.get(user=user)
    Conflict.objects.create(
        seat=seat, person=person, reason="A cousin", declared_at=timezone.now()
    )


class TestLookAtTheseFirst:
    def test_the_list_says_why_and_the_most_reasons_come_first(self, client, room, chair, house):
        one, two, three = house.directors[:3]
        assessed_before(one, house.cycle, READY)
        assessed_before(two, house.cycle, DEVELOP)
        move(client, chair, room, two, DEVELOP, why="Learns the file")
        move(client, chair, room, two, WELL, base=2)
        client.force_login(chair)

        page = text(client, f"{url(room, 'room')}?view=first")

        assert listed(page) == sorted([str(one), str(two)], key=lambda name: name.split()[-1])
        assert "The placement has changed: last cycle it was “Ready for advancement”." in page
        assert str(three) not in page.split('id="room"')[1]

    def test_language_results_that_expire_within_the_cycle_are_a_reason(
        self, client, room, chair, house
    ):
        person = house.directors[0]
        pass_languages(person, expires_on=house.cycle.ends_on)
        move(client, chair, room, person, READY, why="Is ready")
        client.force_login(chair)

        page = text(client, f"{url(room, 'room')}?view=first")

        assert listed(page) == [str(person)]
        assert "of which one expires on" in page
        assert "The committee has moved this person: “Well-placed in role” was proposed." in page

    def test_what_the_executive_said_counts_once_it_is_submitted(self, client, room, chair, house):
        one, two = house.directors[:2]
        apart = {f"self-rating.{c.code}": "not-yet" for c in house.cycle.competencies.rows.all()}
        answered(one, house.cycle, **apart)
        answered(two, house.cycle, state="draft", **apart)
        client.force_login(chair)

        page = text(client, f"{url(room, 'room')}?view=first")

        assert listed(page) == [str(one)]
        assert "The executive and the manager rate far apart" in page

    def test_it_filters_the_map_and_leaves_a_reading_of_what_it_tells(
        self, client, room, chair, house
    ):
        one, two = house.directors[:2]
        assessed_before(one, house.cycle, DEVELOP)
        client.force_login(chair)

        page = text(client, f"{url(room, 'room')}?show=first").split('id="room"')[1]

        assert str(one) in page
        assert str(two) not in page
        assert Reading.objects.filter(person_id=one.pk, what="assessment").exists()

    def test_nobody_is_listed_for_whom_one_steps_out(self, client, room, member, house):
        one, two = house.directors[:2]
        for person in (one, two):
            assessed_before(person, house.cycle, DEVELOP)
        steps_out(room, member, one)
        client.force_login(member)

        assert listed(text(client, f"{url(room, 'room')}?view=first")) == [str(two)]

    def test_a_page_says_why_and_leads_on_in_the_order_of_discussion(
        self, client, room, chair, house
    ):
        last = sorted(house.directors[:3], key=lambda p: p.sort_name)[-1]
        assessed_before(last, house.cycle, DEVELOP)
        client.force_login(chair)
        others = {p.pk for p in (*house.directors, *house.generals, house.heads[1])} - {last.pk}

        page = text(client, url(room, "session_person", last.pk))
        reply = client.post(
            url(room, "session_person", others.pop()), {"discussed": "on", "base": 0, "next": "1"}
        )

        assert "The placement has changed" in page
        assert "Next: " in page
        assert "Card(" not in page
        assert reply.url  # whoever comes next, in the order
        order = listed(text(client, f"{url(room, 'room')}?view=first"))
        assert order == [str(last)]


class TestTimePlan:
    def test_a_session_has_a_usual_time_and_the_chair_sets_another(
        self, client, session, chair, member
    ):
        assert (session.start_time, session.length) == (time(9), 180)
        client.force_login(chair)
        reply = client.post(url(session, "session_time"), {"start_time": "13:30", "length": 90})
        session.refresh_from_db()

        assert reply.status_code == 302
        assert (session.start_time, session.length) == (time(13, 30), 90)
        act = Act.objects.get(verb="session.plan")
        assert Event.objects.filter(act=act).count() == 1
        assert "13:30 to 15:00" in text(client, url(session, "session"))

    def test_nobody_else_sets_it(self, client, session, member, house):
        for user, status in ((member, 403), (house.directors[0].user, 404)):
            client.force_login(user)
            reply = client.post(url(session, "session_time"), {"length": 90})
            assert reply.status_code == status

    @pytest.mark.parametrize(
        "sent", [{"length": 14}, {"length": 721}, {"length": "x"}, {"start_time": "25:00"}]
    )
    def test_a_time_that_cannot_be_is_refused_beside_its_field(self, client, session, chair, sent):
        client.force_login(chair)
        reply = client.post(url(session, "session_time"), sent)
        session.refresh_from_db()

        assert reply.status_code == 422
        assert session.length == 180

    def test_a_closed_session_keeps_its_time(self, client, room, chair):
        client.post(url(room, "session_move", "close"))
        sent = {"start_time": "13:30", "length": 90}
        reply = client.post(url(room, "session_time"), sent, follow=True)

        assert "The session is closed." in reply.content.decode()
        assert "Change the time" not in reply.content.decode()

    def test_a_session_is_convened_with_its_time(self, client, session, chair):
        client.force_login(chair)
        sent = {"name": "Later", "meets_on": timezone.localdate(), "start_time": "08:15"}
        client.post("/talent/sessions/", sent | {"length": "45"})
        made = Session.objects.get(name="Later")

        assert (made.start_time, made.length) == (time(8, 15), 45)

    def test_the_plan_gives_more_time_to_whom_to_look_at_first(self, client, room, chair, house):
        one = house.directors[0]
        assessed_before(one, house.cycle, DEVELOP)
        client.force_login(chair)

        plan = client.get(url(room, "agenda")).context["plan"]
        parts = {block.part: block for block in plan.blocks}

        assert [line.label for line in parts["first"].lines] == [str(one)]
        assert parts["first"].minutes > 2 * max(line.minutes for line in parts["other"].lines)
        assert sum(block.minutes for block in plan.blocks) == room.length
        assert plan.blocks[-1].ends_at == room.ends_at

    def test_the_plan_tells_nothing_of_those_whom_the_reader_does_not_see(
        self, client, room, chair, member, house
    ):
        one = house.directors[0]
        assessed_before(one, house.cycle, DEVELOP)
        steps_out(room, member, one)
        client.force_login(member)

        reply = client.get(url(room, "agenda"))
        parts = {block.part: block for block in reply.context["plan"].blocks}

        assert str(one) not in reply.content.decode()
        assert "first" not in parts
        assert len(parts["apart"].lines) == 2  # themselves, and the conflict
        assert {line.label for line in parts["apart"].lines} == {""}

    def test_an_open_session_says_where_it_stands_and_a_planned_one_does_not(
        self, client, session, chair, house, monkeypatch
    ):
        client.force_login(house.deputy_head.user)
        assert client.get(url(session, "agenda")).context["plan"].progress is None
        opened(client, chair, session)
        self.plan(session, timezone.localtime() - timedelta(minutes=20), chair)
        at = session.starts_at + timedelta(minutes=20, seconds=59)
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)

        plan = client.get(url(session, "agenda")).context["plan"]

        assert (plan.progress.done, plan.progress.ahead) == (0, -20)
        assert plan.standing == "Behind the plan: 20 min."
        client.post(
            url(session, "session_person", house.directors[0].pk), {"discussed": "on", "base": 0}
        )
        assert client.get(url(session, "agenda")).context["plan"].progress.done == 1

    def test_once_the_planned_time_is_over_it_says_so(self, client, room, chair):
        starts = timezone.localtime() - timedelta(minutes=500)
        self.plan(room, starts, chair)

        assert "The planned time is over." in text(client, url(room, "agenda"))

    def test_a_plan_with_too_little_time_warns(self, client, session, chair, house):
        arrange()
        Session.objects.filter(pk=session.pk).update(length=15)
        client.force_login(house.deputy_head.user)

        assert "fewer than 2 min in this plan" in text(client, url(session, "agenda"))

    @staticmethod
    def plan(session, starts, by):
        arrange()
        Session.objects.filter(pk=session.pk).update(meets_on=starts.date())
        session.refresh_from_db()
        committees.plan_time(
            session=session,
            start_time=starts.time().replace(second=0, microsecond=0),
            length=180,
            by=by,
            at=timezone.now(),
        )
        session.refresh_from_db()


class TestTrial:
    def test_it_shows_the_figures_as_they_are_beside_as_they_would_be(
        self, client, room, chair, house
    ):
        client.force_login(chair)
        reply = client.post(url(room, "trial"), {f"to-{house.directors[0].pk}": DEVELOP})
        net = {line.name: (line.now, line.then, line.change) for line in reply.context["net"]}

        assert net == {"Well-placed in role": (3, 2, "−1"), "Develop in role": (0, 1, "+1")}
        page = reply.content.decode()
        assert "There is no quota." in page
        assert "too few to compare" in page
        assert "Move for real" in page

    def test_nothing_is_kept_and_nobody_is_moved(self, client, room, chair, member, house):
        client.force_login(chair)
        text(client, url(room, "trial"))
        before = (Act.objects.count(), Event.objects.count(), dict(client.session))
        text(client, url(room, "trial"), **{f"to-{p.pk}": DEVELOP for p in house.directors})

        assert (Act.objects.count(), Event.objects.count(), dict(client.session)) == before
        assert not PlacementMove.objects.filter(session=room).exists()
        assert "1 move tried" not in text(client, url(room, "trial"))

    def test_the_trial_travels_in_the_form_and_in_no_address(self, client, room, chair, house):
        one, two = house.directors[:2]
        client.force_login(chair)
        sent = {f"to-{one.pk}": DEVELOP, f"to-{two.pk}": DEVELOP}
        page = text(client, url(room, "trial"), **sent, unit=f"{house.branches[1].pk}")

        assert f'name="to-{one.pk}" value="{DEVELOP}"' in page  # not of that unit: carried along
        assert "?to-" not in page
        assert f"={DEVELOP}" not in page.replace(f'="{DEVELOP}"', "")

    def test_a_rule_is_said_beside_the_move_which_does_not_count(self, client, room, chair, house):
        one = house.directors[0]
        client.force_login(chair)
        sent = {f"to-{one.pk}": READY}
        refused = client.post(url(room, "trial"), sent)
        real = move(client, chair, room, one, READY)
        pass_languages(one)
        allowed = client.post(url(room, "trial"), sent)

        [tried] = refused.context["tried"]
        assert tried.why in real.json()["error"]
        assert (refused.context["moved"], tried.url) == (0, "")
        assert (allowed.context["moved"], allowed.context["tried"][0].why) == (1, "")

    def test_what_closes_a_real_move_is_said_too(self, client, room, chair, house):
        unbegun, approved = house.directors[3], house.directors[0]
        arrange()
        Assessment.objects.filter(person=approved).update(
            state="approved", approved_at=timezone.now()
        )
        client.force_login(chair)
        sent = {f"to-{unbegun.pk}": DEVELOP, f"to-{approved.pk}": DEVELOP}
        reply = client.post(url(room, "trial"), sent)

        assert {each.why for each in reply.context["tried"]} == {
            "The manager has not begun this assessment yet.",
            "The placement is approved; it no longer changes.",
        }
        assert reply.context["moved"] == 0

    def test_one_move_is_taken_back_and_the_others_stay(self, client, room, chair, house):
        one, two = house.directors[:2]
        client.force_login(chair)
        sent = {f"to-{one.pk}": DEVELOP, f"to-{two.pk}": DEVELOP, "drop": f"{one.pk}"}
        reply = client.post(url(room, "trial"), sent)

        assert [each.card.person_id for each in reply.context["tried"]] == [two.pk]

    @pytest.mark.parametrize("to", ["", "no-such-placement", "ready", "0", "\x00", "é" * 3000])
    def test_a_placement_that_is_none_is_no_move(self, client, room, chair, house, to):
        client.force_login(chair)
        reply = client.post(url(room, "trial"), {f"to-{house.directors[0].pk}": to})

        assert (reply.status_code, reply.context["tried"]) == (200, [])

    def test_nobody_learns_of_people_whom_the_map_does_not_show(
        self, client, room, chair, member, house
    ):
        one = house.directors[0]
        steps_out(room, member, one)
        client.force_login(member)
        apart = [one.pk, house.heads[1].pk, house.deputy_head.pk, 999999999]
        reply = client.post(url(room, "trial"), {f"to-{pk}": DEVELOP for pk in apart})

        assert reply.context["tried"] == []
        assert str(one) not in reply.content.decode()
        shown = {row.card.person_id for row in reply.context["rows"]}
        assert not shown & set(apart)

    def test_those_who_read_the_map_may_try_and_only_members_are_led_to_the_real_move(
        self, client, session, chair, member, house
    ):
        sent = {f"to-{house.directors[0].pk}": DEVELOP}
        client.force_login(member)
        assert client.post(url(session, "trial"), sent).status_code == 403
        opened(client, chair, session)
        client.force_login(house.deputy_head.user)
        reply = client.post(url(session, "trial"), sent)
        assert reply.context["tried"][0].url == ""
        client.force_login(house.directors[0].user)
        assert client.post(url(session, "trial"), sent).status_code == 404

    def test_it_asks_as_many_questions_for_few_as_for_many(self, client, room, chair, house):
        client.force_login(chair)
        numbers = []
        for people in (house.directors[:1], house.directors):
            sent = {f"to-{p.pk}": DEVELOP for p in people} | {"show": "first"}
            client.post(url(room, "trial"), sent)
            with CaptureQueriesContext(connection) as asked:
                client.post(url(room, "trial"), sent)
            numbers.append(len(asked))

        assert numbers[0] == numbers[1] <= 31
