"""What the Employee Information Portal of one executive shows."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import files, panels, stays
from etms.directory.queries import manager_of, names_of_users
from etms.templatetags.etms import day as as_day
from etms.trace.queries import history_by
from talent.choices import EntryKind, ProfileVerb
from talent.forms.profiles import LABELS, CommunityForm, ContactForm, EntryForm
from talent.models import ProfileEntry
from talent.queries import profiles as queries

# The parts of the page in their order; employment also holds the appointments of the directory.
ORDER = (
    EntryKind.EMPLOYMENT,
    EntryKind.EDUCATION,
    EntryKind.ACCREDITATION,
    EntryKind.LANGUAGE,
    EntryKind.AWARD,
    EntryKind.MEMBERSHIP,
)


@dataclass
class Section:
    """One part of the résumé: its entries, and the form that is open in it, if one is.

    `form` stands after the entries, or in place of the entry with the number `open_pk`.
    """

    kind: str
    title: str
    entries: list[ProfileEntry]
    own: bool
    form: EntryForm | None = None
    open_pk: int | None = None
    said: str = ""
    removed: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"part-{self.kind}"


def title_of(kind: str) -> str:
    return {
        EntryKind.EMPLOYMENT: _("Employment history"),
        EntryKind.EDUCATION: _("Education"),
        EntryKind.ACCREDITATION: _("Accreditation"),
        EntryKind.LANGUAGE: _("Other languages"),
        EntryKind.AWARD: _("Awards"),
        EntryKind.MEMBERSHIP: _("Memberships"),
    }[EntryKind(kind)]


def section(person, kind: str, *, own: bool, **more) -> Section:
    """One part alone, as it is put back into the page."""
    entries = queries.entries_of(person).get(kind, [])
    return Section(kind, title_of(kind), entries, own, **more)


def contact_part(person, *, own: bool, form: ContactForm | None = None, said: str = "") -> dict:
    return {"contact": queries.contact_of(person), "own": own, "form": form, "said": said}


def communities_part(
    person, *, own: bool, form: CommunityForm | None = None, said: str = ""
) -> dict[str, Any]:
    memberships = list(queries.memberships_of(person))
    return {"memberships": memberships, "own": own, "form": form, "said": said}


def profile_page(request, person, **parts) -> dict[str, Any]:
    """The whole page; `parts` are those in which a form is open, by the name of the part."""
    user = request.user
    on = door.standing(user).on
    file = files.open_file(user, person, on=on, what="profile")
    own = file.stands.own
    by_kind = queries.entries_of(person)
    sections = [
        parts.get(kind) or Section(kind, title_of(kind), by_kind.get(kind, []), own)
        for kind in ORDER
    ]
    return {
        "person": person,
        "own": own,
        "trail": [
            (_("Executives"), reverse("directory:people")),
            (str(person), reverse("directory:person", args=[person.pk])),
        ],
        "tabs": panels.tabs_for(person, file.stands, here="information"),
        "administrative": _administrative(person, file, on),
        "stays": file.stays,
        "today": on,
        "languages": files.languages(file.particulars.results, on=on),
        "sections": sections,
        "contact_part": parts.get("contact") or contact_part(person, own=own),
        "communities_part": parts.get("communities") or communities_part(person, own=own),
        "confirmed_at": queries.confirmed_at(person),
        "to_confirm": queries.cycle_to_confirm_in(person, on=on) if own else None,
        "history": _history(person),
    }


def _administrative(person, file, on) -> list[tuple[str, Any]]:
    card = file.card
    manager = manager_of(person, on=on)
    return [
        (_("Name"), str(person)),
        *(card.facts() if card else []),
        (_("Manager"), str(manager) if manager else ""),
        (_("In the public service since"), as_day(person.service_start_on)),
        (_("First official language"), person.get_first_official_language_display()),
        (_("Language of correspondence"), person.get_correspondence_language_display()),
    ]


def _history(person) -> list:
    """What was changed in the profile; that it is this person’s goes without saying."""
    entries = history_by(person, [verb for verb in ProfileVerb.values if verb != ProfileVerb.LOAD])
    names = names_of_users(entry.actor_id for entry in entries)
    silent = str(ProfileEntry._meta.get_field("person").verbose_name).capitalize()
    for entry in entries:
        entry.who = names.get(entry.actor_id, "")
        entry.changes = [change for change in entry.changes if change[0] != silent]
    return entries


def stays_for(user, person) -> list:
    """The appointments of a person, for the part that is put back into the page alone."""
    return stays.stays_of(stays.appointments_of(person), on=door.standing(user).on, user=user)


def undo_fields(entry: ProfileEntry) -> list[tuple[str, Any]]:
    """What to send so that an entry that was removed is there again."""
    names = ("title", "place", "from_year", "to_year", "text")
    kept = [(name, getattr(entry, name)) for name in names]
    used = dict(zip(names, LABELS[EntryKind(entry.kind)], strict=True))
    return [(f"{entry.kind}-{n}", v) for n, v in kept if used[n] and v not in (None, "")]
