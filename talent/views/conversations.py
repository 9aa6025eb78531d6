"""Doors to the conversation between executive and manager."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory import queries as directory
from etms.directory.access import relation, visible_people
from etms.learning import services as learning
from etms.learning.forms import ActionForm
from etms.trace.services import record_read
from talent.forms.conversations import AcknowledgeForm, HeldForm, PlanForm, PrepareForm
from talent.screens import conversations as screens
from talent.services import conversations as services


def _forms(request, act: str, *, mine, today) -> dict:
    """The forms of the page; the one that was sent holds what was written."""
    made = {
        "plan": (PlanForm, {}),
        "prepare": (
            PrepareForm,
            {"text": mine.text if mine else "", "base": mine.revision if mine else 0},
        ),
        "hold": (HeldForm, {"held_on": today}),
        "acknowledge": (AcknowledgeForm, {}),
        "agree": (ActionForm, {}),
    }
    return {
        name: form(request.POST if act == name else None, initial=initial, prefix=name)
        for name, (form, initial) in made.items()
    }


@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request, pk):
    """Plan, prepare, hold, acknowledge: one page, one act at a time."""
    person = get_object_or_404(visible_people(request.user).select_related("user"), pk=pk)
    door.require(request.user, "talent.converse", person)
    now = timezone.now()
    cycle = running_cycle(on=timezone.localdate(now))
    if cycle is None:
        raise Http404
    sides = screens.sides_of(person, cycle, viewer=request.user)
    act = request.POST.get("act", "")
    forms = _forms(request, act, mine=sides.mine, today=timezone.localdate(now))
    if request.method == "POST" and act in forms and forms[act].is_valid():
        try:
            said = _do(request, act, person, cycle, forms[act].cleaned_data, at=now)
        except ValidationError as refusal:
            _refuse(forms[act], refusal)
        except services.Conflict as conflict:
            _offer_both(forms, conflict)
        else:
            messages.success(request, said)
            return redirect("talent:conversation", pk=person.pk)
    _record(request.user, person)
    wrong = bool(act in forms and forms[act].errors)
    page = screens.conversation_page(person, cycle, sides, viewer=request.user, forms=forms)
    return render(request, "talent/conversation.html", page, status=422 if wrong else 200)


def _do(request, act: str, person, cycle, given: dict, *, at) -> str:
    """One act of either side, and what to say of it."""
    what = {"person": person, "cycle": cycle, "by": request.user, "at": at}
    if act == "plan":
        manager = directory.manager_of(person, on=timezone.localdate(at))
        services.plan_conversation(**what, **given, manager=manager)
        return _("The day is kept, and the other side was told.")
    if act == "prepare":
        share = "share" in request.POST
        services.prepare_conversation(**what, **given, share=share)
        return _("Saved and shown to the other side.") if share else _("Saved, for you alone.")
    if act == "hold":
        services.record_conversation(**what, **given)
        return _("The conversation is recorded. Both of you can now acknowledge it.")
    if act == "acknowledge":
        services.acknowledge_conversation(**what, **given)
        return _("You have acknowledged the conversation.")
    learning.add_action(**what, **given)
    return _("The action is on the learning plan.")


def _refuse(form, refusal: ValidationError) -> None:
    for name, words in getattr(refusal, "error_dict", {None: refusal.messages}).items():
        form.add_error(name, words)


def _offer_both(forms: dict, conflict: services.Conflict) -> None:
    """The other text stands above what was written here; sending again replaces it."""
    sent = forms["prepare"]
    there = conflict.preparation
    sent.add_error(
        "text",
        _("You saved another text in the meantime. It reads: %(text)s") % {"text": there.text},
    )
    sent.data = sent.data.copy()
    sent.data["prepare-base"] = there.revision


def _record(user, person) -> None:
    own = relation(user, person).own
    record_read(
        by=user,
        person=person,
        what="conversation",
        role="executive" if own else "manager",
        purpose="own" if own else "management",
    )
