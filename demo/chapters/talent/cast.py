"""The demo people: each finds something to do, and the team of the demo manager every state."""

from datetime import timedelta

from demo.cast import BY_USERNAME
from demo.chapters.talent import exercise, states
from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Year
from demo.chapters.talent.talks import Talk
from demo.chapters.talent.texts import one, pool
from demo.service import Service, moment
from etms.learning.models import LearningAction

# The executive has begun; the others of the manager's team, one after the other.
TEAM = ("refused", "begun", "returned", "differs", "approved", "shared", "answered")
OWN_STATES = {"committee-chair": "submitted", "committee-member": "draft", "manager": "",
              "delegate": "returned", "ochro-lead": ""}  # fmt: skip
ACTIONS = ("started", "planned", "done")
KEPT = ("strengths", "strengths-tags")  # what the executive has answered so far this year


def team(year: Year, service: Service) -> list[File]:
    """The direct reports of the demo manager, the demo executive first."""
    manager, executive = service.world.cast["manager"], service.world.cast["executive"]
    mine = [file for file in year.files if file.manager is manager]
    return sorted(mine, key=lambda file: (file.human is not executive, file.valid))


def direct(year: Year, years: list[Year], service: Service) -> None:
    """How far the demo people are, before anything is written."""
    mine = team(years[-1], service)
    if not year.running:
        _last_year(year, mine)
        return
    sent = states.early(service.world.organizations)
    for file in year.files:
        state = OWN_STATES.get(file.human.username)
        if state is not None and file.organization not in sent:
            states.answered(file, state)
            if state != "submitted":
                states.unassessed(file)
    for file, part in zip(mine, ("executive", *TEAM), strict=False):
        _part(file, part)
    for file in exercise.closed(year, service):
        states.answered(file, "")
        states.unassessed(file)
    _lapsed(year, service, besides=mine)


def _lapsed(year: Year, service: Service, *, besides: list[File]) -> None:
    """Two were placed as ready before their language results lapsed."""
    main = service.world.organizations[0]
    closed = exercise.closed(year, service)
    found = [
        file for file in year.files
        if file.organization is main and file.is_sent and not file.valid
        and file not in besides and file.human.username not in BY_USERNAME and file.manager
        and file not in closed
    ]  # fmt: skip
    for file in found[:2]:
        states.completed(file)
        states.propose(file, "ready-for-lateral-movement")


def _last_year(year: Year, mine: list[File]) -> None:
    """Everybody of the team took part; whoever has no valid results was ready to advance."""
    then = {file.human: file for file in year.files}
    for place, file in enumerate(mine):
        last = then.get(file.human)
        if last is None:
            continue
        states.done(last)
        if place == 0:
            states.propose(last, "well-placed-in-role")
        if place == 1 and not file.valid:
            states.propose(last, "ready-for-advancement")


def _part(file: File, part: str) -> None:
    states.answered(file, "draft" if part == "executive" else "submitted")
    if part in {"executive", "refused", "answered"}:
        states.unassessed(file)
    elif part in {"begun", "returned"}:
        states.assessed(file, "draft")
        states.propose(file, "well-placed-in-role")
        if part == "returned":
            head = file.organization.deputy_head.holder
            file.note = one(file.rng, "head", "returned", head.human.language if head else "en")
    elif part == "differs":
        states.assessed(file, "complete")
        states.propose(file, "well-placed-in-role")
    else:
        states.assessed(file, "approved")


def talk(year: Year, service: Service) -> None:
    """Their conversations, in the running cycle."""
    at, day = year.now, year.day
    for file, part in zip(team(year, service), ("executive", *TEAM), strict=False):
        if part == "executive":
            file.talk = Talk(day + timedelta(days=9))
        elif part == "differs":
            file.talk = Talk(day + timedelta(days=3), prepared=True)
        elif part == "approved":
            held = max(day - timedelta(days=4), year.cycle.starts_on)
            file.talk, file.shared_at = Talk(held, held, at), None
        elif part == "shared":
            file.talk = Talk(max(day - timedelta(days=2), year.cycle.starts_on))
            file.shared_at = at


def plan(year: Year, service: Service) -> None:
    """What the demo executive has agreed to: one action is due soon, one goes on, one is done."""
    executive = next((f for f in team(year, service) if f.human.username == "executive"), None)
    if executive is None:
        return
    begun = moment(max(year.cycle.starts_on, year.day - timedelta(days=150)))
    rows = []
    for text, days, state in zip(pool("own", "actions"), (12, 95, -20), ACTIONS, strict=False):
        due = year.day + timedelta(days=days)
        rows.append({
            "person_id": executive.person_id,
            "cycle_id": year.cycle.pk,
            "kind": text.about[0],
            "text": text.said(executive.language),
            "purpose": "",
            "competency": "",
            "due_on": due,
            "state": state,
            "outcome": one(executive.rng, "own", "outcome", "en") if state == "done" else "",
            "ended_on": due if state == "done" else None,
            "created_at": begun,
            "created_by_id": executive.human.user.pk,
        })  # fmt: skip
    put_many(LearningAction, rows)


def write(year: Year, service: Service) -> None:
    """What they wrote: the executive has just begun; two sides of one file differ."""
    for file, part in zip(team(year, service), ("executive", *TEAM), strict=False):
        if part == "executive":
            whole = file.last.own if file.last and file.last.own else file.own
            file.own = {key: value for key, value in whole.items() if key[0] in KEPT}
            file.kept = False
        elif part == "differs":
            _apart(file)


def _apart(file: File) -> None:
    first, second, *_others = file.year.competencies
    file.kept = False
    file.own["self-rating", first] = file.own["self-rating", second] = "role-model"
    file.said["rating", first], file.said["rating", second] = "sometimes", "consistently"
    file.own["promotion-interest", ""] = True
    tags = (first, "people-management", "change-management")
    file.own["strengths-tags", ""] = file.said["a-development-tags", ""] = tags
