"""What a delegate can put right for other people's files, together on one page.

Each item is saved for itself; what was written in the others stays where it is.
"""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from etms.directory.choices import Skill
from etms.directory.forms import AccountForm
from etms.roles.models import OrganizationCycle
from talent.access.exercise import not_told_of
from talent.choices import Show
from talent.forms.exercise import ResultsForm
from talent.queries import cockpit
from talent.queries.placements import Facts, facts_of
from talent.screens.cockpit import MENDED, population, tabs, trail

SHOWN = 20


@dataclass(frozen=True)
class Item:
    """One thing to mend: whose file, what is wrong, and the form or the page that mends it.

    Without either of them somebody else must act; `label` says who.
    """

    key: str
    file: cockpit.File
    label: str
    form: forms.Form | None = None
    url: str = ""
    url_label: str = ""


def mending_page(
    dossier: OrganizationCycle, *, viewer, show: str, written=None, failed: Item | None = None
) -> dict[str, Any]:
    """The first of what is to be mended; what is left over comes when these are done.

    `written` is what stood in all the forms; `failed` the item that could not be saved.
    """
    found = items(dossier, viewer=viewer, show=show, written=written)
    if failed is not None:
        found = [failed if item.key == failed.key else item for item in found]
    shown = found[:SHOWN]
    return {
        "trail": trail(dossier),
        "tabs": tabs(dossier, "mend"),
        "dossier": dossier,
        "show": show,
        "show_label": Show(show).label if show else "",
        "items": shown,
        "more": len(found) - len(shown),
        "count": len(found),
        "failed": failed,
    }


def items(dossier: OrganizationCycle, *, viewer, show: str, written=None) -> list[Item]:
    """Everything to be mended, or one kind of it; never on the own file or a superior's."""
    people = population(dossier, viewer)
    apart = not_told_of(viewer, dossier.organization_id)
    shows = (show,) if show in MENDED else MENDED
    marked = [
        (each, file)
        for file, shows_of in cockpit.marked(people, shows)
        for each in shows_of
        if file.person_id not in apart
    ]
    found = sorted(marked, key=lambda pair: shows.index(pair[0]))
    facts = facts_of({file.person_id for _show, file in found}, on=people.on)
    made = [_item(each, file, facts[file.person_id], written=written) for each, file in found]
    return list({item.key: item for item in made}.values())


def _item(show: str, file: cockpit.File, facts: Facts, *, written) -> Item:
    if show in (Show.NO_RESULTS, Show.READY_WITHOUT_RESULTS):
        key = f"results-{file.person_id}"
        skills = [lack.skill for lack in facts.lacks]
        form = _form(ResultsForm, key, written, skills=skills)
        said = ", ".join(str(Skill(skill).label) for skill in skills)
        return Item(key, file, _("No valid result: %(skills)s") % {"skills": said}, form)
    if show == Show.NO_ACCOUNT:
        return _account(file, written=written)
    return _line(show, file)


def _account(file: cockpit.File, *, written) -> Item:
    if file.user_id is not None:
        label = _("The account is closed; a system administrator opens it again")
        return Item(f"account-{file.person_id}", file, label)
    key = f"account-{file.person_id}"
    return Item(key, file, _("No account"), _form(AccountForm, key, written))


def _line(show: str, file: cockpit.File) -> Item:
    """The position above is to be named, or somebody appointed to it."""
    key = f"line-{file.person_id}"
    if file.reports_to_id is None:
        return Item(
            key,
            file,
            _("No position stands above"),
            url=reverse("directory:position_revise", args=[file.position_id]),
            url_label=_("Say which position is above"),
        )
    return Item(
        key,
        file,
        Show(show).label,
        url=reverse("directory:position", args=[file.reports_to_id]),
        url_label=_("Appoint somebody to the position above"),
    )


def _form(form: type[forms.Form], key: str, written, **more) -> forms.Form:
    """With what stood in it, if anything did; every item has names of its own."""
    ours = f"{key}-"
    stood = {n.removeprefix(ours): v for n, v in (written or {}).items() if n.startswith(ours)}
    return form(prefix=key, initial=stood, **more)


def item_of(dossier: OrganizationCycle, *, viewer, show: str, key: str, data) -> Item | None:
    """The item that is to be saved; None when somebody has mended it already."""
    found = items(dossier, viewer=viewer, show=show)
    item = next((item for item in found if item.key == key and item.form is not None), None)
    if item is None:
        return None
    more = {"skills": item.form.skills} if isinstance(item.form, ResultsForm) else {}
    return replace(item, form=type(item.form)(data, prefix=key, **more))
