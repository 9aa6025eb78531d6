"""The slates that one person is or was on."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.bilingual import language
from etms.directory import panels
from etms.directory.access import relation
from etms.directory.models import PositionTerms
from etms.tables import Column
from talent.access.positions import ground_on
from talent.choices import Readiness
from talent.queries import positions as queries


def slates_page(person, *, viewer) -> dict[str, Any]:
    """Every slate a person is or was on, of the positions this reader may read."""
    rows = queries.slates_of(person, viewer=door.standing(viewer).person)
    found = [each for each in rows if ground_on(viewer, each.position)]
    titles = dict(
        PositionTerms.objects.on(door.standing(viewer).on)
        .filter(position__in=[each.position_id for each in found])
        .values_list("position", f"title_{language()}")
    )
    return {
        "person": person,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, relation(viewer, person), here="slates"),
        "columns": [
            Column(_("Position")),
            Column(_("Readiness")),
            Column(_("Rank")),
            Column(_("Since")),
            Column(_("Until")),
        ],
        "rows": [
            (each, titles.get(each.position_id, each.position), Readiness(each.readiness).label)
            for each in found
        ],
        "count": ngettext("%(count)d slate", "%(count)d slates", len(found))
        % {"count": len(found)},
    }
