"""Doors to the classification file of an evaluation: to take it away, and to verify it."""

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from classification import access
from classification.choices.evaluations import EvaluationState
from classification.models import JobEvaluation
from classification.queries.files import LANGUAGES, people_in, signed_file_of
from classification.screens.filing.document import document, file_name
from classification.screens.filing.page import signed_page
from classification.views.finding import WRONG, find_evaluation, page
from etms import access as door
from etms.documents import REPORT, pdf
from etms.trace.services import record_reads

__all__ = ["LANGUAGES", "file_pdf", "signed"]


@require_safe
def file_pdf(request, pk, language):
    """The classification file as PDF, in the language that is asked for."""
    found = find_evaluation(request, pk, "classification.take_file")
    at = timezone.now()
    with translation.override(language):
        made = document(request.user, found, at=at)
        name = file_name(made)
        drawn = pdf(REPORT, made.data(), language, at=at)
    _record(request.user, found)
    return HttpResponse(
        drawn,
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Language": language,
        },
    )


def _record(user, evaluation: JobEvaluation) -> None:
    record_reads(
        by=user,
        people=people_in(evaluation, on=door.standing(user).on),
        what="classification_file_pdf",
        role=access.evaluation_ground(user, evaluation) or "",
        purpose="classification",
    )


@require_safe
def signed(request, pk):
    """Who signed the file, when, and whether it still verifies."""
    found = find_evaluation(request, pk, "classification.read_file")
    if found.state != EvaluationState.DECIDED:
        raise Http404
    shown = signed_page(request, found, signed_file_of(found))
    return page(request, "signed", shown, WRONG if shown["form"].errors else 200)
