"""Doors to learning plans."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory.access import relation, visible_people
from etms.learning import access, forms, screens, services
from etms.learning.models import LearningAction
from etms.trace.services import record_read

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def plan(request, pk):
    """The learning plan of a person, and one more action."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "learning.read", person)
    form = forms.ActionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        services.add_action(
            person=person,
            cycle=running_cycle(on=timezone.localdate(now)),
            **form.cleaned_data,
            by=request.user,
            at=now,
        )
        messages.success(request, _("The action is on the plan."))
        return redirect("learning:plan", pk=person.pk)
    _note_read(request, person)
    page = screens.plan_page(person, viewer=request.user, form=form)
    return render(request, "learning/plan.html", page, status=422 if form.errors else 200)


@GET_OR_POST
def action(request, pk):
    """How one action stands."""
    found = get_object_or_404(
        LearningAction.objects.filter(person__in=visible_people(request.user)).select_related(
            "person"
        ),
        pk=pk,
    )
    if not door.can(request.user, "learning.read", found.person):
        raise Http404  # that there is an action is part of the plan
    door.require(request.user, "learning.write", found.person)
    form = forms.ChangeForm(request.POST or None, initial=screens.as_written(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_action(
                action=found, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            for name, words in refusal.message_dict.items():
                form.add_error(name, words)
        else:
            messages.success(request, _("The action is changed."))
            return redirect("learning:plan", pk=found.person_id)
    _note_read(request, found.person)
    page = screens.change_page(found, form)
    return render(request, "directory/change.html", page, status=422 if form.errors else 200)


def _note_read(request, person) -> None:
    ground = access.plan_ground(relation(request.user, person))
    purpose = screens.PURPOSES[ground]
    record_read(by=request.user, person=person, what="learning", role=ground, purpose=purpose)
