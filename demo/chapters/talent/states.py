"""How far each file is: what is over is done, the running cycle stands in the middle."""

from datetime import timedelta
from random import Random

from demo.chapters.talent.files import File, Move, Year
from demo.chapters.talent.people import user_id
from demo.chapters.talent.texts import one
from demo.world.draws import stream, weighted
from demo.world.records import Organization
from etms.cycles.choices import StageCode
from talent.choices import MoveStage

READY = ("ready-for-advancement", "ready-for-lateral-movement")
WEIGHTS = {
    "ready-for-advancement": 15, "ready-for-lateral-movement": 14, "well-placed-in-role": 50,
    "develop-in-role": 18, "move-to-a-more-suitable-role": 3,
}  # fmt: skip
AS_LAST_YEAR = 0.6
# In a cycle that is over, in hundred: submitted, declined; the rest never answered. More of those
# who may take part did so from year to year.
OVER = {"mandatory": (100, 0), "encouraged": (94, 3), "voluntary": (55, 9)}
MORE_A_YEAR = 12
ASSESSED_WITHOUT_ANSWERS = 0.08
# What became of the organizations that were early with their package.
EARLY = ("submitted", "returned", "endorsed", "withdrawn")


def tell(year: Year, organizations: list[Organization], seed: int) -> dict[Organization, str]:
    """Say of every file how far it is; and which organizations have sent their package already."""
    if not year.running:
        for file in year.files:
            _over(file)
        return {}
    sent = early(organizations)
    pace = {
        organization: stream(seed, "pace", organization.number).choice((0.35, 0.55, 0.75))
        for organization in organizations
    }
    pace[organizations[0]] = 0.6
    for file in year.files:
        if file.organization in sent and file.is_sent:
            done(file)
        else:
            _halfway(file, pace[file.organization])
    return sent


def early(organizations: list[Organization]) -> dict[Organization, str]:
    """The organizations that were early; not those that have yet to name a delegate."""
    named = organizations[: -3 if len(organizations) > 9 else -1]
    return dict(zip([*named[2:], *named[1:2]], EARLY, strict=False))


def _over(file: File) -> None:
    submitted, declined = OVER[file.participation or "voluntary"]
    if not file.is_sent:
        submitted = max(20, submitted - MORE_A_YEAR * (file.year.ago - 1))
    draw = file.rng.random() * 100
    if draw < submitted:
        done(file)
    elif draw < submitted + declined:
        file.answers = "declined"
        file.began_at = file.between(StageCode.EMPLOYEE)
    elif not file.is_sent and file.rng.random() < ASSESSED_WITHOUT_ANSWERS:
        assessed(file, "approved")


def done(file: File) -> None:
    """Answered, assessed, approved."""
    answered(file, "submitted")
    assessed(file, "approved")


def _halfway(file: File, pace: float) -> None:
    """Somewhere on the way; whoever must take part is further than who may."""
    draw, rng = file.rng.random(), file.rng
    ahead = pace + (0.2 if file.must else 0.1 if file.is_sent else 0.0)
    if draw < ahead * 0.85:
        answered(file, "submitted")
    elif draw < ahead * 0.85 + 0.02:
        answered(file, "returned")
    elif draw < ahead * 0.85 + 0.02 + (1 - ahead) * 0.45 + 0.08:
        answered(file, "draft")
    elif not file.must and rng.random() < 0.25:
        file.answers = "declined"
        file.began_at = file.between(StageCode.EMPLOYEE)
    if file.answers == "submitted":
        state = weighted(rng, {
            "approved": ahead * ahead * 25, "complete": ahead * 45, "draft": 22,
            "": (1 - ahead) * 60,
        })  # fmt: skip
    else:
        state = weighted(rng, {"draft": 6, "": 94})
    if state and file.answers != "declined":
        assessed(file, state)


def answered(file: File, state: str) -> None:
    """How far the executive is; without a state they have not begun."""
    file.answers, file.began_at, file.submitted_at = state, None, None
    if state:
        file.began_at = file.between(StageCode.EMPLOYEE)
    if state in {"submitted", "returned"}:
        later = file.began_at + timedelta(minutes=file.rng.randint(12, 60))
        file.submitted_at = file.between(StageCode.EMPLOYEE, later)


def assessed(file: File, state: str) -> None:
    """How far the manager is."""
    unassessed(file)
    rng = file.rng
    file.assessment = state
    file.assessed_at = file.between(StageCode.MANAGER, file.submitted_at)
    if state != "draft" or rng.random() < 0.5:
        propose(file, place(file))
    if state != "draft":
        later = file.assessed_at + timedelta(minutes=rng.randint(10, 300))
        file.completed_at = file.between(StageCode.MANAGER, later)
    if state == "approved":
        file.approved_at = file.between(StageCode.APPROVAL, file.completed_at)


def unassessed(file: File) -> None:
    """Nobody has begun to assess."""
    file.assessment = file.placement = ""
    file.moves = []
    file.assessed_at = file.completed_at = file.approved_at = None


def completed(file: File) -> None:
    """Answered and assessed, and no further."""
    if file.answers != "submitted":
        answered(file, "submitted")
    assessed(file, "complete")


def propose(file: File, code: str) -> None:
    """The manager's placement."""
    why = one(file.rng, "manager", "why", file.manager_language)
    at = file.assessed_at or file.between(StageCode.MANAGER)
    file.moves = [Move(str(MoveStage.PROPOSED), "", code, why, at, user_id(file.manager))]
    file.placement = code


def place(file: File, rng: Random | None = None, *, other: bool = False) -> str:
    """A placement that the rules allow: often that of the year before, or another than now."""
    rng = rng or file.rng
    last = file.last.placement if file.last and not other else ""
    if last and rng.random() < AS_LAST_YEAR and (file.valid or last not in READY):
        return last
    open_to = file.year.placements.keys() - ({file.placement} if other else set())
    if not file.valid:
        open_to -= set(READY)
    return weighted(rng, {code: w for code, w in WEIGHTS.items() if code in open_to})
