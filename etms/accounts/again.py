"""What a form sent after its session had ended: kept in the page until its writer can send it.

Nothing of it is stored, neither here nor in the browser: it travels through the page of sign-in,
sealed, and stands on the page after it to be sent again (decision 20).
"""

from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from etms.accounts.forms import SignInForm

FIELD = "again"  # in the form of sign-in
READER = "opened_by"  # in every form: whose page it stood on (templatetags csrf_token)
OURS = {READER, "csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Sent:
    """One form as it was sent: where to, its fields in order, by whom, from which page."""

    path: str
    pairs: list[tuple[str, str]]
    reader: str
    back: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """None when nothing was written, for passwords, which are never carried, and for a form
        that no reader had opened: whoever signs in next would send it in their own name."""
        if request.path.startswith(reverse("account_login").removesuffix("login/")):
            return None
        lists = request.POST.lists()
        pairs = [(name, text) for name, texts in lists if name not in OURS for text in texts]
        reader = request.POST.get(READER, "")
        if not reader or not any(text for _name, text in pairs):
            return None
        return cls(request.get_full_path(), pairs, reader, _back(request))

    @classmethod
    def unsealed(cls, text: str) -> Self | None:
        try:
            found = signing.loads(text, salt=__name__, max_age=settings.SESSION_COOKIE_AGE)
        except signing.BadSignature:
            return None
        return cls(**found)

    @property
    def sealed(self) -> str:
        return signing.dumps(asdict(self), salt=__name__, compress=True)

    @property
    def texts(self) -> list[str]:
        """What was written in sentences, to be read before it is sent."""
        return [text for _name, text in self.pairs if " " in text.strip()]

    def is_of(self, user) -> bool:
        return self.reader == str(user.pk)


def _back(request: HttpRequest) -> str:
    """The page of ours on which the form stood, or nothing."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this, as the browser says; no page can make it say so."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def require_same_reader(request: HttpRequest) -> None:
    """A page that stood open while somebody else signed in sends nothing in their name."""
    if request.POST.get(READER, "") not in {"", str(request.user.pk)}:
        raise PermissionDenied(
            _("This page was opened under another account. Sign in with that account to send it.")
        )


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The page of sign-in instead of an answer, with what was sent in it."""
    sent = Sent.of(request)
    request.must_sign_in = True
    shown: dict[str, Any] = {
        "form": SignInForm(request=request),
        "redirect_field_name": "next",
        "redirect_field_value": _back(request),
        "ended": True,
        "again": sent.sealed if sent else "",
    }
    return render(request, "account/login.html", shown, status=401)


def offer(request: HttpRequest) -> HttpResponse | None:
    """After sign-in: what waits to be sent, if its writer is who signed in."""
    sent = Sent.unsealed(request.POST.get(FIELD, ""))
    if sent is None:
        return None
    return render(request, "account/again.html", {"sent": sent, "own": sent.is_of(request.user)})
