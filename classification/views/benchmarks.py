"""Doors to the benchmark positions, to all of them and beside an evaluation."""

from django.views.decorators.http import require_safe

from classification.screens import benchmarks as screens
from classification.views.finding import find_evaluation, page


@require_safe
def benchmarks(request):
    """The library, open to who is signed in: it is the standard's."""
    return page(request, "benchmarks", screens.library_page(request))


@require_safe
def benchmark(request, number):
    return page(request, "benchmark", screens.benchmark_page(request, number))


@require_safe
def nearest(request, pk):
    found = find_evaluation(request, pk, "classification.read_consensus")
    return page(request, "nearest", screens.nearest_page(request.user, found))
