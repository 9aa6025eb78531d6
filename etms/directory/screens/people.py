"""Pages of one person: the card, the file, and what was changed."""

from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import access, files, panels, queries, rules, stays
from etms.directory.models import Person
from etms.directory.screens.days import day_of
from etms.directory.screens.places import named, position_trail
from etms.search import Sought
from etms.tables import Column
from etms.trace.queries import history_of

KEEPERS = {"deputy_head", "delegate", "hr_adviser"}


def _tabs(person: Person, stands: rules.Relation, here: str) -> list[tuple[str, str, bool]]:
    return panels.tabs_for(person, stands, here=here) if rules.file_ground(stands) else []


def person_page(request, person: Person) -> dict[str, Any]:
    """The card: who this is and where they belong today; the way to the file."""
    user = request.user
    on = door.standing(user).on
    card = stays.card_of(person, on=on)
    stands = access.relation(user, person)
    ground = rules.file_ground(stands)
    return {
        "person": person,
        "card": card,
        "facts": card.facts() if card else [],
        "trail": _trail(),
        "tabs": _tabs(person, stands, "card"),
        "file": door.ALLOW if ground else door.can(user, "directory.view_file", person),
        "appoint": door.can(user, "directory.appoint", person),
        "keeper": bool(access.maintained_organizations(user)),
    }


def _trail() -> list[tuple[str, str]]:
    return [(_("Executives"), reverse("directory:people"))]


def _file_trail(person: Person) -> list[tuple[str, str]]:
    return [*_trail(), (str(person), reverse("directory:person", args=[person.pk]))]


def _offers_acts(file: files.OpenFile) -> bool:
    """Whether to show the acts of those who keep the organization; each asks the door itself."""
    return file.ground in KEEPERS or (file.stands.deputy_head and not file.stands.own)


def file_page(request, person: Person) -> dict[str, Any]:
    """The file as of a day: appointments, reporting line, languages, salary."""
    day = day_of(request, door.ALLOW)
    file = files.open_file(request.user, person, on=day.on)
    return {
        "person": person,
        "own": file.stands.own,
        "day": day,
        "card_line": _card_line(file.card),
        "trail": _file_trail(person),
        "tabs": _tabs(person, file.stands, "file"),
        "links": _links(person, own=file.stands.own),
        "stays": file.stays,
        "away_line": _away_line(stays.works_in(file.stays)) if file.card else "",
        "line": file.particulars.line,
        "languages": files.languages(file.particulars.results, on=day.on),
        "language_columns": [
            Column(_("Skill")),
            Column(_("Result")),
            Column(_("Tested on")),
            Column(_("Validity")),
        ],
        "pay": file.pay,
        "records_salary": _offers_acts(file) and file.sees_salary,
        "restricted": file.particulars.restricted,
        "offers": _offers_acts(file),
    }


def _card_line(card: stays.Card | None) -> str:
    return " · ".join(value for label, value in card.facts()) if card else ""


def _away_line(stay: stays.Stay | None) -> str:
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
    stands, _ground = files.enter(request.user, person)
    told = set(TOLD)
    if not rules.sees_salary(stands):
        told.discard("directory_salary")
    if not stands.own:
        told.discard("directory_restricteddetails")
    hidden = {model._meta.db_table for model in apps.get_models()} - told
    return {
        "title": str(person),
        "trail": _file_trail(person),
        "tabs": _tabs(person, stands, "changes"),
        "entries": named(history_of(person, hidden=hidden)),
    }


def appoint_page(request, position, terms, organization) -> dict[str, Any]:
    """Whom to appoint to a position: people of the organizations one keeps, found by name."""
    sought = Sought(request.GET.get("q", ""))
    found = []
    if sought.words.strip():
        found = list(
            queries.cards(on=door.standing(request.user).on)
            .filter(
                access.card_scope(request.user),
                organization_id__in=access.maintained_organizations(request.user),
                person__words__begins=sought.words,
            )
            .order_by("person__sort_name", "pk")[:25]
        )
    return {
        "position": position,
        "latest": terms,
        "organization": organization,
        "trail": position_trail(terms),
        "sought": sought,
        "people": [
            (card.person, stays.level_label(card.level), getattr(card, f"title_{language()}"))
            for card in found
        ],
    }
