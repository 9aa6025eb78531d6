"""Pages of own dates, of more time, and of the words with OCHRO."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.cycles.choices import StageCode
from etms.directory import queries as directory
from etms.paging import page_of
from etms.roles.models import OrganizationCycle
from etms.tables import Column
from talent.access import visible_announcements
from talent.access.exercise import not_told_of
from talent.models import Extension, ThreadMessage
from talent.queries import dates
from talent.queries import exercise as queries
from talent.screens.cockpit import home_trail, tabs, trail

EXTENSIONS = 200  # shown; no organization gives so many


def dates_page(dossier: OrganizationCycle, *, viewer, form, more) -> dict[str, Any]:
    stages = queries.stages_of(dossier.cycle)
    given = (
        Extension.objects.filter(dossier=dossier)
        .select_related("person", "by__person")
        .order_by("until", "pk")
    )
    own = door.standing(viewer).person  # who was told the reason, as everybody is
    above = not_told_of(viewer, dossier.organization_id) - {own and own.pk}
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "tabs": tabs(dossier, "dates"),
        "form": form,
        "more": more,
        "stages": [stages[code] for code in queries.DATED if code in stages],
        "columns": [
            Column(_("Branch")),
            *(Column(StageCode(code).label) for code in queries.DATED if code in stages),
        ],
        "extensions": [
            {
                "given": each,
                "stage": stages[each.stage].name if each.stage in stages else "",
                "decision": door.can(viewer, "talent.extend", each.person),
                "closed": each.person_id in above,
            }
            for each in given[:EXTENSIONS]
        ],
        "extension_columns": [
            Column(_("Executive")),
            Column(_("For what")),
            Column(_("Until")),
            Column(_("Reason")),
            Column(_("Given by")),
            Column(_("Act"), hidden=True),
        ],
    }


def extension_page(dossier: OrganizationCycle, person, *, form, viewer) -> dict[str, Any]:
    found = dates.windows(person, dossier.cycle, on=door.standing(viewer).on)
    stages = queries.stages_of(dossier.cycle)
    last = stages.get("submission")
    return {
        "title": _("Give more time"),
        "trail": trail(dossier),
        "dossier": dossier,
        "person": person,
        "form": form,
        "now": [
            (stages[code], found[code])
            for code in queries.EXTENDED
            if code in found and code in stages
        ],
        "last": last.closes_on if last else None,
        "back": reverse("talent:cockpit_files", args=[dossier.organization_id]),
    }


def thread_page(dossier: OrganizationCycle, *, viewer, form) -> dict[str, Any]:
    standing = door.standing(viewer)
    messages = list(
        ThreadMessage.objects.filter(dossier=dossier).select_related("by").order_by("pk")
    )
    names = directory.names_of_users(message.by_id for message in messages)
    decision = door.can(viewer, "talent.write_in_thread", dossier)
    return {
        "trail": _to_threads() if standing.is_ochro else trail(dossier),
        "tabs": [] if standing.is_ochro else tabs(dossier, "thread"),
        "dossier": dossier,
        "messages_said": [(message, names.get(message.by_id, "")) for message in messages],
        "form": form,
        "decision": decision,
        "ochro": standing.is_ochro,
        "waits": bool(messages) and not messages[-1].from_ochro,
    }


def _to_threads() -> list[tuple[str, str]]:
    return [*home_trail(), (_("Questions from organizations"), reverse("talent:threads"))]


def threads_page(cycle, request) -> dict[str, Any]:
    return {
        "trail": home_trail(),
        "cycle": cycle,
        "page": page_of(queries.threads(cycle), request, keys=("rank", "place", "id")),
        "columns": [Column(_("Organization")), Column(_("Last message")), Column(_("State"))],
    }


def announcements_page(request, *, cycle, form=None) -> dict[str, Any]:
    found = visible_announcements(request.user).select_related("cycle", "by")
    return {
        "trail": home_trail(),
        "page": page_of(found, request, keys=("-id",), size=10),
        "decision": door.can(request.user, "talent.announce"),
        "form": form,
        "cycle": cycle,
    }
