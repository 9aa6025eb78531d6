"""The classification file as a document: a draft before the decision, then as it was signed."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from classification import access
from classification.choices.evaluations import EvaluationState
from classification.choices.files import Verdict
from classification.models import JobEvaluation, SignedFile
from classification.queries import files as queries
from classification.rules.evaluation import replay
from classification.screens.filing import evaluation as evaluating
from classification.screens.filing import position as placing
from classification.screens.filing.reading import File, own
from etms import access as door
from etms.directory.queries import names_of_users
from etms.documents import Document, Section
from etms.formats import write_moment
from etms.packages.screens import spelled

SECTIONS: tuple[Callable[[File], Iterator[Section]], ...] = (
    placing.decision,
    placing.position,
    placing.description,
    placing.line,
    placing.allocation,
    evaluating.committee,
    evaluating.result,
    evaluating.factors,
    evaluating.checks,
    evaluating.comparators,
    evaluating.relativity,
    evaluating.version,
)


def document(user, evaluation: JobEvaluation, *, at: datetime) -> Document:
    """The file in the language in force, produced by this user at a moment."""
    standing = door.standing(user)
    signed = queries.signed_file_of(evaluation)
    content = signed.content if signed else _drawn(user, evaluation)
    record = content["judged"]["record"]
    file = File(content, replay(record) if record else None)
    return Document(
        of=_("Classification file") if file.decided else _("Draft classification file"),
        title=own(content["position"]["title"]) or content["position"]["number"],
        lead=" · ".join((content["position"]["number"], own(content["position"]["organization"]))),
        mark=_("Protected B"),
        produced=_("Produced on %(moment)s by %(name)s")
        % {"moment": write_moment(at), "name": standing.person or user},
        pages=_("{page} of {pages}"),
        notice=_notice(evaluation, signed),
        sections=[section for part in SECTIONS for section in part(file)],
    )


def _drawn(user, evaluation: JobEvaluation) -> queries.Content:
    """What is not signed is drawn for its reader; a signed file is one for all who may open it."""
    return queries.content_of(
        evaluation,
        on=door.standing(user).on,
        without=access.evaluated_by(user),
        superior=not access.evaluates_superior(user, evaluation),
    )


def _notice(evaluation: JobEvaluation, signed: SignedFile | None) -> str:
    """Whether this is a draft, or the signed file with its hash, and whether that still holds."""
    if evaluation.state != EvaluationState.DECIDED:
        return _("Draft: the deputy head has not decided. Nothing here is in effect.")
    if signed is None:
        return _(
            "This decision was made before files were signed: the records are shown as they stand "
            "today."
        )
    verdict = queries.check(signed)
    name = names_of_users([signed.signed_by_id])[signed.signed_by_id]
    said = _(
        "Made from the signed file %(number)s, signed by %(name)s, deputy head, on %(moment)s. "
        "Hash (SHA-256): %(hash)s."
    ) % {
        "number": signed.number,
        "name": name,
        "moment": write_moment(signed.signed_at),
        "hash": spelled(signed.hash),
    }
    return said if verdict == Verdict.GENUINE else f"{verdict.label}. {said}"


def file_name(made: Document) -> str:
    """What the file is called where it is kept: classification-file-director-finance.pdf."""
    return f"{slugify(f'{made.of} {made.title}')}.pdf"
