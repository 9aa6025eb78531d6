"""How allauth behaves in this house: nobody registers, and what changes leaves a trace."""

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.accounts import again, services

WRONG = _("The name or the password is not right. In the password, capital letters count.")
log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": _(
            "There were too many attempts with this name. Wait five minutes, then try again."
        ),
        "enter_current_password": _("This is not your password until now."),
    }

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        services.change_password(user=user, password=password, at=timezone.now())

    def get_password_change_redirect_url(self, request):
        return reverse("account_login")

    def login(self, request, user):
        super().login(request, user)
        log.info("signed in", user=user.pk)

    def post_login(self, request, user, **told):
        answer = super().post_login(request, user, **told)
        return again.offer(request) or answer

    def logout(self, request):
        log.info("signed out", user=request.user.pk)
        super().logout(request)

    def authentication_failed(self, request, **credentials):
        log.warning("sign-in failed")  # the proxy's log knows from where, by the request's number
