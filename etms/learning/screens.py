"""What the pages of a learning plan show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import panels
from etms.directory.access import relation
from etms.learning import queries, rules
from etms.learning.choices import ActionState
from etms.learning.models import LearningAction
from etms.tables import Column

PURPOSES = {
    "executive": "own",
    "manager": "management",
    "deputy_head": "management",
    "delegate": "support",
}
TONES = {"planned": "neutral", "started": "info", "done": "good", "dropped": "neutral"}


def plan_page(person, *, viewer, form) -> dict[str, Any]:
    stands = relation(viewer, person)
    on = door.standing(viewer).on
    return {
        "person": person,
        "own": stands.own,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, stands, here="learning"),
        "decision": door.can(viewer, "learning.write", person),
        "form": form,
        "columns": [
            Column(_("Action")),
            Column(_("Kind")),
            Column(_("Until")),
            Column(_("State")),
            Column(_("What came of it")),
        ],
        "lines": [_line(action, on) for action in queries.actions_of(person)],
    }


def _line(action: LearningAction, on) -> tuple[LearningAction, str, str]:
    """An action with the word for its state and its tone."""
    if rules.is_late(action.state, due_on=action.due_on, on=on):
        return action, _("Late"), "danger"
    return action, str(ActionState(action.state).label), TONES[action.state]


def as_written(action: LearningAction) -> dict[str, Any]:
    fields = ("kind", "text", "purpose", "due_on", "state", "ended_on", "outcome")
    return {name: getattr(action, name) for name in fields}


def change_page(action: LearningAction, form) -> dict[str, Any]:
    back = reverse("learning:plan", args=[action.person_id])
    return {
        "title": _("Change the action"),
        "of": action,
        "label": _("Save"),
        "back": back,
        "trail": [(_("Learning plan"), back)],
        "form": form,
    }
