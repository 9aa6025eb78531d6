"""On what ground somebody reads what was said of an executive (product.md; security.md 1.4).

The executive reads the own answers, and of the assessment only what was shared. The direct
manager, the deputy head and the delegate read answers once they are submitted, and the
assessment. A role given by somebody opens nothing on one's own file or a superior's. Managers
farther above, HR advisers and OCHRO read neither; a committee reads through its session.
"""

from typing import Literal

from etms.directory.rules import Relation

Ground = Literal["executive", "manager", "deputy_head", "delegate", "committee"]


def answers_ground(relation: Relation) -> Ground | None:
    """The ground on which the submitted answers of an executive open, the nearest first."""
    return "executive" if relation.own else assessment_ground(relation)


def assessment_ground(relation: Relation) -> Ground | None:
    """The ground on which the manager's live assessment opens; never to the executive."""
    if relation.own:
        return None
    if relation.depth == 1:
        return "manager"
    if relation.deputy_head:
        return "deputy_head"
    return "delegate" if relation.delegate and not relation.below else None
