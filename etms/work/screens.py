"""What the screens of work show; reads only."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms import home
from etms.paging import page_of
from etms.tables import Column
from etms.work import access, queries
from etms.work.choices import Health, Show
from etms.work.health import database_facts, redis_health, versions

TONES = {Health.OK: "good", Health.NONE: "neutral", Health.LATE: "warn"}


def home_page(user) -> dict[str, Any]:
    """The list with its count and minutes, and the cards."""
    person = door.standing(user).person
    groups = home.entries_for(user)
    entries = [entry for _group, each in groups for entry in each]
    return {
        "name": person.given_name if person else user.username,
        "groups": [
            (group.label if group != home.Group.SELF else "", each) for group, each in groups
        ],
        "count": len(entries),
        "minutes": sum(entry.minutes for entry in entries if entry.url),
        "cards": home.cards_for(user),
    }


def _home() -> tuple[str, str]:
    return _("Home"), reverse("work:home")


def jobs_page(request) -> dict[str, Any]:
    show = request.GET.get("show")
    show = Show(show) if show in Show.values else Show.OPEN
    found, keys = queries.jobs_shown(access.visible_jobs(request.user), show)
    address = reverse("work:jobs")
    caption, when = {
        Show.OPEN: (_("Jobs that wait, the next to be tried on top"), _("Next try")),
        Show.DEAD: (_("Jobs given up after eight tries, the latest on top"), _("Given up at")),
        Show.DONE: (_("Jobs done in the last 30 days, the latest on top"), _("Done at")),
    }[show]
    columns = [
        Column(_("Job")),
        Column(_("Put at")),
        Column(when),
        Column(_("Tries"), number=True),
        Column(_("Last error")),
        Column(_("Request")),
    ]
    return {
        "trail": [_home(), (_("Running the system"), reverse("work:health"))],
        "show": show,
        "caption": caption,
        "page": page_of(found, request, keys=keys),
        "columns": [*columns, Column(_("Act"), hidden=True)] if show == Show.DEAD else columns,
        "tabs": [(tab.label, f"{address}?show={tab}", tab == show) for tab in Show],
    }


def health_page(*, at: datetime) -> dict[str, Any]:
    queue = queries.queue(at=at)
    jobs = reverse("work:jobs")
    names = {"worker": _("Worker"), "beat": _("Clock (beat)")}
    parts = [asdict(part) | {"name": names[part.name]} for part in queries.processes(at=at)]
    parts.append({"name": "Redis", "health": redis_health()})
    return {
        "trail": [_home()],
        "queue": queue,
        "stats": [
            {
                "value": queue.waiting,
                "label": ngettext("job waiting", "jobs waiting", queue.waiting),
                "url": jobs,
            },
            {
                "value": queue.dead,
                "label": ngettext("job given up", "jobs given up", queue.dead),
                "url": f"{jobs}?show=dead",
            },
        ],
        "parts": [part | {"tone": TONES.get(part["health"], "danger")} for part in parts],
        "facts": [*database_facts(), *versions()],
        "columns": [
            Column(_("Part")),
            Column(_("State")),
            Column(_("Last heard of")),
            Column(_("Machines"), number=True),
        ],
    }
