"""The Position Assessment Portal: the list, one position with its slate, a person's slates."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.answers import screens as answers
from etms.answers.forms import AnswersForm
from etms.answers.queries import answers_by_key
from etms.answers.services import Conflict
from etms.bilingual import language
from etms.cycles.choices import Portal
from etms.cycles.queries import questions
from etms.directory import panels, stays
from etms.directory import queries as directory
from etms.directory.access import card_scope, relation
from etms.directory.models import Position, PositionTerms
from etms.tables import Column
from talent import access
from talent.access.positions import ground_on, managed_positions, slate_of
from talent.choices import CoverState, PositionState, Readiness, RiskLevel
from talent.models import Successor
from talent.queries import positions as queries
from talent.rules import positions as rules
from talent.screens.organizations import asked_organization, choice_of
from talent.screens.slices import slice_of

TONES = {"ready": "good", "soon": "info", "later": "warn", "nobody": "danger",
         "left_empty": "neutral"}  # fmt: skip
RISKS = {"high": "danger", "medium": "warn", "low": "neutral"}


def scope_of(user, cycle, organization: int | None) -> list[queries.Row]:
    """The positions this user looks after: a manager's, or those of an organization.

    Never one's own, and for a delegate not those of the managers above.
    """
    standing = door.standing(user)
    mine = managed_positions(user)
    asked = {"cycle": cycle, "on": standing.on, "viewer": standing.person}
    if organization is None:
        if not mine:
            raise PermissionDenied(
                _("Positions are shown to managers of executives, deputy heads and delegates.")
            )
        return queries.rows_of(**asked, positions=mine, without=[])
    without = _apart(standing, organization)
    return queries.rows_in(**asked, organization=organization, without=without)


def list_url(user, organization: int | None) -> str:
    """The list that holds a position of an organization, for who has those of several."""
    page = reverse("talent:positions")
    several = len(access.in_charge_of(user)) > 1
    return f"{page}?organization={organization}" if several and organization else page


def list_with(user, position: Position) -> str:
    """The list in which this position stands."""
    on = door.standing(user).on
    terms = PositionTerms.objects.on(on).filter(position=position).select_related("unit").first()
    return list_url(user, terms and terms.unit.organization_id)


def _apart(standing, organization: int) -> list[int]:
    """Positions that a role does not open: one's own, and those of the managers above."""
    people = {standing.person.pk} if standing.person else set()
    if standing.deputy_head_of != organization:
        people |= standing.superiors
    return list(directory.positions_held_by(people, on=standing.on)) if people else []


def list_page(request, cycle) -> dict[str, Any]:
    user, organization = request.user, None
    if access.in_charge_of(user):
        organization = asked_organization(user, request.GET.get("organization", ""))
    rows = scope_of(user, cycle, organization)
    show = request.GET.get("show", "")
    page = slice_of([row for row in rows if FILTERS.get(show, FILTERS[""])(row)], request)
    waiting = next((row.pk for row in rows if FILTERS["open"](row)), None)
    return {
        "cycle": cycle,
        "whose": "organization" if organization else "manager",
        "organizations": choice_of(user, organization, partial(list_url, user)),
        "columns": [
            Column(_("Position")),
            Column(_("Incumbent")),
            Column(_("Critical")),
            Column(_("Risk of a vacancy")),
            Column(_("Succession")),
        ],
        "page": page,
        "rows": [_line(row) for row in page.rows],
        "next": reverse("talent:position", args=[waiting]) if waiting and not organization else "",
        "tabs": _filters(rows, show, page=list_url(user, organization)),
    }


FILTERS = {
    "": lambda row: True,
    "critical": lambda row: row.critical is True,
    "unplanned": lambda row: row.critical is True and not row.has_plan,
    "uncovered": lambda row: row.critical is True and row.coverage.state == "nobody",
    "open": lambda row: row.state != PositionState.COMPLETE,
}


def _filters(rows: list[queries.Row], show: str, *, page: str) -> list[tuple[str, str, bool]]:
    labels = {
        "": _("All"),
        "critical": _("Critical positions"),
        "unplanned": _("Critical without a plan"),
        "uncovered": _("Critical without successors"),
        "open": _("Not assessed yet"),
    }
    more = "&" if "?" in page else "?"
    found = []
    for name, test in FILTERS.items():
        number = sum(1 for row in rows if test(row))
        found.append((f"{labels[name]} ({number})", f"{page}{more}show={name}" if name else page,
                      name == show))  # fmt: skip
    return found


@dataclass(frozen=True)
class Line:
    """A position in the list, in words; `cover` is empty where nobody has to be found."""

    row: queries.Row
    url: str
    critical: str
    critical_tone: str
    risk: str
    risk_tone: str
    cover: str
    tone: str
    reasons: str


def _line(row: queries.Row) -> Line:
    critical, tone = {
        True: (_("Critical"), "warn"),
        False: (_("Not critical"), "neutral"),
        None: (_("To be assessed"), "info"),
    }[row.critical]
    asked = row.critical or row.coverage.state != "nobody"
    plan = _("No succession plan") if row.critical and not row.has_plan else ""
    return Line(
        row=row,
        url=reverse("talent:position", args=[row.pk]),
        critical=critical,
        critical_tone=tone,
        risk=str(RiskLevel(row.risk).label) if row.risk else "–",
        risk_tone=RISKS.get(row.risk or "", "neutral"),
        cover=str(CoverState(row.coverage.state).label) if asked else "",
        tone=TONES[row.coverage.state],
        reasons="; ".join(filter(None, [reasons_of(row.coverage), plan])),
    )


