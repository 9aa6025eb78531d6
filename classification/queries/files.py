"""The classification file of an evaluation as plain values in both languages, and its check.

It holds what the Directive on Executive Organization and Classification asks of a file. Signed
with the decision, it is read as it was then, whatever happens to titles, names and neighbours.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.utils import translation

from classification.choices.evaluations import EvaluationState
from classification.choices.files import Verdict
from classification.models import JobDescription, JobEvaluation, Judged, SignedFile
from classification.models.descriptions import SECTIONS
from classification.models.judged import FIGURES
from classification.queries.judging import COLUMNS, replayed
from classification.queries.neighbours import Beside, elsewhere, line_of, nearest_in_points
from classification.queries.notation import signed
from classification.queries.ranking import Positions
from etms.directory import queries as directory
from etms.directory.models import PositionTerms, Unit
from etms.formats import fill
from etms.packages import queries as packages
from etms.packages.rules import digest, sealed_by_us

FORM = "job-evaluation-file-1"
LANGUAGES = ("en", "fr")
SIMILAR = 20  # similar positions elsewhere
# What the rows of the evaluation say, and never change after the decision. The rest is of its day.
RECORDS = (
    "description", "allocation", "committee", "judged", "rationales", "comparators", "decision",
)  # fmt: skip
Content = dict[str, Any]


def content_of(
    evaluation: JobEvaluation, *, on: date, without: Positions = (), superior: bool = True
) -> Content:
    """The whole file as it stands on a day; while nothing is decided, without the level before.

    What is signed is whole. Drawn for a reader it leaves out what they may not see now: `without`
    are positions they evaluate, and whether the `superior` may be compared is said apart.
    """
    records = records_of(evaluation)
    alike = elsewhere(evaluation, on=on, without=without)
    similar, spread = nearest_in_points(alike, evaluation.total, limit=SIMILAR)
    found = replayed(evaluation, superior=superior)
    line = line_of(evaluation, without=without)
    left_out = {"line_left_out": line.left_out} if line.left_out else {}
    return {
        "form": FORM,
        "position": _position(evaluation),
        **records,
        "line": [_beside(each) for each in line.beside],
        **left_out,
        "checks": [_check(each) for each in found.checks] if found else [],
        "similar": [_similar(each) for each in similar],
        "spread": spread,
        "names": _names(records),
    }


def records_of(evaluation: JobEvaluation) -> Content:
    """The parts that the evaluation's own rows say, by the names of RECORDS."""
    return {
        "description": _description(evaluation.description),
        "allocation": {
            "inclusion": evaluation.inclusion,
            "none_of_them": evaluation.none_of_them,
            "other_group": evaluation.other_group,
            "levels_below": evaluation.levels_below,
            "note": evaluation.allocation_note,
        },
        "committee": [
            {
                "user": seat.user_id,
                "chair": seat.chair,
                "estimate": seat.estimate,
                "submitted_at": _moment(seat.submitted_at),
                **_judged(seat),
            }
            for seat in evaluation.seats.order_by("-chair", "pk")
        ],
        "judged": _judged(evaluation),
        "rationales": dict(evaluation.rationales.order_by("field").values_list("field", "text")),
        "comparators": [
            {"number": row.number, "factor": row.factor, "note": row.note}
            for row in evaluation.comparators.all()
        ],
        "decision": _decision(evaluation),
    }


def _decision(evaluation: JobEvaluation) -> Content:
    """The course of an evaluation, to its decision."""
    course = {
        "evaluation": evaluation.pk,
        "organization": evaluation.organization_id,
        "evaluated_on": _day(evaluation.evaluated_on),
        "recommended_at": _moment(evaluation.recommended_at),
        "recommended_by": evaluation.recommended_by_id,
        "effective_on": _day(evaluation.effective_on),
    }
    if evaluation.state != EvaluationState.DECIDED:
        return course
    return course | {
        "note": evaluation.note,
        "decided_at": _moment(evaluation.decided_at),
        "decided_by": evaluation.decided_by_id,
        "level_before": evaluation.level_before,
        "level_after": evaluation.level_after,
    }


def _judged(row: Judged) -> Content:
    names = (*COLUMNS, *FIGURES, "level", "profile", "record")
    return {name: _plain(getattr(row, name)) for name in names}


def _description(version: JobDescription) -> Content:
    return {
        "version": version.version,
        "noc_code": version.noc_code,
        "location": _pair(version, "location"),
        "sections": {name: _pair(version, name) for name in SECTIONS},
        "dimensions": [
            {
                "name": _pair(row, "name"),
                "kind": row.kind,
                "amount": str(row.amount),
                "on": _day(row.on),
                "passes_through": row.passes_through,
                "years": row.years,
            }
            for row in version.dimensions.all()
        ],
        "signed_at": _moment(version.signed_at),
        "signed_by": version.signed_by_id,
    }


