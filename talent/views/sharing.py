"""Doors to sharing an assessment, and to what was shared."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory.access import relation, visible_people
from etms.trace.services import record_read
from talent.forms.conversations import ShareForm
from talent.models import Assessment
from talent.queries import sharing as queries
from talent.rules import reading
from talent.screens import sharing as screens
from talent.services import sharing as services


@require_http_methods(["GET", "HEAD", "POST"])
def share(request, pk):
    """What the executive would read; the manager releases it, again with a reason."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "talent.share", person)
    cycle = running_cycle(on=door.standing(request.user).on)
    assessment = get_object_or_404(
        Assessment.objects.select_related(
            "person", "cycle__rules", "cycle__competencies", "placement"
        ),
        person=person,
        cycle=cycle,
    )
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.share_assessment(
                assessment=assessment, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except ValidationError as refusal:
            for name, words in getattr(refusal, "error_dict", {None: refusal.messages}).items():
                form.add_error(name, words)
        else:
            messages.success(request, _("The assessment is shared, and the executive was told."))
            return redirect("talent:conversation", pk=person.pk)
    record_read(
        by=request.user, person=person, what="assessment", role="manager", purpose="management"
    )
    page = screens.share_page(assessment, viewer=request.user, form=form)
    return render(request, "talent/share.html", page, status=422 if form.errors else 200)


@require_safe
def shared(request, pk):
    """What was shared with an executive; the first reading by the executive is noted."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "talent.read_shared", person)
    stands = relation(request.user, person)
    ground = "executive" if stands.own else reading.assessment_ground(stands)
    record_read(
        by=request.user,
        person=person,
        what="assessment",
        role=ground,
        purpose=PURPOSES[ground],
    )
    unread = queries.shares_of(person).filter(read_at=None).first() if stands.own else None
    if unread is not None:
        services.read_share(share=unread, by=request.user, at=timezone.now())
    return render(request, "talent/shared.html", screens.shared_page(person, viewer=request.user))


PURPOSES = {
    "executive": "own",
    "manager": "management",
    "deputy_head": "management",
    "delegate": "support",
}
