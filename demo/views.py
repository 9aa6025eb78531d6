"""Sign in as a demo person with one button; the address exists in demo mode only."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from demo.cast import BY_USERNAME
from etms.accounts.models import User


@login_not_required
@require_POST
def sign_in(request):
    username = request.POST.get("username", "")
    if settings.MODE != "demo" or username not in BY_USERNAME:
        raise Http404
    user = get_object_or_404(User, username=username, is_active=True)
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    home = resolve_url(settings.LOGIN_REDIRECT_URL)
    return perform_login(request, user, redirect_url=wanted if safe else home)
