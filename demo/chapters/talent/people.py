"""Who held what on a day, and their account."""

from datetime import date

from demo.world.records import Human, Position


def user_id(human: Human | None) -> int | None:
    """The account of somebody; those who have left have none."""
    return human.user.pk if human and human.user else None


def holder_on(position: Position | None, day: date) -> Human | None:
    """Who belonged to a position on a day."""
    if position is None:
        return None
    for tie in position.ties:
        if tie.starts_on <= day and (tie.ends_on is None or tie.ends_on >= day):
            return tie.human
    return None
