"""What the page of a position's required competencies shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory.access import visible_terms
from talent import policy
from talent.forms.competencies import RequiredForm
from talent.queries import competencies as queries


def terms_of(position, *, viewer):
    """The terms of a position today, as far as this reader may see them; None without."""
    rows = visible_terms(viewer).filter(position=position)
    return rows.select_related("unit__organization").first()


def required_page(position, terms, cycle, *, viewer, data=None) -> dict[str, Any]:
    level = terms.level if terms else ""
    profile = queries.required_profile(position.pk, level, cycle) if cycle else []
    scale = queries.scale(cycle) if cycle else []
    labels = {option["code"]: option.get(language(), "") for option in scale}
    decision = door.can(viewer, "talent.require_competencies", position)
    return {
        "position": position,
        "title": terms.title if terms else position.number,
        "cycle": cycle,
        "trail": [
            (_("Positions"), reverse("directory:positions")),
            (
                terms.title if terms else position.number,
                reverse("directory:position", args=[position.pk]),
            ),
        ],
        "profile": [
            (each.competency, labels.get(each.rating, each.rating), each.recorded)
            for each in profile
        ],
        "source": _source(cycle),
        "decision": decision,
        "form": RequiredForm(data, profile=profile, scale=scale) if decision and scale else None,
    }


def _source(cycle) -> str:
    if cycle is None:
        return ""
    entry = policy.source_of_required(on=cycle.starts_on)
    return entry.source_fr if language() == "fr" else entry.source
