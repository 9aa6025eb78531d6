"""What each person may see of the talent exercise: by hand, from its rules, product.md, and
security.md 1.4.

In the whose of a slate: whose position, and who stands on it ("manager>executive").
"""

from tests.matrix.cast import HERE, OCHRO, THERE

PLACES = {"here": HERE, "there": THERE, "ochro": OCHRO}
IN_CHARGE = {
    "deputy_head": "here",
    "delegate": "here",
    "deputy_head_there": "there",
    "delegate_there": "there",
}
SEATED = {"committee_chair": "here", "committee_member": "here", "stranger": "there"}
# Who wrote for OCHRO to the organizations, and signed it.
CORRESPONDENTS = {"ochro_analyst"}
# Managers above, on whom a role opens nothing.
SUPERIORS = {
    "delegate": {"manager_above", "deputy_head"},
    "committee_chair": {"deputy_head"},
    "committee_member": {"committee_chair", "deputy_head"},
    "stranger": {"manager_there", "deputy_head_there"},
    "ochro_analyst": {"ochro_lead"},
}
REPORTS = {
    "manager": {"executive", "colleague"},
    "manager_above": {"manager", "delegate"},
    "deputy_head": {"manager_above", "committee_chair"},
    "committee_chair": {"committee_member", "former_manager", "deactivated"},
    "ochro_lead": {"ochro_analyst"},
    "manager_there": {"stranger", "transferred"},
    "deputy_head_there": {"manager_there"},
}
STEPPED_OUT = {"committee_member": {"colleague"}}


def place_of(name: str) -> str | None:
    return next((place for place, names in PLACES.items() if name in names), None)


def _apart(viewer: str, whose: str) -> bool:
    """Oneself and the managers above."""
    return viewer == whose or whose in SUPERIORS.get(viewer, ())


def _charge(viewer: str, whose: str) -> bool:
    place = place_of(whose)
    return place is not None and IN_CHARGE.get(viewer) == place and not _apart(viewer, whose)


def _direct(viewer: str, whose: str) -> bool:
    return whose in REPORTS.get(viewer, ())


def reads(viewer: str, whose: str) -> bool:
    """Submitted answers, the learning plan, what was shared: beside the executive, the direct
    manager, the deputy head and the delegate."""
    return viewer == whose or _direct(viewer, whose) or _charge(viewer, whose)


def in_session(viewer: str, whose: str) -> bool:
    """What is said of somebody in the open session of their organization."""
    place = place_of(whose)
    if place is None or _apart(viewer, whose) or whose in STEPPED_OUT.get(viewer, ()):
        return False
    return SEATED.get(viewer) == place or IN_CHARGE.get(viewer) == place


def assessment(viewer: str, whose: str) -> bool:
    """Never the executive; the direct manager, who runs the exercise, and the committee."""
    return viewer != whose and (
        _direct(viewer, whose) or _charge(viewer, whose) or in_session(viewer, whose)
    )


def both_sides(viewer: str, whose: str) -> bool:
    return viewer == whose or _direct(viewer, whose)


def position_said(viewer: str, whose: str) -> bool:
    """Of the position that `whose` holds: its manager, the deputy head, the delegate."""
    return viewer != whose and (_direct(viewer, whose) or _charge(viewer, whose))


def slate(viewer: str, whose: str) -> bool:
    """Who reads the position, but not who stands on its slate; and who may read the slates of
    the one who stands there."""
    holder, follower = whose.split(">")
    if viewer == follower or viewer == holder:
        return False
    return position_said(viewer, holder)


def more_time(viewer: str, whose: str) -> bool:
    return viewer == whose or _charge(viewer, whose)


def of_organization(viewer: str, place: str) -> bool:
    return IN_CHARGE.get(viewer) == place


def thread(viewer: str, place: str) -> bool:
    return of_organization(viewer, place) or viewer in OCHRO


def session(viewer: str, place: str) -> bool:
    return of_organization(viewer, place) or SEATED.get(viewer) == place


def minutes(viewer: str, place: str) -> bool:
    """They speak of everybody: who leads, and who organizes and has nobody apart in the scope."""
    leads = {"here": {"deputy_head", "committee_chair"}, "there": {"deputy_head_there"}}
    return viewer in leads[place] or (place == "there" and viewer == "delegate_there")


def announcement(viewer: str, place: str) -> bool:
    return viewer in OCHRO or viewer in IN_CHARGE


def sent(viewer: str, whose: str) -> bool:
    """What stands in a package: OCHRO and those in charge, but nobody the own or a superior's."""
    return _charge(viewer, whose) or (viewer in OCHRO and not _apart(viewer, whose))


def taken_back(viewer: str, whose: str) -> bool:
    return _charge(viewer, whose)


def nobody_else(viewer: str, whose: str) -> bool:
    return False


# Of these, the one whom it is about sees nothing.
NOT_THEIRS = {
    "assessment",
    "position_said",
    "item",
    "position_item",
    "sent_about",
    "sent_position",
    "taken_back_about",
    "taken_back_position",
    "missing",
}
# Whoever opens these leaves a reading of the person; of a slate, of the one who stands on it.
CONTENT_OF_FILES = {
    "answers",
    "assessment",
    "shared",
    "talk",
    "plan",
    "slate",
    "item",
    "sent",
    "sent_about",
    "taken_back",
    "taken_back_about",
}
BY_CLASS = {
    "answers": reads,
    "unsent": nobody_else,
    "assessment": assessment,
    "shared": reads,
    "private": nobody_else,
    "talk": both_sides,
    "plan": reads,
    "position_said": position_said,
    "slate": slate,
    "more_time": more_time,
    "missing": _charge,
    "thread": thread,
    "announcement": announcement,
    "session": session,
    "minutes": minutes,
    "minutes_apart": minutes,
    "item": in_session,
    "position_item": in_session,  # of the position that `whose` holds
    "sent": sent,
    "sent_about": sent,
    "sent_position": sent,
    "taken_back": taken_back,
    "taken_back_about": taken_back,
    "taken_back_position": taken_back,
    "package_note": thread,
}
