"""Doors to private notes: their author's alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory.access import visible_people
from etms.directory.models import Person
from talent.access import visible_observations
from talent.forms.observations import NoteForm
from talent.screens import observations as screens
from talent.services import observations as services


def _person(request, pk: int) -> Person:
    """Whom this user manages; and whom they wrote notes on, also after the person moved on."""
    found = visible_people(request.user).filter(pk=pk).first()
    if found is not None and door.can(request.user, "talent.observe", found):
        return found
    if visible_observations(request.user).filter(person=pk).exists():
        return Person.objects.get(pk=pk)
    if found is None:
        raise Http404
    door.require(request.user, "talent.observe", found)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request, pk):
    """Write a note, read one's own."""
    person = _person(request, pk)
    today = door.standing(request.user).on
    cycle = running_cycle(on=today)
    competencies = list(cycle.competencies.rows.all()) if cycle and cycle.competencies else []
    form = NoteForm(request.POST or None, competencies=competencies, today=today)
    if request.method == "POST" and form.is_valid() and _written(request, person, form):
        return redirect("talent:notes", pk)
    page = screens.notes_page(request, person, competencies, form)
    return render(request, "talent/notes.html", page, status=422 if form.errors else 200)


def _written(request, person, form) -> bool:
    try:
        services.write_observation(
            person=person, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("The note is kept, for you alone."))
    return True


@require_POST
def delete(request, pk):
    """Throw a note of one's own away."""
    note = get_object_or_404(visible_observations(request.user), pk=pk)
    services.delete_observation(observation=note, by=request.user, at=timezone.now())
    messages.success(request, _("The note is deleted."))
    return redirect("talent:notes", note.person_id)
