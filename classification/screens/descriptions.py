"""One job description: read, written, and how it differs from the version before."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from classification import access
from classification.choices.descriptions import DescriptionState, DescriptionVerb, Section
from classification.forms.descriptions import EnforceForm, Together
from classification.models import JobDescription, JobDimension
from classification.models.descriptions import SECTIONS
from classification.queries.missing import unwritten_in
from classification.screens.charts.amounts import yearly
from classification.screens.positions import description_pill, terms_of, trail
from etms import access as door
from etms.directory import queries as directory
from etms.formats import write_amount, write_date
from etms.tables import Column
from etms.trace.queries import acts_by


def head(user, description: JobDescription) -> dict[str, Any]:
    """What stands on top of every page of a description."""
    position = description.position
    terms = terms_of(position, user)
    title = str(terms.title if terms else position)
    state, tone = description_pill(description)
    return {
        "description": description,
        "position": position,
        "terms": terms,
        "title": title,
        "trail": trail(user, position, title),
        "state": state,
        "tone": tone,
    }


def description_page(request, description: JobDescription, *, enforce=None) -> dict[str, Any]:
    """A description to be read, with what its reader may do next; without people to whom only
    the result is open."""
    user, position = request.user, description.position
    ground = access.description_ground(user, description)
    people = ground in ("manager", "adviser", "deputy_head")
    missing = unwritten_in(description) if description.state == DescriptionState.DRAFT else []
    names = directory.names_of_users([description.signed_by_id]) if people else {}
    return head(user, description) | {
        "sections": [(Section(name).label, getattr(description, name)) for name in SECTIONS],
        "dimensions": [dimension_line(row) for row in description.dimensions.all()],
        "dimension_columns": dimension_columns(),
        "signed_by": names.get(description.signed_by_id, ""),
        "people": people,
        "missing": [labels()[name] for name in missing],
        "write": door.can(user, "classification.write_description", position),
        "sign": door.can(user, "classification.sign_description", position),
        "enforce": door.can(user, "classification.enforce_description", position),
        "enforce_form": enforce or EnforceForm(initial={"base": description.revision}),
        "evaluated": _is_evaluated(user, description),
        "read": [("base", description.revision)],
        "before": version_before(user, description),
        "history": _history(description) if people else [],
    }


def _is_evaluated(user, description: JobDescription) -> bool:
    """Whether an evaluation stands on a signed version, as far as the reader may know of it."""
    if description.state != DescriptionState.SIGNED:
        return False
    return access.readable_evaluations(user).filter(description=description).exists()


def _history(description: JobDescription) -> list:
    """Who did what to this version, without the texts, which stand on the page of changes."""
    entries = acts_by(description, DescriptionVerb.values, limit=20)
    names = directory.names_of_users(entry.actor_id for entry in entries)
    for entry in entries:
        entry.who = names.get(entry.actor_id, "")
    return entries


def labels() -> dict[str, str]:
    """The texts of a description as people call them."""
    fields = {field.name: field for field in JobDescription._meta.concrete_fields}
    return {name: capfirst(str(field.verbose_name)) for name, field in fields.items()}


def dimension_columns() -> list[Column]:
    return [
        Column(_("Dimension")),
        Column(_("What the amount is")),
        Column(_("Amount"), number=True),
        Column(_("Dollars of")),
    ]


def dimension_line(row: JobDimension) -> dict[str, Any]:
    """One dimension in words, and what counts of a project by the year."""
    return {
        "name": row.name,
        "kind": row.get_kind_display(),
        "amount": write_amount(row.amount),
        "yearly": write_amount(yearly(row)) if row.years and row.years > 1 else "",
        "years": row.years,
        "on": write_date(row.on),
        "passes_through": row.passes_through,
    }


def write_page(user, description: JobDescription, form, rows) -> dict[str, Any]:
    """A draft being written."""
    return head(user, description) | {"form": form, "rows": rows, "all": Together(form, rows)}


def initial_texts(description: JobDescription) -> dict[str, Any]:
    names = (f"{name}_{code}" for name in (*SECTIONS, "location") for code in ("en", "fr"))
    texts = {name: getattr(description, name) for name in names}
    return texts | {"noc_code": description.noc_code, "base": description.revision}


def version_before(user, description: JobDescription) -> JobDescription | None:
    """The version before, where the reader may read it."""
    rows = access.readable_descriptions(user).filter(
        position=description.position_id, version__lt=description.version
    )
    return rows.order_by("-version").first()


def changes_page(user, description: JobDescription, before: JobDescription) -> dict[str, Any]:
    """What differs from another version, text by text; nothing where they agree."""
    words = labels()
    names = ["noc_code", *(n for n in words if n.endswith(("_en", "_fr")))]
    changed = [
        (words[name], getattr(before, name), getattr(description, name))
        for name in names
        if getattr(before, name) != getattr(description, name)
    ]
    old, new = (set(_said(each.dimensions.all())) for each in (before, description))
    return head(user, description) | {
        "before": before,
        "changed": changed,
        "gone": sorted(old - new),
        "added": sorted(new - old),
        "same": not changed and old == new,
    }


def _said(rows: Iterable[JobDimension]) -> list[str]:
    said = []
    for row in rows:
        line = dimension_line(row)
        years = _(", over %(years)s years") % {"years": row.years} if row.years else ""
        mark = _(", pass-through dollars") if row.passes_through else ""
        of = _("%(name)s: %(kind)s") % line
        said.append(f"{of}, {line['amount']}, {line['on']}{years}{mark}")
    return said
