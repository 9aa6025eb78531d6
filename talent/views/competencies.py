"""Door to what a position asks."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.cycles.queries import running_cycle
from etms.directory.access import visible_positions
from talent.screens import competencies as screens
from talent.services import competencies as services


@require_http_methods(["GET", "HEAD", "POST"])
def required(request, pk):
    """The rating that a position asks in each competency; changed by who keeps the directory."""
    position = get_object_or_404(visible_positions(request.user), pk=pk)
    now = timezone.now()
    terms = screens.terms_of(position, viewer=request.user)
    cycle = running_cycle(on=timezone.localdate(now))
    data = request.POST if request.method == "POST" else None
    if data is not None:
        door.require(request.user, "talent.require_competencies", position)
    page = screens.required_page(position, terms, cycle, viewer=request.user, data=data)
    if data is not None:
        form = page["form"]
        if form is None:
            raise Http404
        if form.is_valid():
            services.require_competencies(
                position=position,
                level=terms.level,
                cycle=cycle,
                ratings=form.cleaned_data,
                by=request.user,
                at=now,
            )
            messages.success(request, _("What this position asks is saved."))
            return redirect("talent:required", pk=position.pk)
    return render(request, "talent/required.html", page, status=422 if data is not None else 200)
