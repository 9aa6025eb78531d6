"""Doors to what compares evaluations: the line, similar positions, ranking, review."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from classification.screens import comparing as screens
from classification.screens.neighbours import neighbours_page
from classification.views.finding import find_evaluation, page
from etms import access as door
from etms.directory.access import visible_organizations


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
def review(request, pk):
    return page(request, "review", screens.review_page(request, _find(request, pk)))
