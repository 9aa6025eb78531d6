"""Doors to an executive's submitted answers; each opening is recorded."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.directory.access import home_today, relation
from etms.trace.services import record_read
from etms.workflow import InvalidTransition
from talent import access
from talent.forms.questionnaires import ReturnForm
from talent.rules import reading
from talent.screens import questionnaires as screens
from talent.services import questionnaires as services

PURPOSES = {
    "executive": "own",
    "manager": "management",
    "deputy_head": "management",
    "delegate": "support",
}


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request, pk):
    """Submitted answers in words; who may, sends them back with a note."""
    if request.method == "POST" and (back := _returned_already(request, pk)):
        return back
    visible = access.visible_questionnaires(request.user)
    found = get_object_or_404(visible.select_related("person", "cycle"), pk=pk)
    found.person.home_today = home_today(found.person, door.standing(request.user).on)
    door.require(request.user, "talent.read_answers", found.person)
    form = ReturnForm(request.POST or None)
    if request.method == "POST":
        door.require(request.user, "talent.return_answers", found.person)
        if form.is_valid() and _returned(request, found, form):
            return redirect("directory:person", pk=found.person_id)
    ground = reading.answers_ground(relation(request.user, found.person))
    record_read(
        by=request.user,
        person=found.person,
        what="answers",
        role=ground,
        purpose=PURPOSES[ground],
    )
    page = screens.reading(found, viewer=request.user, form=form)
    return render(request, "talent/answers.html", page, status=422 if form.errors else 200)


def _returned_already(request, pk):
    """On to the person, where the reader has sent the answers back in another window."""
    found = access.returned_by(request.user).filter(pk=pk).first()
    if found is None:
        return None
    messages.info(request, _("You have returned these answers already."))
    return redirect("directory:person", pk=found.person_id)


def _returned(request, found, form) -> bool:
    note = form.cleaned_data["note"]
    try:
        services.return_answers(questionnaire=found, note=note, by=request.user, at=timezone.now())
    except InvalidTransition:
        form.add_error(None, _("These answers are not submitted any more."))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    else:
        messages.success(request, _("The answers are returned, and the executive was told."))
        return True
    return False
