"""Who stands in the world of the matrix, and how each of them stands to the others. By hand."""

RELATIONS = ("own", "report", "below", "superior", "same", "other", "moved", "none")

# Whom each relation means, for each who knocks; `none` is an id that nobody has.
#   report: directly below; below: further below; same: in the same organization (for a delegate
#   or adviser, in the one that the role names); moved: was here, is now in another organization.
STANDS = {
    #                          own report below superior same other moved
    "executive": "executive - - manager colleague stranger transferred",
    "colleague": "colleague - - manager executive stranger transferred",
    "manager": "manager executive - manager_above committee_member stranger transferred",
    "manager_above": "manager_above manager executive deputy_head aside stranger transferred",
    "deputy_head": "deputy_head manager_above executive - aside stranger transferred",
    "delegate": "delegate - - manager_above executive stranger transferred",
    "future_delegate": "future_delegate - - - executive stranger transferred",
    "expired_delegate": "expired_delegate - - - executive stranger transferred",
    "hr_adviser": "hr_adviser - - - executive stranger transferred",
    "classification_adviser": "classification_adviser - - - executive stranger transferred",
    "committee_chair": "committee_chair committee_member - deputy_head aside stranger transferred",
    "committee_member": "committee_member - - committee_chair executive stranger transferred",
    "former_manager": "former_manager - - committee_chair executive stranger transferred",
    "ochro_analyst": "ochro_analyst - - ochro_lead - executive transferred",
    "ochro_lead": "ochro_lead ochro_analyst - - - executive transferred",
    "policy_officer": "policy_officer - - - - executive transferred",
    "administrator": "administrator - - - - executive transferred",
    "transferred": "transferred - - manager_there stranger executive -",
    "stranger": "stranger - - manager_there transferred executive -",
    "manager_there": "manager_there stranger - deputy_head_there - executive -",
    "deputy_head_there": "deputy_head_there manager_there transferred - - executive -",
    "delegate_there": "delegate_there - - - stranger executive -",
    "nobody": "- - - - - executive transferred",
    "deactivated": "deactivated - - committee_chair executive stranger transferred",
    "anonymous": "- - - - - executive transferred",
}

VIEWERS = tuple(STANDS)
# Who asks for an id that nobody has: no two of them stand alike; to the others it says no more.
ASK_FOR_NOBODY = set(
    "manager deputy_head delegate hr_adviser committee_chair ochro_lead policy_officer nobody"
    " anonymous".split()
)
SIGNED_IN = tuple(name for name in VIEWERS if name not in {"deactivated", "anonymous"})

# Where people belong today. `aside` has a position in no reporting line and no account.
HERE = (
    "executive colleague manager manager_above deputy_head delegate committee_chair"
    " committee_member former_manager deactivated aside"
).split()
THERE = "transferred stranger manager_there deputy_head_there".split()
OCHRO = "ochro_analyst ochro_lead".split()
# Known people without an appointment; advisers and delegates among them hold a role.
NOWHERE = (
    "future_delegate expired_delegate hr_adviser classification_adviser policy_officer"
    " administrator delegate_there"
).split()
EVERYBODY = (*HERE, *THERE, *OCHRO, *NOWHERE)


def target(viewer: str, relation: str) -> str | None:
    """Whom this viewer meets in this relation, if anybody."""
    if relation == "none":
        return "none"
    name = STANDS[viewer].split()[RELATIONS.index(relation)]
    return None if name == "-" else name
