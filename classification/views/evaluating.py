"""Doors to an evaluation: the list, begin one, its allocation, its committee, its first moves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classification.forms.evaluations import AllocationForm, BeginForm, SeatForm
from classification.queries import people
from classification.queries.listing import evaluable_of
from classification.rules.refusing import Refused
from classification.screens import evaluations as screens
from classification.screens.positions import terms_of, trail
from classification.screens.wording import fault_said
from classification.services import alone
from classification.services import committee as services
from classification.services.keeping import Conflicting
from classification.views.finding import (
    GET_OR_POST,
    STALE,
    WRONG,
    acting,
    attempt,
    find_evaluation,
    find_position,
    page,
    show_refusal,
    stale,
)
from classification.views.naming import naming_page
from etms import access as door

NOBODY = 0  # what is no number of an account is answered as one that nobody has


@require_safe
def evaluations(request):
    """Every evaluation one may read; an empty list where there is none."""
    return page(request, "evaluations", screens.list_page(request))


@GET_OR_POST
def begin(request, pk):
    """Begin an evaluation of a position on a signed description."""
    position = find_position(request, pk, "classification.begin")
    versions = evaluable_of(position)
    today = door.standing(request.user).on
    form = BeginForm(request.POST or None, descriptions=versions, initial={"evaluated_on": today})
    if request.method == "POST" and form.is_valid():
        made = _begun(request, form, versions)
        if made is not None:
            messages.success(request, _("The evaluation is begun. First allocate the position."))
            return redirect("classification:allocation", pk=made.pk)
    terms = terms_of(position, request.user)
    title = str(terms.title if terms else position)
    shown = {
        "position": position,
        "title": title,
        "trail": trail(request.user, position, title),
        "form": form,
        "signed": versions.exists(),
    }
    return page(request, "begin", shown, WRONG if form.errors else 200)


def _begun(request, form, versions):
    """The evaluation that was begun, or None with the reason on the form."""
    try:
        return services.begin_evaluation(
            description=versions.get(pk=form.cleaned_data["description"]),
            evaluated_on=form.cleaned_data["evaluated_on"],
            **acting(request),
        )
    except Refused as refusal:
        for fault in refusal.faults:
            form.add_error("evaluated_on", fault_said(fault))
    except ValidationError as refusal:
        show_refusal(form, refusal)
    return None


@require_safe
def evaluation(request, pk):
    found = find_evaluation(request, pk, "classification.read_evaluation")
    return naming_page(request, "evaluation", found, screens.evaluation_page(request, found))


@GET_OR_POST
def allocation(request, pk):
    """The first step: whether the position belongs to the group."""
    found = find_evaluation(request, pk, "classification.read_file")
    form = AllocationForm(request.POST or None, initial=AllocationForm.initial_of(found))
    status = 200
    if request.method == "POST":
        door.require(request.user, "classification.run", found)
        status = _allocate(request, found, form) if form.is_valid() else WRONG
        if status == 302:
            return redirect("classification:allocation", pk=pk)
    return page(request, "allocation", screens.allocation_page(request.user, found, form), status)


def _allocate(request, found, form) -> int:
    try:
        services.allocate(evaluation=found, **form.said(), **acting(request))
    except Conflicting as other:
        stale(form, other.now.revision)
        return STALE
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return WRONG
    messages.success(request, _("The allocation is recorded."))
    return 302


@GET_OR_POST
def committee(request, pk):
    """Who sits in the committee; the adviser adds somebody, or names the chair."""
    found = find_evaluation(request, pk, "classification.read_file")
    if request.method == "POST":
        door.require(request.user, "classification.run", found)
        form = SeatForm(request.POST)
        standing = door.standing(request.user)
        number = form.cleaned_data["user"] if form.is_valid() else NOBODY
        user = people.account(found.organization_id, number, at=standing.at, on=standing.on)
        chair = form.cleaned_data["chair"]
        attempt(
            request,
            lambda: services.seat_member(
                evaluation=found, user=user, chair=chair, **acting(request)
            ),
            done=_("Saved."),
        )
        return redirect("classification:committee", pk=pk)
    return page(request, "committee", screens.committee_page(request, found))


@require_POST
def unseat(request, pk, seat):
    found = find_evaluation(request, pk, "classification.run")
    member = get_object_or_404(found.seats, pk=seat)
    attempt(
        request,
        lambda: services.unseat_member(seat=member, **acting(request)),
        done=_("The member is taken off the committee."),
    )
    return redirect("classification:committee", pk=pk)


@require_POST
def move(request, pk, action):
    """Open an evaluation to its members, or the consensus before all have submitted."""
    permission = {"open": "classification.run", "discuss": "classification.lead"}[action]
    found = find_evaluation(request, pk, permission)
    service = {"open": services.open_evaluation, "discuss": alone.open_consensus}[action]
    said = {
        "open": _("The members may evaluate now."),
        "discuss": _("The consensus is open."),
    }[action]
    done = attempt(request, lambda: service(evaluation=found, **acting(request)), done=said)
    if done and action == "discuss":
        return redirect("classification:consensus", pk=pk)
    return redirect(found)
