"""The executive keeps the own profile: contact, résumé, communities, and that it is correct."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from etms import access, audit
from talent.choices import EntryKind, ProfileVerb
from talent.models import (
    Community,
    CommunityMembership,
    Contact,
    ProfileConfirmation,
    ProfileEntry,
)
from talent.rules import profiles as rules
from talent.rules.profiles import ENTRY

COMMUNITIES = Path(__file__).parents[1] / "data" / "communities.toml"
CONTACT = ("email", "phone", "address")


def _begin(verb: str, person: Any, *, by: Any, at: datetime) -> None:
    audit.act(by=by, at=at, verb=verb, target=person)
    access.require(by, "directory.own", person)


@transaction.atomic
def keep_contact(*, person: Any, values: Mapping[str, str], by: Any, at: datetime) -> Contact:
    """Write how the executive is reached at work."""
    _begin(ProfileVerb.CONTACT, person, by=by, at=at)
    contact = Contact.objects.select_for_update().filter(person=person).first()
    contact = contact or Contact(person=person)
    for name in CONTACT:
        setattr(contact, name, values[name])
    contact.save()
    return contact


class Changed(Exception):
    """The line was changed elsewhere since its page was opened; `entry` is how it stands."""

    def __init__(self, entry: ProfileEntry):
        super().__init__(entry.title)
        self.entry = entry


@transaction.atomic
def add_entry(
    *, person: Any, kind: str, values: Mapping[str, Any], by: Any, at: datetime
) -> ProfileEntry:
    """Add a line to the résumé."""
    _begin(ProfileVerb.ADD, person, by=by, at=at)
    written = {name: values[name] for name in ENTRY}
    return ProfileEntry.objects.create(person=person, kind=EntryKind(kind), **written)


@transaction.atomic
def change_entry(
    *, entry: ProfileEntry, values: Mapping[str, Any], base: str = "", by: Any, at: datetime
) -> ProfileEntry:
    """Change a line of the résumé; its kind stays.

    `base`: the fingerprint of what the page was given; raises Changed when another stands.
    """
    _begin(ProfileVerb.CHANGE, entry.person, by=by, at=at)
    entry = ProfileEntry.objects.select_for_update().get(pk=entry.pk)
    if base and base != rules.fingerprint(entry):
        raise Changed(entry)
    for name in ENTRY:
        setattr(entry, name, values[name])
    entry.save(update_fields=ENTRY)
    return entry


@transaction.atomic
def remove_entry(*, entry: ProfileEntry, by: Any, at: datetime) -> None:
    """Take a line out of the résumé; history keeps it."""
    _begin(ProfileVerb.REMOVE, entry.person, by=by, at=at)
    ProfileEntry.objects.filter(pk=entry.pk).delete()


@transaction.atomic
def say_community(
    *, person: Any, community: Community, consents: bool, by: Any, at: datetime
) -> CommunityMembership:
    """Say that one belongs to a community, and whether it may be told; withdrawn any time."""
    _begin(ProfileVerb.COMMUNITY, person, by=by, at=at)
    row, _new = CommunityMembership.objects.update_or_create(
        person=person,
        community=community,
        defaults={"consents": consents, "answered_at": at},
    )
    return row


@transaction.atomic
def leave_community(*, membership: CommunityMembership, by: Any, at: datetime) -> None:
    """Say that one no longer belongs to a community; consent ends with it."""
    _begin(ProfileVerb.LEAVE, membership.person, by=by, at=at)
    CommunityMembership.objects.filter(pk=membership.pk).delete()


@transaction.atomic
def confirm_profile(*, person: Any, by: Any, at: datetime) -> ProfileConfirmation:
    """Say that all of the profile is still correct."""
    _begin(ProfileVerb.CONFIRM, person, by=by, at=at)
    return ProfileConfirmation.objects.create(person=person, confirmed_at=at)


@transaction.atomic
def load_communities(*, at: datetime) -> dict[str, str]:
    """Bring the functional communities of the file into the database by code; safe to run again.

    One that is no longer in the file is retired, never deleted: people may belong to it.
    """
    rows = tomllib.loads(COMMUNITIES.read_text("utf-8"))["community"]
    wanted = {row["code"]: row | {"order": n} for n, row in enumerate(rows, start=1)}
    there = {row.code: row for row in Community.objects.all()}
    outcome = {code: _difference(there.get(code), row) for code, row in wanted.items()}
    gone = [code for code, row in there.items() if code not in wanted and not row.retired]
    outcome |= dict.fromkeys(gone, "retired")
    if set(outcome.values()) <= {"same"}:
        return outcome
    audit.act(by=None, at=at, verb=ProfileVerb.LOAD)
    for code, row in wanted.items():
        if outcome[code] == "loaded":
            Community.objects.update_or_create(code=code, defaults=row | {"retired": False})
    Community.objects.filter(code__in=gone).update(retired=True)
    return outcome


def _difference(there: Community | None, row: Mapping[str, Any]) -> str:
    same = there is not None and not there.retired
    return "same" if same and all(getattr(there, n) == v for n, v in row.items()) else "loaded"
