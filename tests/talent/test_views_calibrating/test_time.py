"""The time plan: who has how long, and how far the session is."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from etms.committees import services as committees
from etms.committees.models import Session
from etms.trace.models import Act, Event
from tests.factories.acts import arrange
from tests.talent.assessing import assessed_before
from tests.talent.sitting import DEVELOP, opened, url
from tests.talent.test_views_calibrating.pages import steps_out, text


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
