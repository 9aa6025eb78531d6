"""What the tests of the room read and send."""

from django.utils import timezone

from etms.committees.models import Conflict
from tests.factories.acts import arrange


def text(client, address, **sent):
    reply = client.post(address, sent) if sent else client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()


def listed(page):
    """Who stands on the list, in its order."""
    found = page.split('id="first-')[1:]
    return [part.split(">", 1)[1].split("<")[0] for part in found]


def steps_out(session, user, person):
    arrange()
    seat = session.seats.get(user=user)
    Conflict.objects.create(
        seat=seat, person=person, reason="A cousin", declared_at=timezone.now()
    )
