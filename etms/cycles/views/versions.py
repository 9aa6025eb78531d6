"""Versions of rules: the lists, one version, and the editor of a draft."""

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


def _found(request, part: str, code: str) -> Version:
    versions = access.visible_versions(request.user, part).prefetch_related("rows")
    return get_object_or_404(versions, code=code)


@require_GET
def versions(request):
    """Every version of every kind of rules that this user may read."""
    return render(request, "cycles/versions.html", screens.versions_page(request.user))


@require_GET
def version(request, part, code):
    """One version with its rows, its source, and the cycles that use it."""
    page = screens.version_page(_found(request, part, code), viewer=request.user)
    return render(request, f"cycles/version_{part}.html", page)


@require_http_methods(["GET", "POST"])
def version_edit(request, part, code, section=""):
    """Change a draft; of guidance one audience at a time, of a questionnaire one portal."""
    found = _found(request, part, code)
    door.require(request.user, "cycles.draft", found)
    if part in (Part.GUIDANCE, Part.QUESTIONS) and not section:
        return redirect(screens.edit_url(found))
    cycle = _asking_cycle(request)
    sheet = forms.version_sheet(found, request.POST or None, section=section)
    if request.method == "POST" and sheet.is_valid():
        if _saved(request, found, sheet, section):
            return redirect("cycles:check", cycle.code) if cycle else redirect(found)
    elif cycle is not None:
        sheet.show(queries.version_problems(found, part, starts_on=cycle.starts_on))
    page = screens.edit_page(found, sheet, section=section, cycle=cycle)
    wrong = request.method == "POST"
    return render(
        request, f"cycles/edit_{Part(part).value}.html", page, status=422 if wrong else 200
    )


def guidance_edit(request, code, section):
    """Change the pages of guidance for one audience."""
    return version_edit(request, Part.GUIDANCE, code, section)


def questions_edit(request, code, section):
    """Change the questions of one portal."""
    return version_edit(request, Part.QUESTIONS, code, section)


def _asking_cycle(request) -> Cycle | None:
    """The draft of a cycle from whose check page the reader comes."""
    return access.visible_cycles(request.user).filter(code=request.GET.get("check", "")).first()


def _saved(request, version: Version, sheet: forms.Sheet, section: str) -> bool:
    try:
        services.edit_version(
            version=version,
            own=sheet.values[forms.OWN],
            rows=forms.rows_of(version, sheet, section=section),
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        sheet.refuse(error)
        return False
    messages.success(request, _("The version is saved."))
    return True


@require_POST
def version_begin(request, part, code):
    """Begin a new version as a copy of this one."""
    found = _found(request, part, code)
    begun = services.begin_version(of=found, by=request.user, at=timezone.now())
    messages.success(request, _("A new version has begun as a copy. Change what is new."))
    return redirect(screens.edit_url(begun))


@require_POST
def version_discard(request, part, code):
    """Throw a draft away, unless a cycle has chosen it."""
    found = _found(request, part, code)
    try:
        services.discard_version(version=found, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(found)
    messages.success(request, _("The draft is discarded."))
    return redirect("cycles:versions")
