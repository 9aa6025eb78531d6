"""Doors to the positions somebody looks after, and to one of them."""

from django.views.decorators.http import require_safe

from classification.screens import positions as screens
from classification.views.finding import find_position, page


@require_safe
def positions(request):
    return page(request, "positions", screens.list_page(request))


@require_safe
def position(request, pk):
    found = find_position(request, pk, "classification.read_position")
    return page(request, "position", screens.position_page(request, found))
