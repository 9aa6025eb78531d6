"""What tests of evaluations have in common."""

from django.utils import timezone

from tests.factories import classification as make

NOW = timezone.now()


def signed(desk, post="director", **more):
    """A signed description of a position."""
    return make.written(
        make.description, desk.posts[post], state="signed", by=desk.general.user, **more
    )


def standing(desk, state, *, post="director", degrees=None, seats=(), reasons=False, **more):
    """An evaluation in a state, with seats for these accounts; the first chairs."""
    description = more.pop("description", None) or signed(desk, post)
    found = make.written(
        make.evaluation, description, desk.organization, state=state, degrees=degrees, **more
    )
    for number, user in enumerate(seats):
        make.written(make.seat, found, user, chair=number == 0)
    if reasons:
        make.written(make.reasons, found)
    return found
