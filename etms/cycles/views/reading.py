"""For every reader: the guidance for a role, and the numbers that others publish."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from etms.cycles import access, forms, queries, screens


@require_GET
def my_guidance(request):
    """The guidance of the running cycle for what this user is."""
    cycle = queries.running_cycle(on=timezone.localdate())
    if cycle is None:
        return render(request, "cycles/no_cycle.html", {"trail": screens.home_trail()})
    return redirect("cycles:guidance", cycle.code, screens.audience_of(request.user))


@require_GET
def guidance(request, code, audience):
    """The pages for one role through the stages of a cycle."""
    visible = access.visible_cycles(request.user).select_related("guidance")
    cycle = get_object_or_404(visible.prefetch_related("stages", "guidance__rows"), code=code)
    if cycle.guidance is None:
        raise Http404
    page = screens.guidance_page(cycle, audience, viewer=request.user)
    return render(request, "cycles/guidance.html", page)


@require_GET
def numbers(request):
    """Salary ranges as published, and those in force on a day."""
    form = forms.DayForm(request.GET if request.GET.get("on") else None)
    page = screens.numbers_page(form)
    return render(request, "cycles/numbers.html", page, status=422 if form.errors else 200)