def reasons_of(coverage: rules.Coverage) -> str:
    """The coverage in plain words: who is ready when, and who could act meanwhile."""
    said = []
    if not coverage.now and (coverage.soon or coverage.later):
        said.append(_("Nobody is ready now"))
    for number, one, many in (
        (coverage.now, _("1 ready now"), _("%(count)d ready now")),
        (coverage.soon, _("1 in 1 to 2 years"), _("%(count)d in 1 to 2 years")),
        (coverage.later, _("1 in 3 years or more"), _("%(count)d in 3 years or more")),
        (coverage.interim, _("1 could act meanwhile"), _("%(count)d could act meanwhile")),
    ):
        if number:
            said.append(one if number == 1 else many % {"count": number})
    return "; ".join(said)


def position_page(
    request,
    position: Position,
    cycle,
    *,
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
    missing: Iterable[str] = (),
    slate_forms: dict[str, Any],
) -> dict[str, Any]:
    """One position: the questions, the slate, and candidates found by name."""
    user = request.user
    standing = door.standing(user)
    terms = PositionTerms.objects.on(standing.on).filter(position=position)
    terms = terms.select_related("unit").first()
    sheet = queries.sheet_of(position, cycle)
    asked = questions(cycle, Portal.POSITION)
    rows = [question for _heading, found in asked for question in found]
    fields = answers.fields(
        questions=rows,
        answers=answers_by_key(sheet.answers.all()) if sheet else {},
        last=answers_by_key(queries.last_answers(position, cycle)),
        form=form,
        conflicts=conflicts,
    )
    gaps = set(missing)
    slate = list(slate_of(user, position).select_related("person"))
    on_it = [each for each in slate if each.removed_at is None]
    coverage = rules.coverage(
        [each.readiness for each in on_it if not each.interim],
        interim=sum(1 for each in on_it if each.interim),
        left_empty=bool(sheet and sheet.left_empty_because),
    )
    ground = ground_on(user, position)
    return {
        "position": position,
        "terms": terms,
        "cycle": cycle,
        "incumbent": directory.incumbent_of(position, on=standing.on),
        "trail": [(_("Positions"), list_url(user, terms and terms.unit.organization_id))],
        "sheet": sheet,
        "complete": bool(sheet and sheet.state == PositionState.COMPLETE),
        "critical": sheet.critical if sheet else None,
        "decision": door.can(user, "talent.assess_position", position),
        "sections": [
            (heading, [f for f in fields if f.question in found]) for heading, found in asked
        ],
        "wrong": answers.Wrong(fields),
        "gaps": [f for f in fields if f.question.code in gaps],
        "said": "",
        "cover": str(CoverState(coverage.state).label),
        "tone": TONES[coverage.state],
        "reasons": reasons_of(coverage),
        "slate": [each for each in on_it if not each.interim],
        "interim": [each for each in on_it if each.interim],
        "former": [each for each in slate if each.removed_at is not None],
        "words": request.GET.get("q", "")[:100],
        "candidates": candidates(request, on_it),
        "readers": readers(),
        "ground": ground,
        **slate_forms,
    }


def trail_of(position: Position, *, on) -> list[tuple[str, str]]:
    """The way to a page about a position, through the position by its title of a day."""
    terms = PositionTerms.objects.on(on).filter(position=position).first()
    title = str(terms.title if terms else position)
    page = reverse("talent:position", args=[position.pk])
    return [(_("Positions"), reverse("talent:positions")), (title, page)]


def readers() -> str:
    """Who reads a slate, as talent/access/positions.py has it."""
    return _(
        "The manager of this position, the deputy head and the delegate of the cycle read this. "
        "Nobody sees that they stand on a slate."
    )


def candidates(request, there: list[Successor]) -> list[dict[str, Any]]:
    """People found by name among those whose card the reader sees, never the reader themselves."""
    words = request.GET.get("q", "")[:100]
    if not words.strip():
        return []
    found = (
        directory.cards(on=door.standing(request.user).on)
        .filter(card_scope(request.user), person__words__begins=words)
        .exclude(person__in=[each.person_id for each in there])
        .exclude(person=door.standing(request.user).person)
        .order_by("person__sort_name", "pk")[:10]
    )
    return [
        {
            "person": card.person,
            "level": stays.level_label(card.level),
            "title": getattr(card, f"title_{language()}"),
            "unit": getattr(card, f"unit_name_{language()}"),
        }
        for card in found
    ]


def slates_page(person, *, viewer) -> dict[str, Any]:
    """Every slate a person is or was on, of the positions this reader may read."""
    rows = queries.slates_of(person, viewer=door.standing(viewer).person)
    found = [each for each in rows if ground_on(viewer, each.position)]
    titles = dict(
        PositionTerms.objects.on(door.standing(viewer).on)
        .filter(position__in=[each.position_id for each in found])
        .values_list("position", f"title_{language()}")
    )
    return {
        "person": person,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, relation(viewer, person), here="slates"),
        "columns": [
            Column(_("Position")),
            Column(_("Readiness")),
            Column(_("Rank")),
            Column(_("Since")),
            Column(_("Until")),
        ],
        "rows": [
            (each, titles.get(each.position_id, each.position), Readiness(each.readiness).label)
            for each in found
        ],
        "count": ngettext("%(count)d slate", "%(count)d slates", len(found))
        % {"count": len(found)},
    }
