"""The pages of the questionnaire: for the executive, and for those who read it once submitted."""

import pytest
from django.urls import reverse

from etms.trace.models import Reading
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Answer, Questionnaire
from tests.factories.roles import delegate_of
from tests.talent.answering import (
    LAST_YEAR,
    REQUIRED,
    answer_all,
    assess,
    autosave,
    began,
    said_last_year,
    submitted,
)
from tests.talent.exercise import department, running_cycle

HOME = "/talent/questionnaire/"


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def manager(house):
    return house.generals[0]


@pytest.fixture
def own(client, executive):
    client.force_login(executive.user)
    return client


def section(code):
    return reverse("talent:section", args=[code])


def sent(**answers):
    """What a page sends: each answer with the revision it was given (value, base)."""
    found = {}
    for name, (value, base) in answers.items():
        name = name.replace("_", "-")
        found |= {name: value, f"base.{name}": base}
    return found


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_the_notice_comes_first_with_its_six_elements_and_is_acknowledged_once(own, executive):
    assert own.get("/talent/questionnaire/next/").url == reverse("talent:notice")
    page = own.get(reverse("talent:notice"))
    assert len(page.context["elements"]) == 6

    begun = own.post(reverse("talent:notice"))

    assert begun.url == "/talent/questionnaire/next/"
    assert Questionnaire.objects.get(person=executive).notice_read_at is not None
    assert own.get(begun.url).url == section("strengths")
    assert "You acknowledged this notice" in own.get(reverse("talent:notice")).content.decode()


def test_no_section_opens_before_the_notice_was_read(own):
    assert own.get(section("strengths")).url == "/talent/questionnaire/next/"
    assert own.get(reverse("talent:check")).url == "/talent/questionnaire/next/"


def test_the_overview_says_what_is_asked_until_when_and_how_far_one_is(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))

    page = own.get(HOME).content.decode()

    assert "Taking part is voluntary at your level; you may decline." in page
    assert "1 required answer left" in page
    assert "Not started" in page


def test_a_section_sent_as_an_ordinary_form_is_kept_and_leads_on(own, executive):
    began(executive)

    answer = own.post(
        section("strengths"),
        sent(strengths=("Calm\r\nin a crisis", 0), development=("", 0))
        | {"strengths-tags": ["operations", "negotiation"], "base.strengths-tags": 0},
    )

    assert answer.url == section("competencies")
    assert {a.question.code: a.value for a in Answer.objects.all()} == {
        "strengths": "Calm\nin a crisis",
        "strengths-tags": ["operations", "negotiation"],
    }


def test_the_last_section_leads_to_the_check(own, executive):
    began(executive)

    assert own.post(section("retirement"), {}).url == reverse("talent:check")


def test_come_back_later_leads_to_the_list(own, executive):
    began(executive)

    assert own.post(section("mobility"), {"later": "1"}).url == HOME


def test_what_is_refused_stands_beside_its_question_and_the_rest_is_kept(own, executive):
    began(executive)

    answer = own.post(
        section("retirement"),
        sent(retirement_eligible_year=("31", 0), post_retirement_note=("Mentor", 0)),
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a year from 1950 to 2100" in page
    assert 'value="31"' in page
    assert Answer.objects.get().value == "Mentor"


def test_an_old_page_gets_both_texts_and_the_second_time_keeps_its_own(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))
    own.post(section("strengths"), sent(strengths=("Calm in a crisis", 1)))

    answer = own.post(section("strengths"), sent(strengths=("Patient", 1)))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Calm in a crisis" in page
    assert "Patient" in page
    assert f"by {executive}" in page
    assert 'name="base.strengths" value="2"' in page
    own.post(section("strengths"), sent(strengths=("Patient", 2)))
    assert Answer.objects.get().value == "Patient"


def test_the_other_text_is_taken_without_a_script(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))

    answer = own.post(
        section("strengths"), sent(strengths=("Patient", 0)) | {"theirs": "strengths"}
    )

    assert answer.url == section("strengths")
    assert Answer.objects.get().value == "Calm"


def test_an_answer_is_cleared_without_a_script(own, executive):
    began(executive)
    own.post(section("mobility"), sent(willingness=("if-right", 0)))

    own.post(section("mobility"), sent(willingness=("if-right", 1)) | {"clear": "willingness"})

    assert Answer.objects.get().value == ""


