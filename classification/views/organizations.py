"""Doors to what compares evaluations: the line, similar positions, ranking, review."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from classification import access
from classification.exports import ranking_file
from classification.queries.ranking import holders_ranked
from classification.screens import comparing as screens
from classification.screens.neighbours import neighbours_page
from classification.views.finding import find_evaluation, page
from etms import access as door
from etms import exports
from etms.directory.access import visible_organizations
from etms.trace.services import record_reads


def _find(request, pk: int):
    found = get_object_or_404(visible_organizations(request.user), pk=pk)
    door.require(request.user, "classification.compare", found)
    return found


@require_safe
def neighbours(request, pk):
    found = find_evaluation(request, pk, "classification.read_consensus")
    return page(request, "neighbours", neighbours_page(request.user, found))


@require_safe
def organizations(request):
    return page(request, "organizations", screens.organizations_page(request))


@require_safe
def ranking(request, pk):
    return page(request, "ranking", screens.ranking_page(request, _find(request, pk)))


@require_safe
def ranking_csv(request, pk, language):
    """The whole ranking as a file, in the language that is asked for; recorded of who holds the
    positions."""
    found, user, at = _find(request, pk), request.user, timezone.now()
    with translation.override(language):
        name, rows = ranking_file(user, found, at=at)
    record_reads(
        by=user,
        people=holders_ranked(
            found.pk, on=door.standing(user).on, without=access.evaluated_by(user)
        ),
        what="ranking_csv",
        role=access.comparing_ground(user, found),
        purpose="classification",
    )
    return HttpResponse(
        rows,
        content_type=exports.TYPE,
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Language": language,
        },
    )


@require_safe
def review(request, pk):
    return page(request, "review", screens.review_page(request, _find(request, pk)))
