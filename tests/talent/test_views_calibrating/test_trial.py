"""Trying moves out, which are kept nowhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms.trace.models import Act, Event
from talent.models import Assessment, PlacementMove
from tests.factories.acts import arrange
from tests.talent.assessing import pass_languages
from tests.talent.sitting import DEVELOP, READY, move, opened, url
from tests.talent.test_views_calibrating.pages import steps_out, text


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
