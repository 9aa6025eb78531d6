"""What each person may see of the world's content: by hand, from the issue and product.md.

Card (name, title, level, unit): everyone of the same organization, OCHRO analysts everywhere.
File (history, language results): the executive, the managers above, the deputy head, the
delegate, the HR adviser by grant. Salary: the executive, the direct manager, the deputy head,
the delegate. Restricted details: the person alone. Policy officer and administrator: none.
"""

from tests.matrix import evaluation_sees, talent_sees
from tests.matrix.canaries import Canary
from tests.matrix.cast import HERE, OCHRO, THERE
from tests.matrix.world import place_of

PLACES = {"here": HERE, "there": THERE, "ochro": OCHRO}

# Whose cards (and names of units and organizations) each one sees, by organization.
CARDS = {
    **dict.fromkeys((*HERE, "hr_adviser", "classification_adviser"), "here"),
    **dict.fromkeys((*THERE, "delegate_there"), "there"),
    **dict.fromkeys(OCHRO, "here there ochro"),
}
BELOW_ADM = "manager executive colleague delegate".split()
BELOW_CHAIR = "committee_member former_manager deactivated".split()
OTHERS_OF_DELEGATE = [name for name in HERE if name not in {"manager_above", "deputy_head"}]
FILES = {
    "manager": "executive colleague".split(),
    "manager_above": BELOW_ADM,
    "deputy_head": HERE,
    "delegate": OTHERS_OF_DELEGATE,
    "hr_adviser": HERE,
    "committee_chair": BELOW_CHAIR,
    "ochro_lead": ["ochro_analyst"],
    "manager_there": ["stranger", "transferred"],
    "deputy_head_there": THERE,
    "delegate_there": THERE,
}
SALARIES = {
    "manager": "executive colleague".split(),
    "manager_above": "manager delegate".split(),
    "deputy_head": HERE,
    "delegate": OTHERS_OF_DELEGATE,
    "committee_chair": BELOW_CHAIR,
    "ochro_lead": ["ochro_analyst"],
    "manager_there": ["stranger", "transferred"],
    "deputy_head_there": THERE,
    "delegate_there": THERE,
}
# Who sees what a file tells of the organization that its executive came from.
READERS_OF_TRANSFERRED = {"transferred", "manager_there", "deputy_head_there", "delegate_there"}
# Who keeps the directory of an organization chooses among all organizations (who bears a salary),
# and sees who held its positions when: a matter of the position, but not where it is a superior's.
KEEPERS = {
    "here": "deputy_head delegate hr_adviser".split(),
    "there": "deputy_head_there delegate_there".split(),
}
NAMED_BY_ROLE = {
    "here": "hr_adviser delegate expired_delegate future_delegate classification_adviser".split(),
    "there": ["delegate_there"],
}


# OCHRO's own roles, which its lead gives.
SERVICE_ROLES = {"ochro_analyst", "ochro_lead", "policy_officer", "administrator"}


def may_see(viewer: str, canary: Canary) -> bool:
    """Whether this person may see this token, whatever page it stands on."""
    if viewer == "deactivated":
        return False
    if viewer == canary.whose and canary.what not in NOT_THEIRS:
        return canary.what != "role" or viewer == "ochro_lead"
    return BY_CLASS[canary.what](viewer, canary.whose)


def may_be_told(addressee: str, by: str, canary: Canary) -> bool:
    """A mail may also say who did what it tells of, and in which organization."""
    if canary.what in {"name", "organization"} and canary.whose in {by, place_of(by)}:
        return True
    return may_see(addressee, canary)


def _name(viewer: str, whose: str) -> bool:
    if viewer == "ochro_lead" and whose in SERVICE_ROLES:
        return True
    if viewer in talent_sees.IN_CHARGE and whose in talent_sees.CORRESPONDENTS:
        return True
    return _card(viewer, whose) or _named_by_role(viewer, whose)


def _card(viewer: str, whose: str) -> bool:
    return any(whose in PLACES[place] for place in CARDS.get(viewer, "").split())


def _named_by_role(viewer: str, whose: str) -> bool:
    """Who holds a role in an organization is named to its people (who can see a file, who did
    what), and delegates to OCHRO. Accounts are the administrator's."""
    places = CARDS.get(viewer, "").split()
    return any(whose in NAMED_BY_ROLE.get(place, ()) for place in places)


def _position(viewer: str, whose: str) -> bool:
    if whose == "left" and viewer in READERS_OF_TRANSFERRED:
        return True
    return place_of(whose) in CARDS.get(viewer, "").split()


def _place(viewer: str, whose: str) -> bool:
    if whose == "here" and viewer in READERS_OF_TRANSFERRED:
        return True
    return whose in CARDS.get(viewer, "").split()


def _organization(viewer: str, whose: str) -> bool:
    keeps = any(viewer in keepers for keepers in KEEPERS.values())
    return _place(viewer, whose) or keeps or viewer in evaluation_sees.COMPARING


def _tenure(viewer: str, whose: str) -> bool:
    """When somebody took up a position: in their file, and in the history of the position."""
    place = "here" if whose == "transferred" and viewer in KEEPERS["here"] else place_of(whose)
    if viewer == "delegate" and whose in {"manager_above", "deputy_head"}:
        return False
    return _file(viewer, whose) or viewer in KEEPERS.get(place, ())


def _file(viewer: str, whose: str) -> bool:
    return whose in FILES.get(viewer, ())


def _salary(viewer: str, whose: str) -> bool:
    return whose in SALARIES.get(viewer, ())


def _nobody_else(viewer: str, whose: str) -> bool:
    return False


def _account(viewer: str, whose: str) -> bool:
    """Administrators keep accounts; OCHRO writes to the delegates."""
    if viewer == "administrator":
        return True
    return viewer in OCHRO and whose in {"delegate", "delegate_there", "deactivated"}


def _role(viewer: str, whose: str) -> bool:
    """On what basis a role was given: the deputy head, and the lead for OCHRO's own roles."""
    if viewer == "ochro_lead":
        return whose in SERVICE_ROLES
    given = {"deputy_head": {*HERE, *NAMED_BY_ROLE["here"]}, "deputy_head_there": {*THERE}}
    return whose in given.get(viewer, ())


BY_CLASS = {
    "name": _name,
    "position": _position,
    "unit": _place,
    "organization": _organization,
    "tenure": _tenure,
    "file": _file,
    "salary": _salary,
    "restricted": _nobody_else,
    "account": _account,
    "role": _role,
    "draft": _nobody_else,
    "notice": _nobody_else,
    "reading": _nobody_else,
    "purpose": _nobody_else,
}
BY_CLASS |= talent_sees.BY_CLASS
BY_CLASS |= evaluation_sees.BY_CLASS
NOT_THEIRS = talent_sees.NOT_THEIRS | evaluation_sees.NOT_THEIRS
# What is content of somebody's file: whoever opens it leaves a reading.
CONTENT_OF_FILES = {"salary", *talent_sees.CONTENT_OF_FILES}


def subject_of(canary: Canary) -> str | None:
    """In whose file a reading of this token belongs."""
    return canary.whose.rpartition(">")[2] if canary.what in CONTENT_OF_FILES else None
