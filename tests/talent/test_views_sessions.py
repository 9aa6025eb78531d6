"""The review committee and the approval, as members, outsiders and the deputy head meet them."""

from django.db import transaction
from django.urls import reverse

from etms import access
from etms.committees.models import Conflict, Item
from etms.formats import write_moment
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle
from etms.work.models import Notice
from talent.choices import AssessmentState
from talent.models import Assessment, PlacementMove
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import cycle_before, pass_languages
from tests.talent.sitting import DEVELOP, READY, WELL, move, opened, url


def test_those_with_a_role_have_a_seat_and_one_chairs(session, chair, member):
    seats = {seat.user: seat.chair for seat in session.seats.all()}
    assert seats == {chair: True, member: False}


def test_no_file_before_the_session_opens_nor_after_it_closes(
    client, session, chair, member, house
):
    board = url(session, "room")
    for user in (chair, member):
        client.force_login(user)
        assert client.get(board).status_code == 403
    opened(client, chair, session)
    client.force_login(member)
    assert client.get(board).status_code == 200
    client.force_login(chair)
    client.post(url(session, "session_move", "close"))
    client.force_login(member)
    assert client.get(board).status_code == 403
    client.force_login(house.deputy_head.user)
    assert client.get(board).status_code == 200


def test_outsiders_do_not_learn_of_a_session(client, session, chair, house):
    opened(client, chair, session)
    others = [house.directors[0].user, house.generals[0].user, give(Role.OCHRO_ANALYST)]
    others += [give(Role.COMMITTEE_MEMBER, organization=house.organization)]
    for user in others:
        client.force_login(user)
        for name in ("session", "room", "agenda", "figures"):
            assert client.get(url(session, name)).status_code == 404


def test_who_can_see_a_file_names_those_who_read_it_in_an_open_session(
    client, session, chair, member, house
):
    subjects = [house.directors[0], house.heads[0]]

    def told(person):
        client.force_login(house.deputy_head.user)
        page = client.get(reverse("roles:who_can_see", args=[person.pk]))
        return {reader.name for reader in page.context["part_readers"]}

    def let_in(person):
        users = []
        for user in (chair, member):
            client.force_login(user)
            if client.get(url(session, "session_person", person.pk)).status_code == 200:
                users.append(user)
        return {str(user.person) for user in users}

    assert told(subjects[0]) == set()
    opened(client, chair, session)
    assert told(subjects[0]) == {str(chair.person), str(member.person)}
    assert [told(person) for person in subjects] == [let_in(person) for person in subjects]
    client.force_login(member)
    client.post(url(session, "session_step_out", subjects[0].pk), {"reason": "A cousin"})
    assert told(subjects[0]) == let_in(subjects[0]) == {str(chair.person)}


def test_nobody_sees_their_own_card_or_a_superiors(client, session, chair, member, house):
    opened(client, chair, session)
    client.force_login(chair)
    shown = client.get(url(session, "room")).content.decode()
    assert str(house.heads[0]) not in shown.split('id="room"')[1]
    assert str(house.heads[1]) in shown
    own = house.heads[0]
    assert client.get(url(session, "session_person", own.pk)).status_code == 404
    assert move(client, chair, session, own, WELL).status_code == 404


def test_proposed_and_calibrated_stand_apart_with_who_when_and_why(
    client, session, chair, member, assessed, house
):
    opened(client, chair, session)
    person = house.directors[0]
    reply = move(client, member, session, person, DEVELOP, why="New in the role since May")

    assert reply.json()["revision"] == 2
    moves = list(PlacementMove.objects.filter(assessment=assessed[0]))
    assert [each.stage for each in moves] == ["proposed", "calibrated"]
    assert (moves[1].by, moves[1].session, moves[1].before.code) == (member, session, WELL)
    client.force_login(chair)
    page = client.get(url(session, "session_person", person.pk)).content.decode()
    assert "New in the role since May" in page
    assert str(house.heads[1]) in page


def test_two_who_move_at_once_do_not_overwrite(client, session, chair, member, house, assessed):
    opened(client, chair, session)
    move(client, member, session, house.directors[0], DEVELOP)
    late = move(client, chair, session, house.directors[0], READY)
    assert late.status_code == 409
    said = late.json()["error"]
    assert f"{member.person} moved {house.directors[0]} to Develop in role: " in said
    assert write_moment(PlacementMove.objects.latest("pk").at) in said


