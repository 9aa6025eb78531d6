"""What tests of a session do: go to its pages, open it, move somebody in it."""

from django.urls import reverse

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


def url(session, name, *more):
    return reverse(f"talent:{name}", args=[session.pk, *more])


def opened(client, chair, session):
    client.force_login(chair)
    assert client.post(url(session, "session_move", "open")).status_code == 302
    return session


def move(client, user, session, person, to, base=1, why=""):
    client.force_login(user)
    address = url(session, "session_place", person.pk)
    given = {"to": to, "base": base, "why": why}
    return client.post(address, given, headers={"Accept": "application/json"})