def _position(evaluation: JobEvaluation) -> Content:
    """The position as it is from the day of the decision, or on that of the evaluation; without
    its level, which the decision gives."""
    day = evaluation.evaluated_on
    if evaluation.state == EvaluationState.DECIDED and evaluation.effective_on is not None:
        day = evaluation.effective_on
    rows = evaluation.position.terms.defer("level").select_related("unit")
    terms = rows.on(day).first() or rows.order_by("-starts_on").first()
    return {
        "number": evaluation.position.number,
        "organization": _pair(evaluation.organization, "name"),
        "title": _pair(terms, "title") if terms else dict.fromkeys(LANGUAGES, ""),
        "units": _units(terms),
        "reports_to": _above(terms, day),
    }


def _above(terms: PositionTerms | None, day: date) -> dict[str, str] | None:
    """The title of the position above, the deputy head's too, which no line shows."""
    if terms is None or terms.reports_to_id is None:
        return None
    rows = PositionTerms.objects.filter(position=terms.reports_to_id).defer("level")
    found = rows.on(day).first() or rows.order_by("-starts_on").first()
    return _pair(found, "title") if found else None


def _units(terms: PositionTerms | None) -> list[dict[str, str]]:
    """The units above a position from the highest down: its branch first; one query."""
    if terms is None:
        return []
    units = {
        each.pk: each for each in Unit.objects.filter(organization=terms.unit.organization_id)
    }
    found, unit = [], units.get(terms.unit_id)
    while unit is not None:
        found.append(_pair(unit, "name"))
        unit = units.get(unit.parent_id) if unit.parent_id else None
    return found[::-1]


def _beside(each: Beside) -> Content:
    decided, hidden = each.decided, {"hidden": True} if each.hidden else {}
    figures = ("know_how", "percent", "problem_solving", "accountability")
    return {
        "place": each.place,
        "number": each.terms.position.number,
        "title": _pair(each.terms, "title"),
        "unit": _pair(each.terms.unit, "name"),
        "figures": {name: getattr(decided, name) for name in figures} if decided else None,
        **hidden,
    }


def _similar(each: JobEvaluation) -> Content:
    return {
        "organization": _pair(each.organization, "name"),
        "level": each.level_after,
        "total": each.total,
        "profile": each.profile,
        "know_how": each.know_how,
        "problem_solving": each.problem_solving,
        "accountability": each.accountability,
    }


def _check(each: Any) -> Content:
    """A check with its sentence as it was said then."""
    return {
        "code": each.code.value,
        "grade": each.grade.value,
        "source": each.source.value,
        "text": _both(lambda: fill(each.code.label, signed(each.values))),
    }


def _names(records: Content) -> dict[str, str]:
    """Everybody of whom the file speaks, by account, as they were called then."""
    decision = records["decision"]
    asked = {
        records["description"]["signed_by"],
        decision["recommended_by"],
        decision.get("decided_by"),
        *(seat["user"] for seat in records["committee"]),
    }
    found = directory.names_of_users(asked - {None})
    return {str(user): name for user, name in found.items()}


def _both(words: Callable[[], str]) -> dict[str, str]:
    said = {}
    for code in LANGUAGES:
        with translation.override(code):
            said[code] = words()
    return said


def _pair(thing: Any, stem: str) -> dict[str, str]:
    return {code: getattr(thing, f"{stem}_{code}") for code in LANGUAGES}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return _day(value) if isinstance(value, date) else value


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def signed_file_of(evaluation: JobEvaluation) -> SignedFile | None:
    """The signed file of an evaluation; none before the decision."""
    return SignedFile.objects.filter(evaluation=evaluation).first()


def stated(file: SignedFile) -> Content:
    """What a signed file states of itself, all of it under the signature."""
    return {
        "number": file.number,
        "evaluation": file.evaluation_id,
        "hash": file.hash,
        "at": _moment(file.signed_at),
        "by": file.signed_by_id,
    }


def check(file: SignedFile, *, hash: str = "") -> Verdict:  # noqa: A002  the field's word
    """Work hash and signature out anew, then ask whether the records still say what was signed.

    `hash` is what stands on somebody's paper, or nothing.
    """
    if hash and hash.strip().lower() != file.hash:
        return Verdict.OTHER_HASH
    if not _is_its_own(file):
        return Verdict.CONTENT
    if not sealed_by_us(stated(file), file.signature, form=FORM, secrets=packages.secrets()):
        return Verdict.SIGNATURE
    return Verdict.RECORDS if changed_since(file) else Verdict.GENUINE


def _is_its_own(file: SignedFile) -> bool:
    try:
        return digest(file.content) == file.hash
    except TypeError:  # what was put there has no canonical form
        return False


def changed_since(file: SignedFile) -> list[str]:
    """The parts of RECORDS in which the rows of today say something else than what was signed."""
    now = records_of(file.evaluation)
    return [name for name in RECORDS if file.content.get(name) != now[name]]


def people_in(evaluation: JobEvaluation, *, on: date) -> Iterable[int]:
    """Whom a file that is taken away tells of: its committee, and once decided who holds the
    position."""
    seated = evaluation.seats.filter(user__person__isnull=False)
    found = set(seated.values_list("user__person", flat=True))
    if evaluation.state == EvaluationState.DECIDED:
        found |= directory.holders_of(evaluation.position, on=on)
    return found
