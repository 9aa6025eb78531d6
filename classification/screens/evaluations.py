"""Evaluations: the list, where one stands and what comes next, its allocation, its committee.

While a position is evaluated no page shows who holds it, its salary, its level or its points.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from classification import access
from classification.choices import Field
from classification.choices.evaluations import (
    OPEN_STATES,
    REVEALED_STATES,
    EvaluationState,
    EvaluationVerb,
)
from classification.forms.evaluations import RecommendForm, WithdrawForm
from classification.models import JobEvaluation
from classification.queries import listing, people
from classification.queries.allocating import allocated
from classification.queries.judging import replayed
from classification.queries.kept import Kept, kept_of
from classification.queries.missing import missing_to_open, missing_to_recommend
from classification.rules.allocation import SOURCE
from classification.rules.benchmarks import by_number
from classification.rules.reading import charts
from classification.screens.filing.links import links
from classification.screens.positions import evaluation_pill, tabs, terms_of, trail
from classification.screens.wording import (
    benchmark_named,
    checks_said,
    degree_lines,
    missing_words,
)
from etms import access as door
from etms.directory import queries as directory
from etms.formats import write_number
from etms.paging import page_of
from etms.tables import Column
from etms.trace.queries import acts_by


def list_page(request) -> dict[str, Any]:
    """The evaluations one may read, the latest first; OCHRO reads the decided ones of all."""
    user = request.user
    state = request.GET.get("state", "")
    page = page_of(listing.evaluations_of(user, state=state), request, keys=("-pk",))
    titles = listing.titles_of((row.position_id for row in page.rows), on=door.standing(user).on)
    several = door.standing(user).is_ochro
    columns = [
        Column(_("Position")),
        Column(_("State")),
        Column(_("Evaluated as of")),
        Column(_("Result")),
    ]
    return {
        "tabs": tabs(user, "evaluations"),
        "page": page,
        "columns": [*columns, Column(_("Organization"))] if several else columns,
        "several": several,
        "rows": [_line(row, titles.get(row.position_id)) for row in page.rows],
        "states": _states(state),
    }


def _line(row: JobEvaluation, terms) -> dict[str, Any]:
    label, tone = evaluation_pill(row)
    return {
        "row": row,
        "title": str(terms.title if terms else row.position),
        "state": label,
        "tone": tone,
        "result": f"{row.level_after} · {write_number(row.total)} · {row.profile}"
        if row.level_after
        else "",
    }


def _states(state: str) -> list[tuple[str, str, bool]]:
    page = reverse("classification:evaluations")
    chosen = [("", pgettext("evaluations", "All")), *EvaluationState.choices]
    return [
        (str(label), f"{page}?state={code}" if code else page, code == state)
        for code, label in chosen
    ]


PAGES = (
    ("evaluation", "classification.read_evaluation"),
    ("allocation", "classification.read_file"),
    ("committee", "classification.read_file"),
    ("alone", "classification.sit"),
    ("charts", "classification.evaluate"),
    ("consensus", "classification.read_consensus"),
    ("charts", "classification.agree"),
    ("rationale", "classification.read_consensus"),
    ("nearest", "classification.read_consensus"),
    ("comparators", "classification.read_consensus"),
    ("neighbours", "classification.read_consensus"),
    ("decision", "classification.decide"),
)


def page_tabs(user, evaluation: JobEvaluation, here: str) -> list[tuple[str, str, bool]]:
    """The pages of an evaluation that are open to this reader now."""
    names = {
        "evaluation": _("Overview"),
        "allocation": _("Allocation"),
        "committee": _("Committee"),
        "alone": _("Alone"),
        "charts": _("Guide charts"),
        "consensus": _("Consensus"),
        "rationale": _("Rationale"),
        "nearest": _("Nearest benchmarks"),
        "comparators": _("Benchmark positions"),
        "neighbours": _("Organization check"),
        "decision": _("Decision"),
    }
    return [
        (names[name], reverse(f"classification:{name}", args=[evaluation.pk]), name == here)
        for name, permission in PAGES
        if _has_its_time(evaluation, name) and door.can(user, permission, evaluation)
    ]


def _has_its_time(evaluation: JobEvaluation, name: str) -> bool:
    if name == "alone":
        return evaluation.state == EvaluationState.ALONE
    if name == "decision":
        return evaluation.state == EvaluationState.RECOMMENDED
    return True


def head(user, evaluation: JobEvaluation, here: str) -> dict[str, Any]:
    """What stands on top of every page of an evaluation."""
    terms = terms_of(evaluation.position, user)
    title = str(terms.title if terms else evaluation.position)
    state, tone = evaluation_pill(evaluation)
    # Members no longer open the position once its evaluation is over.
    member = access.evaluation_ground(user, evaluation) == "member"
    known = evaluation.state in OPEN_STATES or not member
    return {
        "evaluation": evaluation,
        "position": evaluation.position,
        "terms": terms,
        "title": title,
        "trail": trail(user, evaluation.position if known else None, title),
        "tabs": page_tabs(user, evaluation, here),
        "state": state,
        "tone": tone,
    }


def evaluation_page(
    request, evaluation: JobEvaluation, *, recommend=None, withdraw=None
) -> dict[str, Any]:
    """Where an evaluation stands, what comes next, and once decided its result."""
    user = request.user
    reads = access.reads_persons(user, evaluation)
    decided = evaluation.state == EvaluationState.DECIDED
    shown = decided or (reads and evaluation.state == EvaluationState.RECOMMENDED)
    superior = not access.evaluates_superior(user, evaluation)
    found = replayed(evaluation, superior=superior) if shown else None
    kept = kept_of(evaluation) if shown else None
    read = {"base": evaluation.revision}
    return head(user, evaluation, "evaluation") | {
        "people": reads,
        "decided": decided,
        "shown": found,
        "degrees": degree_lines(evaluation) if found else [],
        "degree_columns": [Column(_("Sub-factor")), Column(_("Degree"))],
        "advice": checks_said(found.checks) if found and reads else [],
        "rationales": _rationales(kept) if kept else [],
        "cited": _cited(kept, evaluation) if kept else [],
        "missing": _missing(user, evaluation) if reads else [],
        "run": door.can(user, "classification.run", evaluation),
        "lead": door.can(user, "classification.lead", evaluation),
        "decide": door.can(user, "classification.decide", evaluation),
        "recommend_form": recommend or RecommendForm(initial=read),
        "withdraw_form": withdraw or WithdrawForm(prefix="withdraw", initial=read),
        "touched": kept.touched if kept and reads else (),
        "files": links(user, evaluation),
        "signed": bool(kept and kept.signed),
        "description_open": _opens_description(user, evaluation),
        **(_told(evaluation) if reads else {}),
    }


def _rationales(kept: Kept) -> list[tuple[str, str]]:
    reasons = kept.reasons
    return [(Field(each).label, reasons[each]) for each in Field.values if reasons.get(each)]


def _cited(kept: Kept, evaluation: JobEvaluation) -> list[dict[str, Any]]:
    """Each benchmark position cited, with its figures, and for which factors."""
    known = by_number(charts(on=evaluation.evaluated_on))
    found: dict[str, dict[str, Any]] = {}
    for each in kept.cited:
        name = benchmark_named(known[each.number])
        line = found.setdefault(each.number, {"name": name, "factors": [], "note": each.note})
        line["factors"].append(each.factor)
    return list(found.values())


def _opens_description(user, evaluation: JobEvaluation) -> bool:
    """Whether to lead to the description, asked of the database only where nothing else says it:
    members read it while they evaluate."""
    organization = access.organization_of(evaluation.position, door.standing(user).on)
    if organization in access.in_charge_of(user):
        return True
    if access.seat_of(user, evaluation) is not None:
        return evaluation.state in OPEN_STATES
    return bool(door.can(user, "classification.read_description", evaluation.description))


def _missing(user, evaluation: JobEvaluation) -> list[str]:
    """What is missing before the next step, in words."""
    if evaluation.state == EvaluationState.DRAFT:
        return missing_words(missing_to_open(evaluation))
    if evaluation.state in (EvaluationState.CONSENSUS, EvaluationState.RETURNED):
        return missing_words(missing_to_recommend(evaluation))
    return []


NAMED = ("recommended_by", "decided_by")


def _told(evaluation: JobEvaluation) -> dict[str, Any]:
    """Who did what, in sentences; what members found is told in the consensus alone."""
    entries = acts_by(evaluation, EvaluationVerb.values, limit=30)
    ids = {name: getattr(evaluation, f"{name}_id") for name in NAMED}
    names = directory.names_of_users([*ids.values(), *(entry.actor_id for entry in entries)])
    for entry in entries:
        entry.who = names.get(entry.actor_id, "")
    return {
        "history": entries,
        "names": {name: names.get(pk, "") for name, pk in ids.items()},
    }


def allocation_page(user, evaluation: JobEvaluation, form) -> dict[str, Any]:
    """The first step: whether the position belongs to the group."""
    found = allocated(evaluation)
    return head(user, evaluation, "allocation") | {
        "form": form,
        "run": door.can(user, "classification.run", evaluation),
        "belongs": found.belongs,
        "grounds": [str(ground.label) % found.values for ground in found.grounds],
        "source": SOURCE.label,
        "inclusion": evaluation.get_inclusion_display(),
    }


def committee_page(request, evaluation: JobEvaluation) -> dict[str, Any]:
    """Who sits, who has submitted; and whom the adviser may add."""
    user = request.user
    seats = people.named(evaluation.seats.all())
    there = {seat.user_id for seat, _name in seats}
    run = door.can(user, "classification.run", evaluation)
    preparing = evaluation.state in (EvaluationState.DRAFT, EvaluationState.ALONE)
    return head(user, evaluation, "committee") | {
        "seats": seats,
        "columns": [Column(_("Member")), Column(_("Alone")), Column(_("Seat"), hidden=True)],
        "run": run,
        "preparing": preparing,
        "words": request.GET.get("q", "")[:100],
        "candidates": candidates(request, evaluation, there) if run and preparing else [],
        "revealed": evaluation.state in REVEALED_STATES,
    }


def candidates(request, evaluation: JobEvaluation, there: set[int]) -> list[dict[str, Any]]:
    """Who may sit besides those who are there, found by name; without a name the adviser who
    asks."""
    user = request.user
    words = request.GET.get("q", "")[:100]
    if not words.strip():
        if user.pk in there:
            return []
        name = directory.names_of_users([user.pk])[user.pk]
        return [{"pk": user.pk, "name": name}]
    standing = door.standing(user)
    found = people.candidates(
        evaluation.organization_id, words=words, at=standing.at, on=standing.on
    )
    return [
        {"pk": person.user_id, "name": str(person)}
        for person in found.exclude(user__in=there)[:10]
    ]
