"""Whom a session looks at first, and why."""

from etms.trace.models import Reading
from tests.talent.assessing import answered, assessed_before, pass_languages
from tests.talent.sitting import DEVELOP, READY, WELL, move, url
from tests.talent.test_views_calibrating.pages import listed, steps_out, text


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
