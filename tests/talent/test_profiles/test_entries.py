"""Entries: with and without a script, in two tabs, of every kind."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from talent.choices import EntryKind
from talent.models import (
    ProfileEntry,
)
from tests.talent.test_profiles.arranged import DEGREE, HTMX, SENT, degree, text


def test_an_entry_is_added_changed_and_removed_without_a_script(own, amina, page):
    add = reverse("talent:entry_add", args=["education"])
    opened = text(own.get(add))
    added = own.post(add, SENT)
    entry = ProfileEntry.objects.get()
    change = reverse("talent:entry_change", args=[entry.pk])
    inside = {name.replace("education-", f"education{entry.pk}-"): v for name, v in SENT.items()}
    changed = own.post(change, inside | {f"education{entry.pk}-place": "Laval"})
    entry.refresh_from_db()
    removed = text(own.post(reverse("talent:entry_remove", args=[entry.pk])))

    assert 'name="education-title"' in opened
    assert added.url == f"{page}#part-education"
    assert (entry.place, entry.from_year, entry.to_year) == ("Laval", 1998, 2000)
    assert changed.status_code == 302
    assert "Removed: Master of Public Administration" in removed
    assert not ProfileEntry.objects.exists()


def test_what_was_removed_is_put_back_as_it_was(own, amina):
    entry = degree(amina, text="With distinction")
    answer = own.post(reverse("talent:entry_remove", args=[entry.pk]), **HTMX)
    sent = dict(answer.context["section"].removed)

    own.post(reverse("talent:entry_add", args=["education"]), sent, **HTMX)

    back = ProfileEntry.objects.get()
    same = ("kind", "title", "place", "from_year", "to_year", "text")
    assert [getattr(back, name) for name in same] == [getattr(entry, name) for name in same]


def test_htmx_gets_the_part_alone(own):
    add = reverse("talent:entry_add", args=["education"])

    part = text(own.get(add, **HTMX))
    added = text(own.post(add, SENT, **HTMX))
    closed = text(own.get(f"{add}?close=1", **HTMX))

    assert part.strip().startswith('<section id="part-education"')
    assert "autofocus" in part
    assert "Added: Master of Public Administration" in added
    assert '<form class="card filled"' not in closed
    assert not any("<html" in each for each in (part, added, closed))


def test_the_appointments_stay_in_the_part_that_is_put_back(own):
    part = text(own.get(reverse("talent:entry_add", args=["employment"]), **HTMX))

    assert "From the directory" in part


@pytest.mark.parametrize("more", [{}, HTMX])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"education-title": ""}, "This field is required."),
        ({"education-to_year": "1990"}, "The end may not come before the start."),
        ({"education-from_year": "199"}, "greater than or equal to 1940"),
        ({"education-to_year": "2999"}, "less than or equal to"),
        ({"education-title": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    wrong, words, more, own, amina
):
    sent = SENT | {"education-text": "A text <b>that</b> I wrote"} | wrong

    page = own.post(reverse("talent:entry_add", args=["education"]), sent, **more)

    assert words in text(page, 422)
    assert escape("A text <b>that</b> I wrote") in page.content.decode()
    assert not ProfileEntry.objects.exists()


def test_a_wrong_change_keeps_what_was_typed_and_what_was_there(own, amina):
    entry = degree(amina)
    sent = {f"education{entry.pk}-title": "", f"education{entry.pk}-place": "Typed anew"}

    page = text(own.post(reverse("talent:entry_change", args=[entry.pk]), sent), 422)

    entry.refresh_from_db()
    assert "Typed anew" in page
    assert entry.title == DEGREE["title"]


def test_two_tabs_do_not_overwrite_each_others_entry(own, amina):
    entry = degree(amina)
    address = reverse("talent:entry_change", args=[entry.pk])
    first, second = (own.get(address, **HTMX).context["section"].form for _tab in range(2))

    def send(form, title: str, base: str = ""):
        name = form.add_prefix
        sent = {name("title"): title, name("base"): base or form["base"].value()}
        return own.post(address, sent, **HTMX)

    send(first, "Said in one tab")
    refused = send(second, "Said in the other")

    page = text(refused, 422)
    assert "Said in one tab" in page
    assert "Said in the other" in page
    entry.refresh_from_db()
    assert entry.title == "Said in one tab"
    again = refused.context["section"].form
    send(again, "Said in the other", base=again["base"].value())
    entry.refresh_from_db()
    assert entry.title == "Said in the other"


@pytest.mark.parametrize("kind", EntryKind.values)
def test_every_kind_of_entry_is_added_in_its_own_words(kind, own, amina):
    add = reverse("talent:entry_add", args=[kind])
    form = own.get(add, **HTMX).context["section"].form

    own.post(add, {f"{kind}-title": "Something"}, **HTMX)

    assert all(str(field.label) for field in form)
    assert ProfileEntry.objects.get().kind == kind
