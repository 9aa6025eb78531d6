"""Doors to packages as they were submitted, for OCHRO and for the organization."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from etms import access as door
from etms.workflow import InvalidTransition
from talent.access.submission import closed_to, readable_files, readable_packages
from talent.forms.submission import DecideForm
from talent.screens import received as screens
from talent.screens.submission import file_page, packages_content
from talent.services import submission as services
from talent.views.reading import content_answer, note_reads


def _found(request, number: str):
    visible = readable_packages(request.user).select_related(
        "dossier__organization", "dossier__cycle__placements"
    )
    return get_object_or_404(visible, number=number)


@require_safe
def submissions(request):
    """Who has submitted."""
    door.require(request.user, "talent.see_submissions")
    return render(request, "talent/submissions.html", screens.submissions_page(request))


@require_safe
def submitted_files(request):
    """Executives of all organizations, as submitted."""
    door.require(request.user, "talent.see_submissions")
    page = screens.files_page(request)
    note_reads(request, page.get("shown", ()))
    return render(request, "talent/submitted_files.html", page)


@require_safe
def package(request, number):
    """One package as it was submitted."""
    return _package(request, _found(request, number))


def _package(request, found, *, form=None, status: int = 200):
    page = screens.package_page(found, request=request, form=form)
    note_reads(request, page["shown"], organization=found.dossier.organization_id)
    return render(request, "talent/package.html", page, status=status)


@require_safe
def submitted_file(request, number, person):
    """One executive's file as it was submitted."""
    found = _found(request, number)
    if person in closed_to(request.user) and found.files.filter(person=person).exists():
        raise PermissionDenied(_("Your own file, and that of a manager above you, is closed."))
    row = get_object_or_404(readable_files(request.user), package=found, person=person)
    note_reads(request, [person], organization=found.dossier.organization_id)
    page = file_page(row.content) | {
        "package": found,
        "dossier": found.dossier,
        "trail": screens.trail(found),
    }
    return render(request, "talent/submitted_file.html", page)


@require_safe
def package_content(request, number):
    """The very bytes that were hashed."""
    found = _found(request, number)
    return content_answer(request, packages_content(found), name=number, dossier=found.dossier)


@require_safe
def package_changes(request, number):
    """What changed from the turn before to this one."""
    found = _found(request, number)
    page = screens.compared_page(found, request=request)
    if page is None:
        raise Http404
    note_reads(request, page["people"], organization=found.dossier.organization_id)
    return render(request, "talent/changes.html", page)


@require_POST
def withdraw(request, number):
    """Take a package back."""
    found = _found(request, number)
    try:
        services.withdraw_package(package=found, by=request.user, at=timezone.now())
    except InvalidTransition:
        messages.error(request, _("This package can no longer be withdrawn."))
    else:
        messages.success(request, _("The package is withdrawn. It can be submitted again."))
    return redirect("talent:submission", found.dossier_id)


@require_POST
def decide(request, number):
    """OCHRO endorses a package or returns it."""
    found = _found(request, number)
    door.require(request.user, "talent.decide_package", found)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _package(request, found, form=form, status=422)
    try:
        services.decide_package(
            package=found, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except InvalidTransition:
        messages.error(request, _("This package has moved on since you looked at it."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The organization was told."))
    return redirect("talent:package", number)
