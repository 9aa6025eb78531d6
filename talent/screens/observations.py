"""The private notes of a manager on one executive, and about which competency there are none."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import panels
from etms.directory.access import relation
from talent.access import visible_observations


def notes_page(request, person, competencies, form) -> dict[str, Any]:
    """One's own notes, the newest first; a strip counts them by competency."""
    user = request.user
    notes = list(visible_observations(user).filter(person=person).order_by("-observed_on", "-pk"))
    names = {row.code: row.name for row in competencies}
    return {
        "person": person,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, relation(user, person), here="notes"),
        "form": form,
        "write": door.can(user, "talent.observe", person),
        "notes": [(note, names.get(note.competency, "")) for note in notes],
        "strip": [
            (row.name, sum(note.competency == row.code for note in notes)) for row in competencies
        ],
        "readers": _("Only you ever read these notes: no deputy head, no delegate, no committee."),
    }
