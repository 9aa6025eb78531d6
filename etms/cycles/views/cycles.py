"""Cycles: the list, one cycle, and the editor of a draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from etms import access as door
from etms.cycles import access, forms, queries, screens, services
from etms.cycles.choices import Part
from etms.cycles.models import Cycle, Version
from etms.workflow import InvalidTransition


def _found(request, code: str) -> Cycle:
    return get_object_or_404(queries.whole(access.visible_cycles(request.user)), code=code)


def _bare(request, code: str) -> Cycle:
    """The cycle with the versions it uses, without their rows."""
    return get_object_or_404(queries.bare(access.visible_cycles(request.user)), code=code)


def _draft(request, code: str, *, found=_found) -> Cycle:
    cycle = found(request, code)
    door.require(request.user, "cycles.draft", cycle)
    return cycle


@require_GET
def cycles(request):
    """Every cycle that this user may read."""
    return render(request, "cycles/cycles.html", screens.cycles_page(request.user))


@require_http_methods(["GET", "POST"])
def cycle_new(request):
    """Draft a cycle for a fiscal year that has none."""
    door.require(request.user, "cycles.draft")
    form = forms.YearForm(request.POST or None, years=screens.years_to_draft())
    if request.method == "POST" and form.is_valid():
        try:
            cycle = services.draft_cycle(
                year=form.cleaned_data["year"], by=request.user, at=timezone.now()
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect(cycle)
    page = {"form": form, "trail": screens.home_trail()}
    return render(request, "cycles/new.html", page, status=422 if form.errors else 200)


@require_GET
def cycle(request, code):
    """One cycle with all that it stands on; a draft with its steps."""
    page = screens.cycle_page(_found(request, code), viewer=request.user)
    return render(request, "cycles/cycle.html", page)


@require_GET
def changes(request, code):
    """What was done to a cycle, for the policy officer."""
    cycle = _bare(request, code)
    door.require(request.user, "cycles.draft")
    return render(request, "cycles/changes.html", screens.changes_page(cycle))


@require_http_methods(["GET", "POST"])
def stages(request, code):
    """The stages of a draft and their days."""
    cycle = _draft(request, code)
    sheet = forms.stage_sheet(cycle, request.POST or None)
    if request.method == "POST":
        if sheet.is_valid() and _stages_saved(request, cycle, sheet):
            return redirect(cycle)
    elif "check" in request.GET:
        sheet.show(p for p in queries.problems(cycle) if p.part == Part.STAGES)
    page = screens.stages_page(cycle, sheet)
    wrong = request.method == "POST"
    return render(request, "cycles/stages.html", page, status=422 if wrong else 200)


def _stages_saved(request, cycle: Cycle, sheet: forms.Sheet) -> bool:
    try:
        services.set_stages(cycle=cycle, stages=sheet.values, by=request.user, at=timezone.now())
    except ValidationError as error:
        sheet.refuse(error)
        return False
    messages.success(request, _("The stages are saved."))
    return True


@require_http_methods(["GET", "POST"])
def choose(request, code, part):
    """Which version of one kind of rules a draft uses; or begin a new one from it."""
    cycle = _draft(request, code, found=_bare)
    form = forms.ChooseForm(
        request.POST or None,
        versions=access.visible_versions(request.user, part),
        pinned=getattr(cycle, part),
    )
    if request.method == "POST" and form.is_valid():
        begun = _chosen(request, cycle, part, form.chosen)
        return redirect(screens.edit_url(begun) if begun else cycle)
    page = screens.choose_page(cycle, part, form)
    return render(request, "cycles/choose.html", page, status=422 if form.errors else 200)


def _chosen(request, cycle: Cycle, part: str, version: Version | None) -> Version | None:
    """Pin what was chosen, or a new version of it; the new version, if one was begun."""
    act = {"by": request.user, "at": timezone.now()}
    begins = "begin" in request.POST and version is not None
    if begins:
        version = services.begin_version(of=version, **act)
    services.choose_versions(cycle=cycle, chosen={part: version}, **act)
    messages.success(request, _("The choice is saved."))
    return version if begins else None


@require_GET
def check(request, code):
    """What a draft still lacks, and the button that publishes it."""
    page = screens.check_page(_draft(request, code), viewer=request.user)
    return render(request, "cycles/check.html", page)


@require_POST
def publish(request, code):
    """Publish a draft that lacks nothing; else back to the list of what it lacks."""
    cycle = _found(request, code)
    try:
        services.publish_cycle(cycle=cycle, by=request.user, at=timezone.now())
    except ValidationError:
        messages.error(request, _("The cycle is not complete yet; the reasons stand below."))
        return redirect("cycles:check", code)
    except InvalidTransition:
        messages.error(request, _("This cycle is not a draft any more."))
    else:
        messages.success(request, _("The cycle is published. Its rules can no longer change."))
    return redirect(cycle)


@require_POST
def close(request, code):
    """Close a published cycle."""
    cycle = _found(request, code)
    try:
        services.close_cycle(cycle=cycle, by=request.user, at=timezone.now())
    except InvalidTransition:
        messages.error(request, _("Only a published cycle can be closed."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The cycle is closed."))
    return redirect(cycle)


@require_POST
def discard(request, code):
    """Throw a draft away."""
    services.discard_cycle(cycle=_found(request, code), by=request.user, at=timezone.now())
    messages.success(request, _("The draft is discarded."))
    return redirect("cycles:cycles")
