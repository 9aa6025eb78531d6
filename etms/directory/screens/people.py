"""Pages of one person: the card, the file, and what was changed."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import access, files, queries, rules
from etms.directory.models import Person
from etms.directory.screens.days import day_of
from etms.directory.screens.places import named, position_trail
from etms.tables import Column
from etms.trace import services as trace
from etms.trace.queries import history_of

PURPOSES = {
    "executive": "own",
    "manager": "management",
    "deputy_head": "management",
    "delegate": "support",
    "hr_adviser": "support",
}


KEEPERS = {"deputy_head", "delegate", "hr_adviser"}


def _tabs(person: Person, here: str) -> list[tuple[str, str, bool]]:
    names = {"person": _("Card"), "file": _("File"), "person_changes": _("Changes")}
    return [
        (label, reverse(f"directory:{name}", args=[person.pk]), name == here)
        for name, label in names.items()
    ]


def person_page(request, person: Person) -> dict[str, Any]:
    """The card: who this is and where they belong today; the way to the file."""
    user = request.user
    on = door.standing(user).on
    card = files.card_of(person, on=on)
    ground = access.file_ground(user, person)
    return {
        "person": person,
        "card": card,
        "facts": card.facts() if card else [],
        "trail": _trail(),
        "tabs": _tabs(person, "person") if ground else [],
        "file": door.ALLOW if ground else door.can(user, "directory.view_file", person),
        "appoint": door.can(user, "directory.appoint", person),
        "keeper": bool(access.maintained_organizations(user)),
    }


def _trail() -> list[tuple[str, str]]:
    return [(_("Executives"), reverse("directory:people"))]


def _file_trail(person: Person) -> list[tuple[str, str]]:
    return [*_trail(), (str(person), reverse("directory:person", args=[person.pk]))]


def _offers_acts(stands: rules.Relation, ground: rules.Ground) -> bool:
    """Whether to show the acts of those who keep the organization; each asks the door itself."""
    return ground in KEEPERS or (stands.deputy_head and not stands.own)


def _open_file(request, person: Person) -> tuple[rules.Relation, rules.Ground]:
    """Let the reader in, or refuse with the reason; every opening is recorded."""
    stands = access.relation(request.user, person)
    ground = rules.file_ground(stands)
    if ground is None:
        raise PermissionDenied(door.can(request.user, "directory.view_file", person).reason)
    trace.record_read(
        by=request.user, person=person, what="file", role=ground, purpose=PURPOSES[ground]
    )
    return stands, ground


def file_page(request, person: Person) -> dict[str, Any]:
    """The file as of a day: appointments, reporting line, languages, salary."""
    user = request.user
    day = day_of(request, door.ALLOW)
    stands, ground = _open_file(request, person)
    appointments = files.appointments_of(person)
    card = files.card_among(appointments, on=day.on)
    stays = files.stays(appointments, on=day.on, user=user)
    found = files.particulars_of(
        person, on=day.on, user=user, salary=rules.sees_salary(stands), restricted=stands.own
    )
    return {
        "person": person,
        "own": stands.own,
        "day": day,
        "card_line": _card_line(card),
        "trail": _file_trail(person),
        "tabs": _tabs(person, "file"),
        "links": _links(person, own=stands.own),
        "stays": stays,
        "away_line": _away_line(files.works_in(stays)) if card else "",
        "line": found.line,
        "languages": files.languages(found.results, on=day.on),
        "language_columns": [
            Column(_("Skill")),
            Column(_("Result")),
            Column(_("Tested on")),
            Column(_("Validity")),
        ],
        "pay": files.pay_of(found.salary, on=day.on, level=card.level_code if card else "")
        if rules.sees_salary(stands)
        else None,
        "restricted": found.restricted,
        "offers": _offers_acts(stands, ground),
    }


def _card_line(card: files.Card | None) -> str:
    return " · ".join(value for label, value in card.facts()) if card else ""


def _away_line(stay: files.Stay | None) -> str:
    """Where somebody works who does not work where they belong."""
    if stay is None:
        return ""
    kind = stay.appointment.get_kind_display()
    return _("Now elsewhere: {kind}, {title}").format(kind=kind.lower(), title=stay.title)


def _links(person: Person, *, own: bool) -> list[tuple[str, str]]:
    """What the floor above knows of a file: who can see it, and to the executive who did."""
    links = [(_("Who can see this file"), reverse("roles:who_can_see", args=[person.pk]))]
    if own:
        links.append((_("Who opened my file"), reverse("roles:who_opened", args=[person.pk])))
    return links


# What a history of a person may tell of; whatever later apps keep has histories of its own.
TOLD = {
    "directory_person",
    "directory_appointment",
    "directory_languageresult",
    "directory_salary",
    "directory_restricteddetails",
}


def person_changes_page(request, person: Person) -> dict[str, Any]:
    """What was changed in the file, in sentences, without what this reader may not see."""
    stands, _ground = _open_file(request, person)
    told = set(TOLD)
    if not rules.sees_salary(stands):
        told.discard("directory_salary")
    if not stands.own:
        told.discard("directory_restricteddetails")
    hidden = {model._meta.db_table for model in apps.get_models()} - told
    return {
        "title": str(person),
        "trail": _file_trail(person),
        "tabs": _tabs(person, "person_changes"),
        "entries": named(history_of(person, hidden=hidden)),
    }


def appoint_page(request, position, terms, organization) -> dict[str, Any]:
    """Whom to appoint to a position: people of the organizations one keeps, found by name."""
    words = request.GET.get("q", "")[:100]
    found = []
    if words.strip():
        found = list(
            queries.cards(on=door.standing(request.user).on)
            .filter(
                access.card_scope(request.user),
                terms__unit__organization__in=access.maintained_organizations(request.user),
                person__words__begins=words,
            )
            .order_by("person__sort_name", "pk")[:25]
        )
    return {
        "position": position,
        "latest": terms,
        "organization": organization,
        "trail": position_trail(terms),
        "words": words,
        "people": [
            (card.person, files.level_label(card.level), getattr(card, f"title_{language()}"))
            for card in found
        ],
    }
