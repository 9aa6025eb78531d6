"""The small machinery of the look: menu, sortable headers, words for templates."""

import pytest
from django.http import QueryDict
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from etms import access, navigation
from etms.navigation import Item
from etms.search import Sought
from etms.tables import Column, asked_order
from etms.templatetags.etms import browser, written_day

COLUMNS = [
    Column("Name", sort="name", first=True),
    Column("Salary", sort="salary", number=True),
    Column("Step", hidden=True),
]


class Reader:
    is_authenticated = is_active = True
    pk = 1


class Stranger:
    is_authenticated = False


@pytest.fixture
def menu(monkeypatch):
    monkeypatch.setattr(navigation, "_sources", [])
    monkeypatch.setattr(access, "standing", lambda user: "a manager")
    navigation.item(20)(lambda user, standing: Item("Team", "/team/", under=("/talent/",)))
    navigation.item(10)(lambda user, standing: Item("Home", "/"))
    navigation.item(30)(lambda user, standing: Item("Member", "/team/committee/"))
    navigation.item(40)(lambda user, standing: None)
    return lambda path: [(i.label, i.current) for i in navigation.menu(user=Reader(), path=path)]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Home"),
        ("/team/7/", "Team"),
        ("/talent/map/", "Team"),
        ("/team/committee/3/", "Member"),
        ("/elsewhere/", None),
    ],
)
def test_the_menu_is_in_order_and_marks_where_one_is(menu, path, current):
    assert menu(path) == [(name, name == current) for name in ("Home", "Team", "Member")]


def test_items_of_a_section_share_one_place_and_stand_beside_each_other(menu):
    section = navigation.Section("Exercise")
    navigation.item(25, section)(lambda user, standing: Item("Progress", "/exercise/"))
    assert ("Progress", True) in menu("/exercise/")  # alone, it stands for itself
    navigation.item(26, section)(lambda user, standing: Item("Sessions", "/sessions/"))

    shared = navigation.menu(user=Reader(), path="/sessions/4/")[2]

    assert (shared.label, shared.url, shared.current) == ("Exercise", "/exercise/", True)
    assert shared.tabs == [("Progress", "/exercise/", False), ("Sessions", "/sessions/", True)]


def test_the_menu_of_someone_not_signed_in_is_empty(menu):
    assert navigation.menu(user=Stranger(), path="/") == []


@pytest.mark.parametrize(
    ("query", "orders", "first_link", "order"),
    [
        ("", ["ascending", "none", ""], "?sort=-name", "name"),
        ("sort=name", ["ascending", "none", ""], "?sort=-name", "name"),
        ("sort=-name", ["descending", "none", ""], "?sort=name", "-name"),
        ("sort=-salary&q=a&after=7", ["none", "descending", ""], "?sort=name&q=a", "-salary"),
        ("sort=password", ["none", "none", ""], "?sort=name", "name"),
    ],
)
def test_a_header_links_to_its_order_from_the_first_page(query, orders, first_link, order):
    asked = QueryDict(query)
    heads = [column.head(asked) for column in COLUMNS]

    assert [head.order for head in heads] == orders
    assert heads[0].url == first_link
    assert asked_order(asked, COLUMNS) == order


def drawn(template, path="/list/?q=a&after=3", **values):
    request = RequestFactory().get(path)
    request.user = Reader()
    return Template(template).render(RequestContext(request, values))


def test_an_address_changes_only_what_it_is_told():
    assert drawn("{% address sort='name' after=None %}") == "?q=a&amp;sort=name"
    assert drawn("{% address q='' after='' %}") == "/list/"


def test_a_component_may_hold_a_form_even_when_included_alone():
    page = drawn('{% include "components/action_button.html" with url="/x/" label="Go" only %}')

    assert 'name="csrfmiddlewaretoken"' in page


def test_a_refused_act_stays_enabled_with_its_reason_beside_it():
    page = drawn(
        '{% include "components/action_button.html" with url="/x/" name="go" decision=d only %}',
        d=access.deny("Not yet."),
    )

    assert "disabled" not in page
    assert 'aria-describedby="why-go"' in page
    assert '<p class="quiet" id="why-go">Not yet.</p>' in page


def test_can_answers_inside_a_component_too(monkeypatch):
    monkeypatch.setattr(access, "can", lambda user, name, thing: access.deny(f"{name} {thing}"))

    assert drawn('{% can "talent.place" 7 as d %}{{ d.reason }}') == "talent.place 7"


def test_what_is_wrapped_is_escaped_once():
    page = drawn('{% wrap "card" title=t %}<b>{{ t }}</b>{% endwrap %}', t="<i>")

    assert "<h2>&lt;i&gt;</h2>" in page
    assert "<b>&lt;i&gt;</b>" in page


@pytest.mark.parametrize(("language", "text"), [("en", ": "), ("fr", "\xa0: ")])
def test_a_colon_stands_as_the_language_wants(language, text):
    with translation.override(language):
        assert drawn("{% colon %}") == text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605", "Safari, macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome, Android"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_a_browser_is_called_by_its_name(said, name):
    assert browser(said) == name


def tasks(**task):
    one = {"title": "Do it", "url": "/x/"} | task
    return drawn('{% include "components/task_list.html" with tasks=tasks only %}', tasks=[one])


def test_what_is_said_of_a_task_stands_apart_without_dots_of_its_own():
    page = tasks(detail="Section 3", minutes=9)

    assert "·" not in page
    assert page.count("<span") == 2
    assert "<span" not in tasks()


@pytest.mark.parametrize(("language", "limit"), [("en", "at most 100"), ("fr", "au plus 100")])
def test_words_that_are_too_long_are_refused_beside_their_box(language, limit):
    with translation.override(language):
        page = drawn(
            '{% include "components/search_box.html" with label="Find" sought=s only %}',
            s=Sought("é" * 5000),
        )

    assert limit in page
    assert 'aria-invalid="true" aria-describedby="search-q-error"' in page
    assert 'maxlength="100"' in page
    assert Sought("é" * 5000).words == ""
    assert Sought("é" * 100).words == "é" * 100


@pytest.mark.parametrize(
    ("value", "words"),
    [("2026-04-01", "April 1, 2026"), ("2026-02-31", ""), ("x", ""), (None, "")],
)
def test_a_day_as_a_field_sends_it_is_put_into_words(value, words):
    assert written_day(value) == words
