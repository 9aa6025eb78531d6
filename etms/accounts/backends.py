"""Who is it? Name or address, and password: one hash is reckoned whatever was typed."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Q, Value
from django.db.models.functions import Lower

from etms.accounts.models import User


class OneHash(AuthenticationBackend):
    """allauth's own tries a known address twice, which the clock tells from an unknown one."""

    def _authenticate(self, request, **credentials):
        login = Lower(Value(credentials.get("email") or credentials.get("username") or ""))
        known = User.objects.alias(name=Lower("username"), address=Lower("email"))
        user = known.filter(Q(name=login) | Q(address=login)).first()
        return self._check_password(user, credentials["password"])