def test_a_reason_given_after_the_move_is_kept_and_lets_the_session_close(
    client, session, chair, member, house, assessed
):
    opened(client, chair, session)
    person = house.directors[0]
    move(client, chair, session, person, DEVELOP)

    reply = move(client, member, session, person, DEVELOP, base=2, why="Learns the file first")

    assert "The reason is kept." in reply.json()["said"]
    assert reply.json()["revision"] == 2
    added = PlacementMove.objects.latest("pk")
    assert (added.before, added.after, added.by) == (added.after, added.after, member)
    client.force_login(chair)
    page = client.get(url(session, "session_person", person.pk)).content.decode()
    assert "Learns the file first" in page
    room = client.get(url(session, "room")).content.decode()
    assert f"Undo: {person} back to Well-placed in role" in room
    client.post(url(session, "session_move", "close"))
    session.refresh_from_db()
    assert session.state == "closed"


def test_a_session_left_open_in_a_cycle_that_is_over_is_shut_to_all(
    client, session, chair, house, assessed
):
    opened(client, chair, session)
    before = cycle_before(house.cycle)
    with transaction.atomic():
        arrange()
        OrganizationCycle.objects.filter(pk=session.dossier_id).update(cycle=before)

    assert move(client, chair, session, house.directors[0], DEVELOP).status_code == 404
    assert not access.can(chair, "talent.calibrate", house.directors[0])
    client.force_login(house.deputy_head.user)
    shut = client.get(url(session, "room"))
    assert shut.status_code == 403
    assert "does not run today" in shut.content.decode()


def test_a_refused_move_keeps_the_reason_that_was_typed(client, session, chair, house, assessed):
    opened(client, chair, session)
    address = url(session, "session_place", house.directors[0].pk)
    refused = client.post(address, {"to": READY, "base": 1, "why": "She led the whole"})

    assert refused.status_code == 422
    assert "She led the whole</textarea>" in refused.content.decode()


def test_ready_without_language_results_is_refused_with_the_rule(
    client, session, chair, house, assessed
):
    opened(client, chair, session)
    refused = move(client, chair, session, house.directors[0], READY)
    assert refused.status_code == 422
    assert "Source" in refused.json()["error"]
    pass_languages(house.directors[0])
    assert move(client, chair, session, house.directors[0], READY).status_code == 200


def test_others_notice_a_move_by_the_revision(client, session, chair, member, house, assessed):
    opened(client, chair, session)
    session.refresh_from_db()
    client.force_login(member)
    asked = f"{url(session, 'room')}?seen={session.revision}"
    assert client.get(asked).status_code == 204
    move(client, chair, session, house.directors[0], DEVELOP)
    client.force_login(member)
    news = client.get(asked)
    assert news.status_code == 200
    assert f"seen={session.revision + 1}" in news.content.decode()


def test_who_is_in_the_room_when_the_session_closes_is_led_out(client, session, chair, member):
    opened(client, chair, session)
    client.post(url(session, "session_move", "close"))
    client.force_login(member)
    asked = client.get(f"{url(session, 'room')}?seen=1")
    assert (asked.status_code, asked.headers["HX-Redirect"]) == (204, url(session, "session"))
    assert "The session is not open." in client.get(url(session, "session")).content.decode()


def test_who_steps_out_sees_nothing_of_that_person(
    client, session, chair, member, house, assessed
):
    opened(client, chair, session)
    person = house.directors[0]
    client.force_login(member)
    client.post(url(session, "session_step_out", person.pk), {"reason": "A cousin"})
    assert Conflict.objects.get().person == person
    assert client.get(url(session, "session_person", person.pk)).status_code == 404
    assert move(client, member, session, person, DEVELOP).status_code == 404
    assert str(person) not in client.get(url(session, "room")).content.decode()
    client.force_login(chair)
    assert "A cousin" in client.get(url(session, "session")).content.decode()


def test_a_session_closes_once_every_move_has_a_reason(client, session, chair, house, assessed):
    opened(client, chair, session)
    person = house.directors[0]
    move(client, chair, session, person, DEVELOP)
    client.post(url(session, "session_move", "close"))
    session.refresh_from_db()
    assert session.state == "open"
    page = url(session, "session_person", person.pk)
    client.post(page, {"note": "Learns the file first", "base": 0, "discussed": "on"})
    client.post(url(session, "session_move", "close"))
    session.refresh_from_db()
    assert session.state == "closed"


def test_two_notes_at_once_offer_both(client, session, chair, member, house, assessed):
    opened(client, chair, session)
    page = url(session, "session_person", house.directors[0].pk)
    client.post(page, {"note": "From the chair", "base": 0})
    client.force_login(member)
    answer = client.post(page, {"note": "From the member", "base": 0})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "From the chair" in shown
    assert "From the member" in shown
    assert Item.objects.get().note == "From the chair"