def test_an_autosave_answers_with_revision_and_time(own, executive):
    began(executive)

    answer = autosave(own, "strengths", "Calm", 0)

    assert answer.status_code == 200
    assert answer.json()["revision"] == 1
    assert answer.json()["said"].startswith("Saved at ")


def test_an_autosave_that_is_refused_says_why_in_the_language_of_the_reader(own, executive):
    began(executive)
    own.cookies["django_language"] = own.cookies.get("django_language", "")

    answer = autosave(own, "retirement-eligible-year", "31", 0)

    assert (answer.status_code, answer.json()) == (
        400,
        {"error": "Enter a year from 1950 to 2100, in four digits."},
    )


def test_an_autosave_on_an_old_revision_gets_the_other_text(own, executive):
    began(executive)
    autosave(own, "strengths-tags", ["operations"], 0)

    answer = autosave(own, "strengths-tags", ["negotiation"], 0)

    assert answer.status_code == 409
    told = answer.json()
    assert (told["value"], told["revision"]) == (["operations"], 1)
    assert told["words"] == "Large operations"
    assert str(executive) in told["error"]


def test_an_autosave_after_submission_is_refused_with_the_reason(own, executive):
    submitted(executive)

    answer = autosave(own, "strengths", "Calmer", 1)

    assert answer.status_code == 403
    assert "Withdraw them" in answer.json()["error"]


@pytest.mark.parametrize(
    "name",
    ["", "no-such", "rating", "section-strengths", "notice-bank", "self-rating", "strengths.x"],
)
def test_an_autosave_of_what_is_not_asked_is_not_found(own, executive, name):
    began(executive)

    assert autosave(own, name, "x", 0).status_code == 404


def test_an_autosave_of_somebody_signed_out_is_refused(client, db):
    assert autosave(client, "strengths", "x", 0).status_code == 401


def test_a_page_of_another_reader_saves_nothing(own, executive):
    began(executive)

    assert autosave(own, "strengths", "x", 0, opened_by="0").status_code == 403
    assert not Answer.objects.exists()


def test_what_is_saved_as_kept_is_kept_only_if_it_was_said(own, executive):
    said_last_year(executive)
    began(executive)

    autosave(own, "strengths", LAST_YEAR["strengths"], 0, keep="1")
    autosave(own, "development", "Something new", 0, keep="1")

    carried = {a.question.code: a.carried for a in Answer.objects.filter(sheet__cycle=cycle())}
    assert carried == {"strengths": True, "development": False}


def cycle():
    return running_cycle()


def test_last_years_answers_stand_beside(own, executive):
    said_last_year(executive)
    began(executive)

    page = own.get(section("strengths")).content.decode()

    assert LAST_YEAR["strengths"] in page
    assert "Last time (" in page
    assert "Keep all of last year’s answers" in page


def test_all_of_last_years_answers_are_kept_section_by_section_in_few_clicks(own, executive):
    """Home, notice, one click a section, submit: at most twelve."""
    said_last_year(executive)
    clicks = 1
    assert own.get("/talent/questionnaire/next/").url == reverse("talent:notice")
    page = own.post(reverse("talent:notice"), follow=True)
    clicks += 1
    while "part" in page.context:
        where = page.redirect_chain[-1][0] if page.redirect_chain else page.request["PATH_INFO"]
        button = {"keep_all": "empty"} if page.context["keeps"] else {}
        bases = {f"base.{f.name}": f.base for f in page.context["fields"]}
        page = own.post(where, bases | button, follow=True)
        clicks += 1

    done = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)
    clicks += 1

    assert told(done)[-1] == "Your answers are submitted, and your manager was told."
    assert clicks <= 12
    assert Answer.objects.filter(sheet__cycle=cycle(), carried=True).count() == len(LAST_YEAR)


