"""Walking through a list by its pages shows each row once, in order, however rows tie."""

from itertools import count
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Upper
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from etms import audit, paging
from etms.trace.models import Refusal
from etms.trace.services import record_refusal

pytestmark = pytest.mark.django_db
SIZE = 4
EXAMPLES = count()

# The refusals of the ledger have a column with ties, one that may be empty, and plain numbers.
rows = some.lists(
    some.tuples(some.sampled_from([403, 404]), some.none() | some.integers(1, 3)), max_size=30
)
orders = some.sampled_from(
    [
        ("id",),
        ("-id",),
        ("status", "id"),
        ("-status", "id"),
        ("user_id", "id"),
        ("-user_id", "-id"),
        ("status", "-user_id", "id"),
        ("shout", "-id"),
        ("someone", "status", "id"),
    ]
)


def make(lines) -> object:
    """The rows of one example, in a queryset with annotations."""
    name = f"example {next(EXAMPLES)}"
    with audit.request(name):
        for status, user_id in lines:
            record_refusal(user_id=user_id, status=status, method="get", route="", thing="")
    return Refusal.objects.filter(request_id=name).annotate(
        shout=Upper("method"), someone=Coalesce(F("user_id"), Value(0))
    )


def ask(queryset, keys, url="/list/?q=x", size=SIZE) -> paging.Page:
    return paging.page_of(queryset, RequestFactory().get(url), keys, size)


def walk(queryset, keys, page, step) -> list[list[int]]:
    pages = [[row.pk for row in page.rows]]
    while url := getattr(page, step):
        page = ask(queryset, keys, url)
        pages.append([row.pk for row in page.rows])
        assert len(pages) < 50, "the walk does not end"
    return pages


def in_order(queryset, keys) -> list[int]:
    return [row.pk for row in queryset.order_by(*keys)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=rows, keys=orders)
def test_walking_forward_and_back_visits_each_row_once_in_order(lines, keys):
    queryset = make(lines)
    everything = in_order(queryset, keys)

    forward = walk(queryset, keys, ask(queryset, keys), "next_url")
    last = ask(queryset, keys, "/list/?end=1")
    back = walk(queryset, keys, last, "previous_url")[::-1]

    assert [pk for page in forward for pk in page] == everything
    assert back == forward
    assert last.total == len(everything)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=rows, keys=orders)
def test_a_list_too_long_to_count_is_walked_the_same_way(lines, keys):
    queryset = make(lines)
    everything = in_order(queryset, keys)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "COUNTED", 5)

        first = ask(queryset, keys)
        last = ask(queryset, keys, "/list/?end=1")
        back = walk(queryset, keys, last, "previous_url")

        assert first.more_than is (len(everything) > 5)
        assert first.total == min(len(everything), 5)
        assert [pk for page in back[::-1] for pk in page] == everything


def test_the_addresses_keep_the_filters_and_lead_to_neighbours_only():
    queryset = make([(403, None)] * 9)

    first = ask(queryset, ("id",))
    middle = ask(queryset, ("id",), first.next_url)
    last = ask(queryset, ("id",), middle.last_url)

    assert (first.first_url, first.previous_url) == ("", "")
    assert (last.next_url, last.last_url) == ("", "")
    assert middle.first_url == "/list/?q=x"
    assert parse_qs(urlsplit(middle.previous_url).query) == {
        "q": ["x"],
        "before": [str(middle.rows[0].pk)],
    }
    assert [len(page.rows) for page in (first, middle, last)] == [4, 4, 1]


def test_a_row_outside_the_list_leads_to_the_first_page():
    queryset = make([(403, None)] * 9)
    foreign = make([(404, None)]).get()

    for word in (str(foreign.pk), "x", "-1", "9" * 40, "²"):
        page = ask(queryset, ("id",), f"/list/?after={word}")

        assert page.lost
        assert [row.pk for row in page.rows] == in_order(queryset, ("id",))[:SIZE]


def test_a_page_that_ran_empty_leads_back():
    queryset = make([(403, None)] * 5)
    newest = queryset.order_by("-id").first()
    oldest = queryset.order_by("id").first()

    behind = ask(queryset, ("id",), f"/list/?after={newest.pk}")
    ahead = ask(queryset, ("id",), f"/list/?before={oldest.pk}")

    assert (behind.rows, behind.previous_url) == ([], "/list/?end=1")
    assert (ahead.rows, ahead.next_url) == ([], "/list/")


@pytest.mark.parametrize("place", ["", "?end=1", "?after={}", "?before={}"])
def test_a_page_costs_three_queries_whatever_the_size(place, django_assert_max_num_queries):
    queryset = make([(403, 1)] * 120)
    middle = queryset.order_by("id")[60].pk

    with django_assert_max_num_queries(3):
        ask(queryset, ("status", "id"), f"/list/{place.format(middle)}")
