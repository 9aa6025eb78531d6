"""My team, and what waits on the home page."""

from django.urls import reverse

from etms import access
from etms.trace.models import Reading
from talent.choices import QuestionnaireState
from talent.queries import team
from talent.rules.team import TO_ASSESS
from tests.talent.assessing import (
    answered,
)
from tests.talent.exercise import days, department
from tests.talent.test_views_assessing.placing import WELL, place, text_of


class TestMyTeam:
    def team(self, client, user, language="en"):
        client.force_login(user)
        client.cookies["etms-language"] = language
        return client.get(reverse("directory:team"))

    def test_who_has_submitted_comes_first_with_the_one_button(self, house, client, manager):
        answered(house.directors[2], house.cycle)

        text = text_of(self.team(client, manager))

        assert f"Assess the next person: {house.directors[2]}" in text
        order = [text.index(f"{d.family_name}</a>") for d in house.directors[:3]]
        assert order[2] < min(order[:2])

    def test_a_placement_that_is_shown_is_recorded_as_read(self, house, client, manager):
        place(house, house.directors[0], WELL, manager)

        assert "Well-placed in role" in text_of(self.team(client, manager))
        read = Reading.objects.get(what="placement")
        assert (read.person_id, read.reader_id) == (house.directors[0].pk, manager.pk)

    def test_managers_farther_above_see_nothing_of_it(self, house, client, manager):
        place(house, house.directors[0], WELL, manager)
        answered(house.directors[0], house.cycle)

        text = text_of(self.team(client, house.heads[0].user))

        assert str(house.directors[0]) in text
        assert "Well-placed" not in text
        assert text.count("Submitted") == 0

    def test_as_many_queries_for_three_as_for_one(self, house, manager, queries_of):
        other = department(branches=1, directors=1, accounts=True)
        team = reverse("directory:team")

        assert queries_of(manager, team) == queries_of(other.generals[0].user, team)

    def test_the_home_page_leads_to_the_exact_step_with_minutes(self, house, client, manager):
        answered(house.directors[1], house.cycle)
        client.force_login(manager)

        text = text_of(client.get("/"))

        assert "Assess 3 executives" in text
        assert reverse("talent:assess", args=[house.directors[1].pk]) in text
        assert "about 15 minutes" in text

    def test_home_and_my_team_say_the_same_of_who_waits(self, house, manager):
        first, second, third = house.directors[:3]
        answered(first, house.cycle)
        place(house, second, WELL, manager)
        answered(third, house.cycle, state=QuestionnaireState.DECLINED)
        on = days(0)

        reports = team.reports_of(manager, [p.pk for p in house.directors], house.cycle, on=on)
        ordered = team.in_order(reports, team.names_of(reports, on=on))
        steps = team.steps_of(manager, access.standing(manager), house.cycle)

        assert [(r.step, r.person_id) for r in ordered] == [(s, w.person_id) for s, w in steps]
        assert [w.person_id for s, w in steps if s in TO_ASSESS] == [second.pk, first.pk]
