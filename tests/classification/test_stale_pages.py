"""Who signs, sends or replaces does it to what they have read: an old page is answered 409."""

import pytest
from django.urls import reverse

from classification.models import JobDescription, JobEvaluation
from classification.services import consensus, descriptions
from etms import notices
from etms.trace.models import Act
from etms.work.models import Notice
from tests.classification.evaluating import (
    NOW,
    act,
    agree,
    revision_of,
    seen_of,
    signed,
    standing,
)
from tests.factories import classification as make
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db
DAY = "2024-09-01"
CHANGED = "It has changed since this page was opened"


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def post(client):
    """post(user, "decision", pk, status=409, **sent): the page that answers."""

    def page(user, name, *args, status=302, **sent):
        client.force_login(user)
        answer = client.post(reverse(f"classification:{name}", args=args), sent)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer.content.decode()

    return page


# a job description


@pytest.fixture
def draft(desk):
    """A draft that the adviser has written in since the manager opened the page."""
    found = make.written(make.description, desk.posts["director"])
    descriptions.write_description(
        description=found, texts={"nature_en": "Another scope"}, base=0, by=desk.adviser, at=NOW
    )
    return found


@pytest.mark.parametrize("sent", [{"base": 0}, {}, {"base": "x"}])
@pytest.mark.parametrize("action", ["sign", "discard"])
def test_a_draft_that_has_changed_is_neither_signed_nor_thrown_away(
    desk, post, draft, action, sent
):
    page = post(desk.general.user, "move_description", draft.pk, action, status=409, **sent)

    assert JobDescription.objects.get().state == "draft"
    assert CHANGED in page
    assert "Another scope" in page
    assert 'name="base" value="1"' in page
    post(desk.general.user, "move_description", draft.pk, action, base=1)
    assert not JobDescription.objects.filter(state="draft").exists()


@pytest.mark.parametrize("action", ["reopen", "enforce"])
def test_what_was_signed_anew_is_not_taken_for_what_was_read(desk, post, action):
    found = signed(desk, revision=4)
    by = desk.general.user if action == "reopen" else desk.adviser
    door = ("enforce", found.pk) if action == "enforce" else ("move_description", found.pk, action)
    more = {"starts_on": DAY} if action == "enforce" else {}
    page = post(by, *door, status=409, base=3, **more)

    assert CHANGED in page
    assert JobDescription.objects.get().state == "signed"
    if action == "enforce":
        assert f'value="{DAY}"' in page
    post(by, *door, base=4, **more)
    assert JobDescription.objects.get().state == {"reopen": "draft", "enforce": "in_force"}[action]


# an evaluation


@pytest.fixture
def ready(desk):
    return standing(desk, "consensus", degrees=DEGREES, seats=[desk.member], reasons=True)


def change_degree(desk, found):
    agree(found, desk.adviser, {"magnitude": "3"}, base=revision_of(found))


def change_reason(desk, found):
    consensus.write_rationales(
        evaluation=found, texts={"impact": ("Another", 1)}, by=desk.adviser, at=NOW
    )


def change_citation(desk, found):
    consensus.cite_for(evaluation=found, number="1", factor="know_how", by=desk.adviser, at=NOW)


@pytest.mark.parametrize("change", [change_degree, change_reason, change_citation])
def test_what_has_changed_is_not_recommended_unread(desk, post, ready, change):
    change(desk, ready)
    page = post(desk.member, "recommend", ready.pk, status=409, effective_on=DAY, base=0)

    assert JobEvaluation.objects.get().state == "consensus"
    assert CHANGED in page
    assert f'value="{DAY}"' in page
    assert 'name="base" value="1"' in page
    post(desk.member, "recommend", ready.pk, effective_on=DAY, base=1)
    assert JobEvaluation.objects.get().state == "recommended"


@pytest.mark.parametrize("name", ["decision", "return"])
def test_what_was_recommended_anew_is_not_decided_from_the_page_of_before(desk, post, ready, name):
    """It was returned, and recommended again with other reasons alone."""
    act(desk, ready, "recommend", desk.member)
    old = revision_of(ready)
    act(desk, ready, "return", desk.head.user)
    act(desk, ready, "recommend", desk.member)
    new = revision_of(ready)
    field = "return-" if name == "return" else ""
    sent = {f"{field}note": "As the chief financial officer says", "effective_on": DAY}
    sent["seen"] = seen_of(ready)
    page = post(desk.head.user, name, ready.pk, status=409, **sent, **{f"{field}base": old})

    assert JobEvaluation.objects.get().state == "recommended"
    assert CHANGED in page
    assert "As the chief financial officer says" in page
    assert f'name="{field}base" value="{new}"' in page
    post(desk.head.user, name, ready.pk, **sent, **{f"{field}base": new})
    assert JobEvaluation.objects.get().state == {"decision": "decided", "return": "returned"}[name]


# benchmark positions


def cited(found):
    return {(row.number, row.factor, row.note) for row in found.comparators.all()}


