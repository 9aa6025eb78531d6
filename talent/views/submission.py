"""Doors to an organization's submission to OCHRO."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.cycles.queries import running
from etms.packages import queries as packages
from etms.packages.choices import STANDING
from etms.packages.services import AlreadyStanding, OtherContent
from talent.access.people import in_charge_of
from talent.access.submission import PURPOSE, closed_to, dossiers_in_charge
from talent.forms.submission import ReasonForm, SendForm
from talent.queries import submission as queries
from talent.screens import submission as screens
from talent.screens.organizations import asked_organization
from talent.services import submission as services
from talent.views.reading import content_answer, note_reads


def _found(request, pk: int):
    visible = dossiers_in_charge(request.user).select_related(
        "organization", "cycle__rules", "cycle__competencies", "cycle__placements"
    )
    return get_object_or_404(visible, pk=pk)


def _live(view):
    """A page about what would go now; once nothing can go, the way to what went."""

    @wraps(view)
    def page(request, pk, **more):
        dossier = _found(request, pk)
        last = packages.last_turn(purpose=PURPOSE, dossier=dossier)
        on = door.standing(request.user).on
        if request.method == "POST" or not queries.settled(dossier, last, on=on):
            return view(request, dossier, last, **more)
        if last is not None and last.state in STANDING:
            return redirect("talent:package", last.number)
        return redirect("talent:submission", pk)

    return page


@require_safe
def own(request):
    """The submission of the running cycle that this user answers for, in one organization."""
    on, user = door.standing(request.user).on, request.user
    dossier = None
    if in_charge_of(user):
        organization = asked_organization(user, request.GET.get("organization", ""))
        there = dossiers_in_charge(user).filter(running(on, "cycle__"))
        dossier = there.filter(organization=organization).first() or there.first()
    if dossier is None:
        raise PermissionDenied(_("Only the deputy head and the delegates submit to OCHRO."))
    return redirect("talent:submission", dossier.pk)


@require_safe
def submission(request, pk):
    page = screens.submission_page(_found(request, pk), request=request)
    return render(request, "talent/submission.html", page)


@require_POST
def levels(request, pk):
    """Which optional levels the organization sends."""
    dossier = _found(request, pk)
    prepared = queries.preparation(dossier, on=door.standing(request.user).on)
    form = screens.levels_form(prepared, request.POST)
    if form is None or not form.is_valid():
        raise Http404
    services.choose_levels(
        dossier=dossier, levels=form.cleaned_data["levels"], by=request.user, at=timezone.now()
    )
    messages.success(request, _("The choice is saved."))
    return redirect("talent:submission", pk)


@require_POST
def reason(request, pk, person):
    """Why an expected file does not go."""
    dossier = _found(request, pk)
    prepared = queries.preparation(dossier, on=door.standing(request.user).on)
    line = next((each for each in prepared.lines if each.executive.person_id == person), None)
    if line is None:
        raise Http404
    form = ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError([error for each in form.errors.values() for error in each])
        services.give_reason(
            dossier=dossier,
            person_id=person,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The reason is saved."))
    return redirect("talent:submission", pk)


@require_safe
@_live
def preview(request, dossier, last):
    """Exactly what OCHRO would get, as a list."""
    page = screens.preview_page(dossier, request=request)
    note_reads(request, page["shown"], organization=dossier.organization_id)
    return render(request, "talent/preview.html", page)


@require_safe
@_live
def preview_file(request, dossier, last, person):
    """Exactly what OCHRO would get about one executive."""
    if person in closed_to(request.user):
        raise PermissionDenied(_("Your own file, and that of a manager above you, is closed."))
    file = screens.preview_file(dossier, person, user=request.user)
    if file is None:
        raise Http404
    note_reads(request, [person], organization=dossier.organization_id)
    page = screens.file_page(file) | {
        "dossier": dossier,
        "trail": [
            *screens.trail(dossier),
            (_("What OCHRO gets"), screens.preview_url(dossier)),
        ],
    }
    return render(request, "talent/submitted_file.html", page)


@require_safe
@_live
def preview_content(request, dossier, last):
    """The very bytes that are hashed; for whoever may read every file in them."""
    whole = screens.whole_content(dossier, user=request.user)
    return content_answer(
        request, whole, name=f"{dossier.cycle.code}-{dossier.organization.number}", dossier=dossier
    )


@require_safe
@_live
def changes(request, dossier, last):
    """What changed since the last submission, field by field."""
    if last is None:
        raise Http404
    page = screens.changes_page(dossier, request=request, last=last)
    if "count" in request.GET:
        return HttpResponse(screens.changes_since(page["total"]))
    note_reads(request, page["people"], organization=dossier.organization_id)
    return render(request, "talent/changes.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@_live
def send(request, dossier, last):
    """The last look, and the button that sends; pressed twice, it has sent once."""
    status = 200
    if request.method == "POST":
        form = SendForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Look at the package again, then send it."))
            return redirect("talent:send", dossier.pk)
        try:
            package = services.submit_package(
                dossier=dossier,
                **form.cleaned_data,
                by=request.user,
                at=timezone.now(),
            )
        except services.Blocked as error:
            messages.error(request, " ".join(error.messages))
            return redirect("talent:submission", dossier.pk)
        except (services.Changed, OtherContent, AlreadyStanding) as error:
            messages.error(request, " ".join(error.messages))
            status = 409 if isinstance(error, services.Changed) else 422
        else:
            return redirect("packages:receipt", package.number)
    page = screens.send_page(dossier, user=request.user, last=last)
    return render(request, "talent/send.html", page, status=status)
