"""Doors to the pages of organizations, units and positions."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from etms import access as door
from etms.directory import access
from etms.directory.screens import changes as change_screens
from etms.directory.screens import people as people_screens
from etms.directory.screens import places as screens


@require_safe
def organization(request, pk):
    found = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    page = screens.organization_page(request, found)
    return render(request, "directory/organization.html", page)


@require_safe
def chart(request, pk):
    found = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    return render(request, "directory/chart.html", screens.chart_page(request, found))


@require_safe
def unit(request, pk):
    rows = access.visible_units(request.user).select_related("organization")
    found = get_object_or_404(rows, pk=pk)
    return render(request, "directory/unit.html", screens.unit_page(request, found))


@require_safe
def position(request, pk):
    found = get_object_or_404(access.visible_positions(request.user), pk=pk)
    return render(request, "directory/position.html", screens.position_page(request, found))


@require_safe
def position_changes(request, pk):
    found = get_object_or_404(access.visible_positions(request.user), pk=pk)
    page = screens.position_changes_page(request, found)
    return render(request, "directory/changes.html", page)


@require_safe
def appoint(request, pk):
    found = get_object_or_404(access.visible_positions(request.user), pk=pk)
    terms, organization = change_screens.terms_today(request, found)
    door.require(request.user, "directory.maintain", organization)
    change_screens.require_apart(request, found)
    page = people_screens.appoint_page(request, found, terms, organization)
    return render(request, "directory/appoint.html", page)