def test_answers_given_this_year_are_replaced_only_when_it_is_said_once_more(own, executive):
    said_last_year(executive)
    began(executive)
    own.post(section("strengths"), sent(strengths=("New words", 0)))

    kept = own.post(section("strengths"), {"keep_all": "empty"})
    page = own.get(kept.url).content.decode()

    assert "1 answer that you gave this year differs" in page
    assert (
        Answer.objects.get(question__code="strengths", sheet__cycle=cycle()).value == "New words"
    )
    own.post(section("strengths"), {"keep_all": "over"})
    replaced = Answer.objects.get(question__code="strengths", sheet__cycle=cycle())
    assert (replaced.value, replaced.carried) == (LAST_YEAR["strengths"], True)


def test_one_answer_is_kept_without_a_script(own, executive):
    said_last_year(executive)
    began(executive)

    own.post(section("strengths"), sent(strengths=("", 0)) | {"keep": "strengths"})

    kept = Answer.objects.get(sheet__cycle=cycle())
    assert (kept.value, kept.carried) == (LAST_YEAR["strengths"], True)


def test_the_check_links_to_each_gap_and_submitting_says_what_is_missing(own, executive):
    began(executive)

    page = own.get(reverse("talent:check")).content.decode()
    refused = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)

    assert f'href="{section("strengths")}#a-strengths"' in page
    assert told(refused) == ["Some questions still need an answer; they stand below."]
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.DRAFT


def test_submitting_twice_is_no_fault(own, executive):
    began(executive)
    answer_all(executive)
    own.post(reverse("talent:move_questionnaire", args=["submit"]))

    again = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)

    assert told(again)[-1] == "This was done already."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            QuestionnaireState.DRAFT,
            "Your answers are not submitted: there is nothing to withdraw.",
        ),
        (
            QuestionnaireState.RETURNED,
            "Your answers were returned to you: there is nothing to withdraw.",
        ),
    ],
)
def test_withdrawing_what_is_not_submitted_says_how_it_stands(own, executive, state, said):
    Questionnaire.objects.filter(pk=began(executive).pk).update(state=state)

    answer = own.post(reverse("talent:move_questionnaire", args=["withdraw"]), follow=True)

    assert told(answer)[-1] == said


def test_returning_twice_says_that_it_is_done(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])
    client.post(address, {"note": "Say more."})

    again = client.post(address, {"note": "Say more."}, follow=True)

    assert again.status_code == 200
    assert told(again)[-1] == "You have returned these answers already."


def test_an_address_that_only_takes_what_is_sent_answers_with_a_page(own):
    answer = own.get(reverse("talent:answer"), headers={"Accept": "text/html"})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "There is no page here" in answer.content.decode()


def test_withdrawing_opens_the_answers_again_and_closes_them_to_others(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 200
    client.force_login(executive.user)

    client.post(reverse("talent:move_questionnaire", args=["withdraw"]))

    client.force_login(manager.user)
    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 404


def test_answers_that_were_assessed_are_not_withdrawn(own, executive, house):
    submitted(executive)
    assess(executive, AssessmentState.COMPLETE)

    answer = own.post(reverse("talent:move_questionnaire", args=["withdraw"]), follow=True)

    assert "The manager has completed the assessment" in told(answer)[-1]
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.SUBMITTED


def test_declining_is_offered_where_it_is_voluntary_and_taken_back(own, executive):
    assert "Decline to take part…" in own.get(HOME).content.decode()
    own.post(reverse("talent:decline"))
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.DECLINED
    assert "You declined to take part" in own.get(HOME).content.decode()
    assert own.get("/talent/questionnaire/next/").url == HOME

    back = own.post(reverse("talent:move_questionnaire", args=["take_back"]))

    assert back.url == "/talent/questionnaire/next/"
    assert own.get(back.url).url == reverse("talent:notice")


def test_who_must_take_part_is_not_offered_to_decline(client, house):
    client.force_login(house.heads[0].user)

    assert "Decline to take part" not in client.get(HOME).content.decode()
    refused = client.post(reverse("talent:decline"), follow=True)

    assert told(refused) == ["Taking part is mandatory at this level; nobody can decline."]
    assert not Questionnaire.objects.exists()


READERS = {
    "executive": 200,
    "manager": 200,
    "head": 404,  # the manager's manager
    "deputy_head": 200,
    "delegate": 200,
    "colleague": 404,
    "stranger": 404,
}


@pytest.mark.parametrize(("who", "status"), READERS.items())
def test_submitted_answers_open_to_few_and_each_opening_is_recorded(
    client, house, executive, manager, who, status
):
    sheet = submitted(executive)
    users = {
        "executive": executive.user,
        "manager": manager.user,
        "head": house.heads[0].user,
        "deputy_head": house.deputy_head.user,
        "delegate": delegate_of(house.organization),
        "colleague": house.directors[1].user,
        "stranger": department(branches=1, accounts=True).generals[0].user,
    }
    client.force_login(users[who])

    page = client.get(reverse("talent:answers", args=[sheet.pk]))

    assert page.status_code == status
    assert (REQUIRED["strengths"] in page.content.decode()) is (status == 200)
    readings = Reading.objects.filter(
        reader_id=users[who].pk, person_id=executive.pk, what="answers"
    )
    assert readings.count() == (status == 200)


@pytest.mark.parametrize("who", ["manager", "deputy_head", "delegate"])
def test_nobody_reads_a_draft(client, house, executive, manager, who):
    sheet = began(executive)
    answer_all(executive)
    users = {
        "manager": manager.user,
        "deputy_head": house.deputy_head.user,
        "delegate": delegate_of(house.organization),
    }
    client.force_login(users[who])

    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 404


def test_a_manager_returns_answers_with_a_note(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])

    assert client.post(address, {"note": ""}).status_code == 422
    done = client.post(address, {"note": "Say more of your mobility."})

    assert done.url == executive.get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(executive.user)
    page = client.get(HOME).content.decode()
    assert "Say more of your mobility." in page
    assert str(manager) in page


