"""Nobody learns that they stand on a slate: every page is as if they did not."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from talent.models import PositionAssessment, Successor
from talent.queries.positions import slates_of
from talent.services import positions as services
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of
from tests.talent import sending

pytestmark = pytest.mark.django_db
CHANGING = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|name="(key|seen)" value="[^"]*"|digest">[^<]*<|'
    r'nonce="[^"]*"|csrf-token" content="[^"]*"|id="request-[^"]*"'
)


@pytest.fixture
def desk():
    return sending.desk()


@pytest.fixture
def place(desk):
    return desk.there.heads[0].appointments.get().position


def put_first(place, person, *, readiness="now"):
    """The person stands on the slate before everybody else."""
    with transaction.atomic():
        arrange()
        Successor.objects.filter(position=place).update(rank=F("rank") + 1)
        return Successor.objects.create(
            position=place, person=person, readiness=readiness, rank=1, added_at=timezone.now()
        )


def readers(desk):
    """A delegate with a file and the deputy head; neither is below the position."""
    executive = desk.there.directors[-1]
    delegate_of(desk.there.organization, user=executive.user, may_submit=True)
    return {"delegate": executive, "deputy_head": desk.there.deputy_head}


def pages(client, desk, place, reader, package):
    """What a reader is shown of slates, everywhere."""
    client.force_login(reader.user)
    there = [desk.there.generals[0], desk.there.directors[0]]
    addresses = [
        reverse("talent:position", args=[place.pk]),
        reverse("talent:positions"),
        *(reverse("talent:slates", args=[person.pk]) for person in there),
        *(
            reverse(f"talent:{name}", args=[desk.dossier.pk])
            for name in ("submission", "preview", "preview_content", "submission_changes", "send")
            if (name, reader) != ("preview_content", desk.there.deputy_head)
        ),
        f"{reverse('talent:submission_changes', args=[desk.dossier.pk])}?count=1",
        reverse("talent:package", args=[package.number]),
        reverse("work:home"),
    ]
    found = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 403), address
        found[address] = CHANGING.sub("", answer.content.decode())
    return found


@pytest.mark.parametrize("who", ["delegate", "deputy_head"])
@pytest.mark.parametrize("readiness", ["now", "later"])
def test_every_page_is_the_same_for_whoever_stands_on_the_slate(
    client, desk, place, who, readiness
):
    reader, package = readers(desk)[who], desk.submit()
    without = pages(client, desk, place, reader, package)

    put_first(place, reader, readiness=readiness)

    found = pages(client, desk, place, reader, package)
    for address, said in found.items():
        assert said.splitlines() == without[address].splitlines(), address


@pytest.mark.parametrize("who", ["delegate", "deputy_head"])
def test_a_package_that_counted_the_reader_tells_them_the_count_of_the_others(
    client, desk, place, who
):
    reader = readers(desk)[who]
    put_first(place, reader)
    package = desk.submit()

    client.force_login(reader.user)
    shown = client.get(reverse("talent:package", args=[package.number])).context["positions"]

    assert package.positions.get().successors == 3
    assert [(each.successors, each.ready_now) for each in shown] == [(2, 1)]
    count = client.get(
        reverse("talent:submission_changes", args=[desk.dossier.pk]), {"count": "1"}
    )
    assert count.content == b"0 changes since"


def test_a_delegate_with_a_file_does_not_read_the_bytes_in_which_all_are_counted(client, desk):
    package = desk.submit()
    client.force_login(readers(desk)["delegate"].user)

    assert client.get(f"/talent/packages/{package.number}/content/").status_code == 403
    assert "(JSON)" not in client.get(f"/talent/packages/{package.number}/").content.decode()


def test_no_act_tells_the_manager_that_they_stand_on_the_slate(desk, place):
    head = desk.there.deputy_head
    first, second = Successor.objects.filter(position=place).order_by("rank")
    put_first(place, head)
    with transaction.atomic():
        arrange()
        Successor.objects.filter(pk=first.pk).update(rank=1)
        Successor.objects.filter(person=head).update(rank=2)
    act = {"by": head.user, "at": timezone.now()}

    services.raise_successor(successor=second, **act)
    ranked = Successor.objects.filter(position=place).exclude(person=head).order_by("rank")
    assert list(ranked) == [second, first]

    with pytest.raises(ValidationError, match="yourself"):
        services.add_successor(position=place, person=head, readiness="now", **act)
    for each in (first, second):
        services.remove_successor(successor=each, because="Left", **act)
    services.leave_empty(position=place, cycle=desk.cycle, because="To be closed", **act)
    assert PositionAssessment.objects.get(position=place).left_empty_because == "To be closed"


def test_a_readiness_said_anew_changes_no_package_that_went(client, desk, place):
    reader = readers(desk)["delegate"]
    stands = put_first(place, reader, readiness="later")
    package = desk.submit()
    client.force_login(reader.user)
    address = reverse("talent:package", args=[package.number])
    before = CHANGING.sub("", client.get(address).content.decode())

    services.change_successor(
        successor=stands, readiness="now", gap="", by=desk.head, at=timezone.now()
    )

    assert CHANGING.sub("", client.get(address).content.decode()) == before
    assert slates_of(reader, viewer=None).count() == 1  # what was said before is no place
