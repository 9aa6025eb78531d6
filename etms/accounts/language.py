"""The language switch, and the sign of life that keeps a session open."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import timezone
from django.views import i18n
from django.views.decorators.http import require_POST

from etms.accounts import services


@login_not_required
@require_POST
def set_language(request):
    """The same page in the other language; who is signed in is written to in it from now on."""
    if request.user.is_authenticated:
        services.choose_language(
            user=request.user,
            language=request.POST.get("language", ""),
            by=request.user,
            at=timezone.now(),
        )
    return i18n.set_language(request)  # the cookie, and a way back that stays on this host


@require_POST
def keep_session(request):
    """The person is still there: the idle time starts anew (etms.accounts.middleware)."""
    request.session["seen"] = int(timezone.now().timestamp())
    return HttpResponse(status=204)
