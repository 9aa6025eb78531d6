"""The positions somebody looks after, and one of them with its descriptions and evaluations."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from classification import access
from classification.choices.descriptions import DescriptionState
from classification.choices.evaluations import EvaluationState
from classification.forms.positions import PositionFilters
from classification.models import JobEvaluation
from classification.queries import listing
from etms import access as door
from etms.directory.models import Position, PositionTerms
from etms.formats import write_date, write_number
from etms.paging import page_of
from etms.tables import Column

DESCRIPTION_TONES = {
    DescriptionState.DRAFT: "warn",
    DescriptionState.SIGNED: "info",
    DescriptionState.IN_FORCE: "good",
    DescriptionState.REPLACED: "neutral",
}
EVALUATION_TONES = {
    EvaluationState.DRAFT: "neutral",
    EvaluationState.ALONE: "info",
    EvaluationState.CONSENSUS: "info",
    EvaluationState.RECOMMENDED: "warn",
    EvaluationState.RETURNED: "warn",
    EvaluationState.DECIDED: "good",
    EvaluationState.WITHDRAWN: "neutral",
}
Pill = tuple[str, str]


def description_pill(description) -> Pill:
    return description.get_state_display(), DESCRIPTION_TONES[description.state]


def evaluation_pill(evaluation) -> Pill:
    return evaluation.get_state_display(), EVALUATION_TONES[evaluation.state]


def trail(user, position: Position | None = None, title: str = "") -> list[tuple[str, str]]:
    """The way to a page of job evaluation, from the list that is open to this reader; without a
    query, as the main menu."""
    listed = access.in_charge_of(user) or door.standing(user).reports
    first = "positions" if listed else "evaluations"
    found = [(_("Job evaluation"), reverse(f"classification:{first}"))]
    if position is not None:
        url = reverse("classification:position", args=[position.pk])
        found.append((title or str(position), url))
    return found


def terms_of(position: Position, user) -> PositionTerms | None:
    """What a position is today; without its level, which no page of an evaluation shows."""
    rows = position.terms.on(door.standing(user).on)
    terms = rows.select_related("unit").defer("level").first()
    position.organization_today = terms.unit.organization_id if terms else None  # for the door
    return terms


def tabs(user, here: str) -> list[tuple[str, str, bool]]:
    """The lists that are open to this reader."""
    names = {"evaluations": _("Evaluations"), "benchmarks": _("Benchmark positions")}
    if looks_after(user):
        names = {"positions": _("Positions"), **names}
    if door.can(user, "classification.compare", None):
        names["organizations"] = _("Ranking and consistency")
    return [
        (label, reverse(f"classification:{name}"), name == here) for name, label in names.items()
    ]


def looks_after(user) -> bool:
    """Whether the user keeps, reads or signs descriptions of some positions."""
    return bool(access.in_charge_of(user) or door.standing(user).managed_positions)


@dataclass(frozen=True)
class Listed:
    """One position of the list."""

    terms: PositionTerms
    url: str
    description: Pill | None
    coming: Pill | None
    evaluation: Pill | None
    result: str
    later: list[str]


def list_page(request) -> dict[str, Any]:
    """The positions one looks after; refused to who has none."""
    user = request.user
    if not looks_after(user):
        raise PermissionDenied(
            _(
                "This list is for classification advisers, deputy heads and managers of "
                "executive positions."
            )
        )
    form = PositionFilters(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = listing.positions_of(user, words=asked.get("q", ""), show=asked.get("show", ""))
    page = page_of(rows, request, keys=listing.positions_order())
    statuses = listing.statuses_of((row.position_id for row in page.rows), user=user)
    return {
        "tabs": tabs(user, "positions"),
        "filters": form,
        "filtered": bool(request.GET.get("q") or request.GET.get("show")),
        "page": page,
        "rows": [_listed(row, statuses[row.position_id]) for row in page.rows],
        "columns": [
            Column(_("Position")),
            Column(_("Number")),
            Column(_("Job description")),
            Column(_("Evaluation")),
        ],
    }


def _listed(terms: PositionTerms, stands: listing.PositionStatus) -> Listed:
    decided, later = stands.decided, stands.later
    shown = stands.under_way or decided or next(iter(later), None)
    if stands.under_way is not None:
        decided, later = None, []
    return Listed(
        terms=terms,
        url=reverse("classification:position", args=[terms.position_id]),
        description=description_pill(stands.in_force) if stands.in_force else None,
        coming=description_pill(stands.coming) if stands.coming else None,
        evaluation=evaluation_pill(shown) if shown else None,
        result=_result(decided) if decided else "",
        later=[_result_later(each) for each in later],
    )


def _result(decided: JobEvaluation) -> str:
    return f"{decided.level_after} · {write_number(decided.total)} · {decided.profile}"


def _result_later(decided: JobEvaluation) -> str:
    day = write_date(decided.effective_on)
    return _("%(result)s, from %(day)s") % {"result": _result(decided), "day": day}


def position_page(request, position: Position) -> dict[str, Any]:
    """What there is of one position, as far as the reader may see it."""
    user = request.user
    terms = terms_of(position, user)
    descriptions = access.readable_descriptions(user).filter(position=position)
    evaluations = access.readable_evaluations(user).filter(position=position)
    versions = list(descriptions.order_by("-version"))
    found = list(evaluations.order_by("-pk"))
    write = door.can(user, "classification.write_description", position)
    begin = door.can(user, "classification.begin", position)
    draft = next((each for each in versions if each.state == DescriptionState.DRAFT), None)
    return {
        "position": position,
        "terms": terms,
        "title": str(terms.title if terms else position),
        "trail": trail(user),
        "versions": [(each, *description_pill(each)) for each in versions],
        "version_columns": [Column(_("Version")), Column(_("State")), Column(_("In force"))],
        "evaluations": [(each, *evaluation_pill(each)) for each in found],
        "evaluation_columns": [
            Column(_("Evaluated as of")),
            Column(_("State")),
            Column(_("Result")),
            Column(_("Effective on")),
        ],
        "write": write,
        "draft": draft,
        "begin": begin,
        "evaluable": any(each.state in ("signed", "in_force") for each in versions),
        "under_way": any(each.state not in ("decided", "withdrawn") for each in found),
    }
