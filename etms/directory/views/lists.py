"""Doors to the lists."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from etms.directory.screens import lists


@require_safe
def people(request):
    return render(request, "directory/people.html", lists.people_page(request))


@require_safe
def positions(request):
    return render(request, "directory/positions.html", lists.positions_page(request))


@require_safe
def organizations(request):
    return render(request, "directory/organizations.html", lists.organizations_page(request))


@require_safe
def team(request):
    return render(request, "directory/team.html", lists.team_page(request))
