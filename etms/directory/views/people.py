"""Doors to the pages of a person: 404 outside the card's scope, 403 with the reason inside."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from etms.directory import access
from etms.directory.screens import people as screens


@require_safe
def person(request, pk):
    found = get_object_or_404(access.visible_people(request.user), pk=pk)
    return render(request, "directory/person.html", screens.person_page(request, found))


@require_safe
def file(request, pk):
    found = get_object_or_404(access.visible_people(request.user), pk=pk)
    return render(request, "directory/file.html", screens.file_page(request, found))


@require_safe
def person_changes(request, pk):
    found = get_object_or_404(access.visible_people(request.user), pk=pk)
    return render(request, "directory/changes.html", screens.person_changes_page(request, found))
