"""What the points answer while one chooses; nothing is written."""

import re

import pytest

from etms.trace.models import Act
from tests.classification.charting import WHOLE, as_page, page_of, together

pytestmark = pytest.mark.django_db


def points(client, found, **chosen):
    return client.post(page_of(found, "points/"), as_page(**chosen)).content.decode()


def test_the_points_move_with_the_choices_and_nothing_is_written(member, desk):
    found = together(desk)
    acts = Act.objects.count()

    text = points(member, found, **WHOLE)

    assert "EX-01" in text
    assert "920" in text
    assert "One step lower in Know-How takes it below the group (830 points)." in text
    assert "Accountability and Problem Solving are level." in text
    assert "F+, E+, E+ fall in order, as in a waterfall." in text
    assert "EX Job Evaluation Standard 2022, Checking the Complete Evaluation" in text
    found.refresh_from_db()
    assert (found.practical_technical, Act.objects.count()) == ("", acts)


def test_half_of_the_choices_says_what_is_known_so_far(member, desk):
    text = points(member, together(desk), know_how=WHOLE["know_how"])

    assert "<b>400</b> points" in text
    assert "5 sub-factors have no degree yet." in text
    assert "EX-0" not in text


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        ({"practical_technical": "F", "communicating_influencing": "3"}, "F … 3"),
        ({"magnitude": "3", "magnitude_pull": "-"}, "… 3\u2212 …"),
    ],
)
def test_a_degree_that_is_missing_does_not_look_like_a_pull(member, desk, chosen, written):
    text = member.get(page_of(together(desk, degrees=chosen))).content.decode()

    parts = re.findall(r'<b class="degrees-written">(.*?)</b>', text)
    open_ = '<span aria-hidden="true">…</span><span class="sr-only">still open</span>'
    assert [part.replace(open_, "…").strip() for part in parts] == [written]


def test_no_number_comes_from_what_is_wrong(member, desk):
    wrong = WHOLE | {"know_how": ("", "Z II 3")}

    text = points(member, together(desk), **wrong)

    assert "Z is no degree of this chart" in text
    for number in ("460", "920", "EX-0"):
        assert number not in text


def test_the_indicators_of_planning_are_weighed_together(member, desk):
    found = together(desk)
    read = {"indicator.functions": "1", "indicator.people": "3", "indicator.horizon": "2"}

    text = member.post(page_of(found, "points/"), read).content.decode()

    assert "3 of 4 indicators read: together they speak for III+/IV\u2212." in text


def test_the_highest_legitimate_combination_is_named(member, desk):
    found = together(desk)
    sent = as_page(**WHOLE) | {"base.facts": "", "facts": ["answerable", "adviser"]}

    text = member.post(page_of(found, "points/"), sent).content.decode()

    highest = text.index("The highest legitimate evaluation.")
    assert "E+3P" in text[highest - 600 : highest]
    assert text.count("This impact holds only if something more is true of the role.") == 2
