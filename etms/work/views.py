"""Doors to home, notices, jobs and health."""

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from etms import access as door
from etms.accounts import services as accounts
from etms.paging import page_of
from etms.work import access, screens, services
from etms.work.forms import NoticeMailForm
from etms.work.health import readiness


@require_GET
def home(request):
    """What waits for this person, and what they may want at hand."""
    return render(request, "work/home.html", screens.home_page(request.user))


@require_GET
def notices(request):
    """What this person was told, newest first."""
    page = page_of(access.visible_notices(request.user), request, keys=("-id",))
    return render(request, "work/notices.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def notice_mail(request):
    """How one's notices come by e-mail."""
    user = request.user
    form = NoticeMailForm(request.POST or None, initial={"notice_mail": user.notice_mail})
    if request.method == "POST" and form.is_valid():
        accounts.choose_notice_mail(
            user=user, choice=form.cleaned_data["notice_mail"], by=user, at=timezone.now()
        )
        messages.success(request, _("Your choice is saved."))
        return redirect("work:notices")
    status = 422 if form.errors else 200
    page = {"form": form, "trail": [(_("Notices"), reverse("work:notices"))]}
    return render(request, "work/notice_mail.html", page, status=status)


@require_POST
def notice_read(request, pk):
    found = get_object_or_404(access.visible_notices(request.user), pk=pk)
    services.mark_read(notice=found, at=timezone.now())
    return redirect("work:notices")


@require_POST
def notices_read(request):
    services.mark_all_read(by=request.user, at=timezone.now())
    return redirect("work:notices")


@require_GET
def jobs(request):
    """The queue: what waits, what was given up, what was done of late."""
    door.require(request.user, "work.operate")
    return render(request, "work/jobs.html", screens.jobs_page(request))


@require_POST
def job_retry(request, pk):
    found = get_object_or_404(access.visible_jobs(request.user), pk=pk)
    try:
        services.retry_job(job=found, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The job will be tried again in a moment."))
    return redirect("work:jobs")


@require_GET
def health(request):
    """How each part of the system is doing."""
    door.require(request.user, "work.operate")
    return render(request, "work/health.html", screens.health_page(at=timezone.now()))


def _answer(parts: dict[str, str], *, status: int = 200) -> JsonResponse:
    return JsonResponse(parts, status=status, headers={"Cache-Control": "no-store"})


@login_not_required
@require_safe
def healthz(request):
    """This process answers; nothing else is asked."""
    return _answer({"process": "ok"})


@login_not_required
@require_safe
def readyz(request):
    """Whether pages can be served: 503 without the database or with migrations to come."""
    found = readiness(at=timezone.now())
    return _answer(asdict(found), status=200 if found.ready else 503)
