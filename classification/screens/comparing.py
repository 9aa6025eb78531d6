"""Organizations, the ranking of their evaluated positions, and the review for consistency."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from classification import access
from classification.forms.comparing import SHORT, ReviewFilters
from classification.queries.listing import titles_of
from classification.queries.ranking import ORDER, counted, ranked, sizes
from classification.queries.reviewing import by_position, review_of
from classification.rules.ranking import percentile, rounded
from classification.rules.review import Found
from classification.screens.positions import tabs
from etms import access as door
from etms.bilingual import language
from etms.directory.models import Organization
from etms.formats import fill
from etms.paging import page_of
from etms.tables import Column


def organizations_page(request) -> dict[str, Any]:
    """The organizations whose evaluations one compares."""
    user = request.user
    door.require(user, "classification.compare", None)
    keys = (f"sort_{language()}", "pk")
    page = page_of(access.compared_organizations(user), request, keys=keys)
    numbers = counted((each.pk for each in page.rows), on=door.standing(user).on)
    return {
        "tabs": tabs(user, "organizations"),
        "page": page,
        "rows": [(each, numbers.get(each.pk, 0)) for each in page.rows],
        "columns": [
            Column(_("Organization")),
            Column(_("Evaluated positions"), number=True),
            Column(_("Ranking")),
            Column(_("Consistency")),
        ],
    }


def _head(user, organization: Organization, here: str) -> dict[str, Any]:
    pages = {"ranking": _("Ranking"), "review": _("Consistency review")}
    return {
        "organization": organization,
        "hides": organization.pk in access.adviser_of(user),
        "trail": [
            (_("Job evaluation"), reverse("classification:positions")),
            (_("Organizations"), reverse("classification:organizations")),
        ],
        "tabs": [
            (label, reverse(f"classification:{name}", args=[organization.pk]), name == here)
            for name, label in pages.items()
        ],
    }


def ranking_page(request, organization: Organization) -> dict[str, Any]:
    """The evaluated positions of an organization, the largest first."""
    user, on = request.user, door.standing(request.user).on
    files = {"en": _("CSV in English"), "fr": _("CSV in French")}
    page = page_of(
        ranked(organization.pk, on=on, without=access.evaluated_by(user)), request, keys=ORDER
    )
    titles, there = titles_of((row.position_id for row in page.rows), on=on), sizes(on=on)
    return _head(user, organization, "ranking") | {
        "files": [
            (label, reverse("classification:ranking_csv", args=[organization.pk, code]))
            for code, label in files.items()
        ],
        "page": page,
        "rows": [
            {
                "evaluation": row,
                "terms": titles.get(row.position_id),
                "share": rounded(percentile(row.level_after, row.total, there)),
            }
            for row in page.rows
        ],
        "columns": [
            Column(_("Position")),
            Column(_("Points"), number=True),
            Column(_("Level")),
            Column(_("Percentile within the level"), number=True),
            Column(_("Know-How"), number=True),
            Column(_("Problem Solving"), number=True),
            Column(_("Accountability"), number=True),
            Column(_("Short profile")),
        ],
    }


def review_page(request, organization: Organization) -> dict[str, Any]:
    """What to look at again among the decided evaluations of an organization."""
    user, on = request.user, door.standing(request.user).on
    form = ReviewFilters(request.GET)
    wanted = form.cleaned_data.get("finding", "") if form.is_valid() else ""
    hidden = access.evaluated_by(user)
    every = review_of(on=on, organization=organization.pk, without=hidden)
    found = by_position(each for each in every if not wanted or each.code.value == wanted)
    rows = ranked(organization.pk, on=on, without=hidden).filter(position__in=list(found))
    page = page_of(rows, request, keys=ORDER)
    titles = titles_of((row.position_id for row in page.rows), on=on)
    return _head(user, organization, "review") | {
        "filters": form,
        "filtered": bool(wanted),
        "page": page,
        "counted": _counted(every),
        "rows": [
            {
                "evaluation": row,
                "terms": titles.get(row.position_id),
                "findings": [_words(each) for each in found[row.position_id]],
            }
            for row in page.rows
        ],
        "columns": [
            Column(_("Position")),
            Column(_("Level")),
            Column(_("Points"), number=True),
            Column(_("What to look at again")),
        ],
    }


def _counted(found: list[Found]) -> list[tuple[str, int]]:
    """How often each kind was found, in the order of the kinds."""
    codes = [each.code for each in found]
    return [(str(label), codes.count(code)) for code, label in SHORT.items() if code in codes]


def _words(each: Found) -> tuple[str, str, str]:
    return str(SHORT[each.code]), fill(each.code.label, each.values), str(each.source.label)