def test_one_more_factor_from_beside_a_benchmark_position_leaves_the_rest(desk, post, client):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    make.written(make.cite, found, number="1", factors=["know_how"], note="Near in scope")
    client.force_login(desk.member)
    page = client.get(reverse("classification:nearest", args=[found.pk])).content.decode()
    url = reverse("classification:cite_for", args=[found.pk, "1", "accountability"])
    assert f'action="{url}"' in page

    for _twice in range(2):
        post(desk.member, "cite_for", found.pk, "1", "accountability")
    post(desk.member, "cite_for", found.pk, "5", "know_how")
    post(desk.member, "cite_for", found.pk, "1", "nothing", status=404)
    post(desk.member, "cite_for", found.pk, "999", "know_how")

    assert cited(found) == {
        ("1", "know_how", "Near in scope"),
        ("1", "accountability", "Near in scope"),
        ("5", "know_how", ""),
    }


def test_what_is_cited_is_replaced_from_the_page_that_shows_it_alone(desk, post, client):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    make.written(make.cite, found, number="1", factors=["know_how"], note="Near in scope")
    before = cited(found)
    sent = {"number": "1", "factors": ["accountability"], "note": "Near in results"}
    page = post(desk.member, "comparators", found.pk, status=409, **sent)
    assert cited(found) == before
    assert "This page did not show what is cited" in page
    assert "Near in results" in page

    client.force_login(desk.member)
    url = reverse("classification:comparators", args=[found.pk])
    shown = client.get(url, {"number": "1"}).context["form"]
    assert shown["note"].value() == "Near in scope"
    assert shown["factors"].value() == ["know_how"]
    consensus.cite_for(
        evaluation=found, number="1", factor="problem_solving", by=desk.adviser, at=NOW
    )
    stale = post(
        desk.member, "comparators", found.pk, status=409, base=shown["base"].value(), **sent
    )
    assert len(cited(found)) == 2
    base = client.get(url, {"number": "1"}).context["form"]["base"].value()
    assert f'value="{base}"' in stale
    post(desk.member, "comparators", found.pk, base=base, **sent)
    post(desk.member, "comparators", found.pk, base="lost reply", **sent)
    assert cited(found) == {("1", "accountability", "Near in results")}
    for odd in ("999", "\0", "x" * 999):
        assert client.get(url, {"number": odd}).status_code == 200


def test_a_benchmark_position_is_taken_out_as_it_was_read_alone(desk, post, client):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    make.written(make.cite, found, number="1", factors=["know_how"], note="Near in scope")
    client.force_login(desk.member)
    url = reverse("classification:comparators", args=[found.pk])
    old = client.get(url).context["cited"][0]["base"]
    consensus.cite_for(
        evaluation=found, number="1", factor="problem_solving", by=desk.adviser, at=NOW
    )
    for base in (old, ""):
        page = post(desk.member, "uncite", found.pk, "1", status=409, base=base)
        assert CHANGED in page
        assert "Problem Solving" in page
    assert len(cited(found)) == 2

    new = client.get(url).context["cited"][0]["base"]
    assert f'name="base" value="{new}"' in page
    post(desk.member, "uncite", found.pk, "1", base=new)
    assert not cited(found)


def test_what_is_not_cited_is_not_taken_out(desk, client):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    client.force_login(desk.member)
    before, acts = revision_of(found), Act.objects.count()
    answer = client.post(reverse("classification:uncite", args=[found.pk, "1"]), follow=True)

    said = [str(each) for each in answer.context["messages"]]
    assert said == ["This benchmark position is not cited."]
    assert (revision_of(found), Act.objects.count()) == (before, acts)


# withdrawn


def test_what_has_changed_is_not_withdrawn_unread(desk, post, ready):
    change_reason(desk, ready)
    sent = {"withdraw-note": "The position is abolished"}
    page = post(desk.adviser, "withdraw", ready.pk, status=409, **sent, **{"withdraw-base": 0})

    assert JobEvaluation.objects.get().state == "consensus"
    assert CHANGED in page
    assert "The position is abolished" in page
    assert 'name="withdraw-base" value="1"' in page
    post(desk.adviser, "withdraw", ready.pk, **sent, **{"withdraw-base": 1})
    assert JobEvaluation.objects.get().state == "withdrawn"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", set()),
        ("alone", {"member", "adm"}),
        ("recommended", {"member", "adm", "head"}),
    ],
)
def test_whom_it_concerned_is_told_that_it_is_withdrawn(desk, state, told):
    people = [desk.member, desk.adm.user, desk.adviser]
    found = standing(desk, state, degrees=DEGREES, seats=people, reasons=True)
    act(desk, found, "withdraw", desk.adviser)

    rows = Notice.objects.filter(code="evaluation.withdrawn")
    assert {row.to_id for row in rows} == {desk.user(name).pk for name in told}
    for row in rows:
        text = " ".join(notices.words(row.code, row.context))
        assert "ended without a decision" in text
        assert "scope" not in text
        assert row.url == found.get_absolute_url()


def test_who_may_not_know_of_it_any_more_is_not_told_of_its_end(desk):
    """A member who has come to work below the position since."""
    found = standing(desk, "alone", seats=[desk.adm.user, desk.director.user], post="general")
    act(desk, found, "withdraw", desk.adviser)

    rows = Notice.objects.filter(code="evaluation.withdrawn")
    assert [row.to_id for row in rows] == [desk.adm.user.pk]