def test_answers_of_an_earlier_year_are_read_and_no_longer_returned(client, executive, manager):
    sheet = said_last_year(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])

    page = client.get(address).content.decode()
    refused = client.post(address, {"note": "Too late"})

    assert LAST_YEAR["strengths"] in page
    assert "Return the answers" not in page
    assert refused.status_code == 422
    sheet.refresh_from_db()
    assert sheet.state == QuestionnaireState.SUBMITTED


@pytest.mark.parametrize("who", ["executive", "deputy_head"])
def test_who_may_only_read_does_not_return(client, house, executive, who):
    sheet = submitted(executive)
    user = executive.user if who == "executive" else house.deputy_head.user
    client.force_login(user)
    address = reverse("talent:answers", args=[sheet.pk])

    assert "Return the answers" not in client.get(address).content.decode()
    assert client.post(address, {"note": "No"}).status_code == 403


def test_who_is_no_executive_has_no_questionnaire(client, house):
    client.force_login(delegate_of(house.organization))

    assert client.get(HOME).status_code == 404


def test_the_deputy_head_is_not_asked(client, house):
    client.force_login(house.deputy_head.user)
    assert "This cycle asks nothing of you" in client.get(HOME).content.decode()

    assert client.post(reverse("talent:notice")).status_code == 403
    assert not Questionnaire.objects.exists()


PAGES = [HOME, "/talent/questionnaire/section/interests/", "/talent/questionnaire/check/"]


TRANSACTION = 2  # begins and ends as a savepoint inside a test


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_at_most_twelve_queries_whatever_was_answered(
    own, executive, address, django_assert_max_num_queries
):
    said_last_year(executive)
    began(executive)
    answer_all(executive)
    own.get(address)

    with django_assert_max_num_queries(12 + TRANSACTION):
        assert own.get(address).status_code == 200


def test_reading_asks_at_most_twelve_queries(
    client, executive, manager, django_assert_max_num_queries
):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])
    client.get(address)

    with django_assert_max_num_queries(12 + TRANSACTION):
        client.get(address)


def test_home_leads_to_the_step_that_is_next(client, executive, house):
    client.force_login(executive.user)
    first = client.get("/").content.decode()
    began(executive)
    then = client.get("/").content.decode()
    answer_all(executive)
    submit(client)
    after = client.get("/").content.decode()

    assert "Answer your talent questionnaire" in first
    assert "about 12 minutes" in first
    assert "Continue your talent questionnaire" in then
    assert "/talent/questionnaire/next/" in then
    assert "talent questionnaire" not in after


def submit(client):
    return client.post(reverse("talent:move_questionnaire", args=["submit"]))
