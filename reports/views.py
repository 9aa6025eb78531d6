"""Doors to the figures of the whole public service."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from etms import access as door
from reports import screens, services


@require_safe
def figures(request):
    """Placements, critical positions, participation: from submitted packages alone."""
    door.require(request.user, "reports.see_figures")
    return render(request, "reports/figures.html", screens.figures_page(request))


@require_POST
def build(request):
    """Have the figures built anew."""
    door.require(request.user, "reports.build_figures")
    cycle, _filters = screens.chosen_cycle(request)
    if cycle is None:
        messages.error(request, _("There is no cycle yet."))
        return redirect("reports:figures")
    services.ask_for_figures(cycle=cycle, by=request.user, at=timezone.now())
    messages.success(request, _("The figures are being built. Open this page again in a moment."))
    return redirect(f"{reverse('reports:figures')}?cycle={cycle.code}")