def test_minutes_are_written_by_the_chair_and_never_overwritten(client, session, chair, member):
    opened(client, chair, session)
    page = url(session, "session")
    client.post(page, {"text": "We began at nine.", "base": 0})
    late = client.post(page, {"text": "Another text", "base": 0})
    assert late.status_code == 422
    assert "We began at nine." in late.content.decode()
    client.force_login(member)
    assert client.post(page, {"text": "Mine", "base": 1}).status_code == 403


def test_figures_say_nothing_of_small_units(client, session, chair, assessed):
    opened(client, chair, session)
    page = client.get(url(session, "figures")).content.decode()
    assert "too few to compare" in page
    assert "There is no quota" in page


def test_the_deputy_head_approves_and_the_managers_are_told_once(
    client, house, assessed, chair, member
):
    client.force_login(house.deputy_head.user)
    page = reverse("talent:approval")
    assert str(house.directors[0]) in client.get(page).content.decode()
    client.post(page, {"assessment": [each.pk for each in assessed]})
    states = set(Assessment.objects.values_list("state", flat=True))
    assert states == {AssessmentState.APPROVED}
    told = Notice.objects.filter(code="assessments.approved")
    assert told.count() == 2


def test_nothing_is_marked_until_the_deputy_head_marks_it(client, house, assessed):
    client.force_login(house.deputy_head.user)
    address = reverse("talent:approval")

    page = client.get(address).content.decode()
    assert page.count('name="assessment"') == len(assessed)
    assert " checked" not in page

    marked = client.post(address, {"mark": "all"}).content.decode()
    assert marked.count(" checked") == len(assessed)
    assert "Nothing is approved yet." in marked
    assert " checked" not in client.post(address, {"mark": "none"}).content.decode()
    assert " checked" not in client.get(f"{address}?mark=all").content.decode()  # no link does it

    nothing = client.post(address, {}, follow=True).content.decode()
    assert "Mark whom you approve. Nothing was approved." in nothing
    assert not Assessment.objects.filter(state=AssessmentState.APPROVED).exists()


def test_nobody_else_approves(client, house, assessed):
    for user in (house.heads[0].user, delegate_of(house.organization), house.directors[0].user):
        client.force_login(user)
        assert client.get(reverse("talent:approval")).status_code == 403
        assert client.post(reverse("talent:approval"), {}).status_code == 403


def test_sent_back_with_a_note_the_manager_may_change_it_again(client, house, assessed):
    client.force_login(house.deputy_head.user)
    page = reverse("talent:approve_one", args=[assessed[0].pk])
    assert client.post(page, {"note": ""}).status_code == 422
    client.post(page, {"note": "Say more about the regions"})
    assessed[0].refresh_from_db()
    assert (assessed[0].state, assessed[0].note) == ("draft", "Say more about the regions")
    client.force_login(house.generals[0].user)
    assess = reverse("talent:assess", args=[house.directors[0].pk])
    assert "Say more about the regions" in client.get(assess).content.decode()


def test_returned_for_the_placement_the_manager_places_anew_and_both_stand_side_by_side(
    client, session, chair, house, assessed
):
    opened(client, chair, session)
    person, deputy = house.directors[0], house.deputy_head.user
    move(client, chair, session, person, DEVELOP, why="Learns the file first")
    client.force_login(deputy)
    page = reverse("talent:approve_one", args=[assessed[0].pk])
    assert "also place anew" in client.get(page).content.decode()
    client.post(page, {"note": "Look at the placement again."})

    client.force_login(house.generals[0].user)
    sheet = reverse("talent:assess", args=[person.pk])
    assert "also place anew" in client.get(sheet).content.decode()
    place = reverse("talent:place", args=[person.pk])
    assert client.post(place, {"to": WELL, "base": 2}).status_code == 302
    assert client.post(sheet, {"go": "complete"}).status_code == 302

    client.force_login(deputy)
    shown = client.get(page).content.decode()
    assert "Proposed by the manager after the return" in shown
    assert "Learns the file first" in shown
    assert "Before you sent it back" in client.get(reverse("talent:approval")).content.decode()
    stages = PlacementMove.objects.filter(assessment=assessed[0]).values_list("stage", flat=True)
    assert list(stages) == ["proposed", "calibrated", "proposed"]
    assert Assessment.objects.get(pk=assessed[0].pk).state == AssessmentState.COMPLETE


def test_the_board_asks_the_same_number_of_questions(
    client, session, chair, house, assessed, django_assert_max_num_queries
):
    opened(client, chair, session)
    # The room sizes the positions, but those that the reader evaluates, never a line of theirs.
    most = {"room": 29, "figures": 27, "session": 27, "trial": 27}
    # The board's, for the plan of everybody's time, its own, and the trace of the answers.
    most |= {"agenda": 35}
    for name, number in most.items():
        client.get(url(session, name))
        with django_assert_max_num_queries(number):
            assert client.get(url(session, name)).status_code == 200
