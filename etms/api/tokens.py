"""Tokens for scripts: `Authorization: Token …`, under the same rules as pages."""

import re

from django.utils import translation
from django.utils.translation import gettext as _
from knox import auth as knox
from rest_framework import exceptions

from etms import audit

TOKEN = re.compile(rb"[0-9a-f]{64}")


class TokenAuthentication(knox.TokenAuthentication):
    """`Authorization: Token …`; answers in the account's language unless the request names one."""

    def authenticate(self, request):
        found = super().authenticate(request)
        if found:
            audit.name_actor(found[0])
            if not request.headers.get("Accept-Language"):
                translation.activate(found[0].language)
        return found

    def authenticate_credentials(self, token):
        if not TOKEN.fullmatch(token):
            raise exceptions.AuthenticationFailed(_("Invalid token."))
        return super().authenticate_credentials(token)
