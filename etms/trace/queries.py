"""The history of a thing in sentences, and who opened a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from etms import audit
from etms.trace import wording
from etms.trace.models import Act, Event

# Things told of by rows of many tables, by the column that says of which. Of any other thing
# history is its own row and whatever the acts aimed at it changed. Either way in tables of its own
# app alone: what other apps write about a person (an assessment, a slate) or build for a cycle
# (figures, announcements) has readers of its own, and is never told here.
ABOUT = {
    "directory_person": "person_id",
    "directory_position": "position_id",
    "directory_organization": "organization_id",
}


@dataclass
class Entry:
    """One act as a reader sees it."""

    at: datetime
    actor_id: int | None
    acting_for_id: int | None
    sentence: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def history_of(thing, *, hidden: Iterable[str] = (), limit: int = 50) -> list[Entry]:
    """What was done to a thing, newest first; `hidden` names tables the reader may not see."""
    table, own_app = thing._meta.db_table, f"{thing._meta.app_label}_"
    column = ABOUT.get(table)
    if column:
        about = Q(**{column: thing.pk})
    else:
        aimed = Act.objects.filter(target_table=table, target_id=thing.pk).order_by("-id")
        about = Q(table_name=table, row_id=thing.pk) | Q(
            act_id__in=list(aimed.values_list("pk", flat=True)[:limit])
        )
    events = list(
        Event.objects.filter(about, table_name__startswith=own_app)
        .exclude(table_name__in=list(hidden))
        .select_related("act")
        .order_by("-id")[: limit * 4]
    )
    by_act: dict[int, list[Event]] = {}
    for event in events:
        by_act.setdefault(event.act_id, []).append(event)
    words = wording.Wording(events, own="" if column else table)
    return [
        _entry(acted[0].act, [line for event in reversed(acted) for line in words.changes(event)])
        for acted in list(by_act.values())[:limit]
    ]


def history_by(thing, verbs: Iterable[str], *, limit: int = 50) -> list[Entry]:
    """What acts of some verbs, aimed at a thing, changed in it; newest first, in two queries.

    For histories that an app keeps of a thing of another: the profile of a person, for instance.
    """
    aimed = Act.objects.filter(
        target_table=thing._meta.db_table, target_id=thing.pk, verb__in=list(verbs)
    )
    acts = {act.pk: act for act in aimed.order_by("-id")[:limit]}
    events = list(Event.objects.filter(act_id__in=list(acts)).order_by("id"))
    words = wording.Wording(events)
    lines: dict[int, list[tuple[str, str, str]]] = {pk: [] for pk in acts}
    for event in events:
        lines[event.act_id] += words.changes(event)
    return [_entry(act, lines[pk]) for pk, act in acts.items()]


def acts_by(thing, verbs: Iterable[str], *, limit: int = 50) -> list[Entry]:
    """The same without what was changed, where its readers may not see all of it; one query."""
    aimed = Act.objects.filter(
        target_table=thing._meta.db_table, target_id=thing.pk, verb__in=list(verbs)
    )
    return [_entry(act, []) for act in aimed.order_by("-id")[:limit]]


def _entry(act: Act, changes: list[tuple[str, str, str]]) -> Entry:
    return Entry(
        at=act.recorded_at,
        actor_id=act.actor_id,
        acting_for_id=act.acting_for_id,
        sentence=audit.sentence(act.verb),
        changes=changes,
    )


def acts_of_account(user, *, limit: int = 50) -> list[Entry]:
    """What was done to an account, newest first, whether or not a row changed."""
    table = user._meta.db_table
    changed = Event.objects.filter(table_name=table, row_id=user.pk).values("act_id")
    acts = Act.objects.filter(Q(target_table=table, target_id=user.pk) | Q(pk__in=changed))
    return [_entry(act, []) for act in acts.order_by("-id")[:limit]]
