"""Doors for the deputy head: approve what is complete, or send it back with a note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.trace.services import record_reads
from etms.workflow import InvalidTransition
from talent.forms.sessions import NoteForm
from talent.queries import sessions as queries
from talent.screens import approval as screens
from talent.screens.sessions import manager_sections
from talent.services import calibration as services
from talent.views.placing import cycle_of_today

MOST = 200  # approved at once


def _organization(request) -> int:
    found = door.standing(request.user).deputy_head_of
    if found is None:
        raise PermissionDenied(_("Only the deputy head approves assessments and placements."))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def approval(request):
    """All that is complete, with proposal and calibration; approve those that are chosen."""
    organization, cycle = _organization(request), cycle_of_today(request)
    if request.method == "POST" and "mark" not in request.POST:
        return _approve(request, organization, cycle)
    page = screens.approval_page(
        request, organization, cycle, marked=request.POST.get("mark") == "all"
    )
    people = [line.assessment.person_id for line in page["lines"]]
    record_reads(
        by=request.user,
        people=people,
        what="placement",
        role="deputy_head",
        purpose="management",
    )
    return render(request, "talent/approval.html", page)


def _approve(request, organization, cycle):
    chosen = [int(raw) for raw in request.POST.getlist("assessment") if raw.isdecimal()][:MOST]
    if not chosen:
        messages.error(request, _("Mark whom you approve. Nothing was approved."))
        return redirect(request.get_full_path())
    on = door.standing(request.user).on
    found = queries.awaiting_approval(organization, cycle, on=on).filter(pk__in=chosen)
    try:
        done = services.approve_assessments(
            assessments=list(found), by=request.user, at=timezone.now()
        )
    except InvalidTransition:
        messages.error(request, _("One of these has changed meanwhile. Nothing was approved."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        text = ngettext(
            "%(count)d assessment is approved; its manager was told.",
            "%(count)d assessments are approved; their managers were told.",
            len(done),
        )
        messages.success(request, text % {"count": len(done)})
    return redirect("talent:approval")


@require_http_methods(["GET", "HEAD", "POST"])
def approve_one(request, pk):
    """One assessment in full; approve it, or send it back with a note."""
    organization, cycle = _organization(request), cycle_of_today(request)
    on = door.standing(request.user).on
    found = get_object_or_404(
        queries.awaiting_approval(organization, cycle, on=on).select_related(
            "person", "placement", "cycle"
        ),
        pk=pk,
    )
    door.require(request.user, "talent.approve", found.person)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.return_assessment(
                assessment=found, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except InvalidTransition:
            form.add_error(None, _("This assessment is with its manager already."))
        else:
            messages.success(request, _("The assessment is sent back, and the manager was told."))
            return redirect("talent:approval")
    record_reads(
        by=request.user,
        people=[found.person_id],
        what="assessment",
        role="deputy_head",
        purpose="management",
    )
    page = screens.one_page(found, manager_sections(found, cycle), on=on, form=form)
    return render(request, "talent/approve_one.html", page, status=422 if form.errors else 200)
