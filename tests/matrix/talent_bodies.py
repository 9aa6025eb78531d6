"""What is sent to the doors of the talent exercise: right, so that only the door can refuse it."""

from datetime import timedelta

from talent.models import Community, Preparation, ProfileEntry
from tests.matrix.world import World, place_of

OTHER_PLACEMENT = "develop-in-role"


def _prepare(world: World, viewer: str, target: str) -> dict:
    """On the revision of what the one who knocks prepared before, and shown as it was."""
    own = Preparation.objects.filter(
        author=world.people.get(viewer), conversation__person=world.people.get(target)
    ).first()
    return {
        "act": "prepare",
        "prepare-text": "Matrix",
        "prepare-base": own.revision if own else 0,
        "share": "1",
    }


def _successor(world: World, viewer: str, target: str) -> dict:
    """Somebody else of the same organization who stands on no slate."""
    names = {
        "there": ("deputy_head_there", "manager_there", "transferred"),
        "ochro": ("ochro_lead", "transferred"),
    }.get(place_of(target), ("deactivated",))
    name = next((name for name in names if name not in {viewer, target}), names[0])
    return {"add-person": world.people[name].pk, "add-readiness": "now"}


def _required(world: World, viewer: str, target: str) -> dict:
    return {row.code: "consistently" for row in world.cycle.competencies.rows.all()}


def _more_time(world: World, *_) -> dict:
    return {
        "stage": "employee_section",
        "until": str(world.today + timedelta(days=35)),
        "reason": "Matrix",
    }


def _entry(world: World, viewer: str, target: str) -> dict:
    return {"education-title": "Matrix"}


def _changed_entry(world: World, viewer: str, target: str) -> dict:
    entry = world.talent.entries.get(target) or ProfileEntry.objects.first()
    return {f"education{entry.pk}-title": "Matrix"}


def _community(world: World, *_) -> dict:
    return {"community-community": Community.objects.last().code}


def _trial(world: World, *_) -> dict:
    """Everybody in the world would stand elsewhere, whoever tries it."""
    return {f"to-{person.pk}": OTHER_PLACEMENT for person in world.people.values()}


BODIES = {
    "assess": lambda *_: {"base.a-learning": "0", "a-learning": "Matrix"},
    "manager_answer": lambda *_: {"name": "a-learning", "value": "Matrix", "base": "0"},
    "own_answer": lambda *_: {"name": "career-objective", "value": "Matrix", "base": "0"},
    "position_answer": lambda *_: {"name": "replacement", "value": "Matrix", "base": "0"},
    "assess_position": lambda *_: {"base.replacement": "0", "replacement": "Matrix"},
    "section": lambda *_: {},
    "place": lambda *_: {"to": OTHER_PLACEMENT, "base": "1"},
    "calibrate": lambda *_: {"to": OTHER_PLACEMENT, "base": "1", "why": "Matrix"},
    "note": lambda world, *_: {"text": "Matrix", "observed_on": str(world.today)},
    "remind": lambda *_: {"show": "assessment-open"},
    "mend": lambda *_: {},
    "dates": lambda *_: {"sent": "1"},
    "more_time": _more_time,
    "announcement": lambda *_: {
        "title_en": "Matrix",
        "title_fr": "Matrice",
        "text_en": "Matrix",
        "text_fr": "Matrice",
    },
    "message": lambda *_: {"text": "Matrix"},
    "successor": _successor,
    "no_reason": lambda *_: {"because": ""},
    "readiness": lambda *_: {"act": "change", "readiness": "now", "gap": "Matrix"},
    "session": lambda world, *_: {"name": "Matrix", "meets_on": str(world.today)},
    "session_time": lambda *_: {"start_time": "10:30", "length": "120"},
    "trial": _trial,
    "minutes": lambda *_: {"text": "Matrix", "base": "1"},
    "item": lambda *_: {"discussed": "on", "note": "Matrix", "base": "1"},
    "step_out": lambda *_: {"reason": "Matrix"},
    "send_back": lambda *_: {"note": "Matrix"},
    "prepare": _prepare,
    "share": lambda *_: {"reason": "Matrix"},
    "contact": lambda *_: {"contact-phone": "Matrix"},
    "community": _community,
    "entry": _entry,
    "entry_changed": _changed_entry,
    "required": _required,
    "levels": lambda *_: {"levels": ["EX-01"]},
    "missing": lambda *_: {"reason": "Matrix"},
    "send": lambda *_: {"key": "0b7c1f0e-3f0e-4d55-9d53-0f6f3f1f3b11", "seen": "0" * 64},
    "decide": lambda *_: {"action": "endorse"},
    "action": lambda *_: {"text": "Matrix", "kind": "learning"},
    "action_changed": lambda *_: {"text": "Matrix", "kind": "learning", "state": "planned"},
}
