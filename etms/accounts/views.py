"""The language switch, the sign of life of a session, the administrator's pages of accounts."""

import time

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import csrf, i18n
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from etms import access as door
from etms.accounts import access, again, queries, services
from etms.accounts.forms import AccountFilters
from etms.paging import page_of
from etms.tables import Column, asked_order


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


def too_old(request, reason=""):
    """The token of a form is not that of this sign-in (CSRF_FAILURE_VIEW).

    What a page of ours sent can be sent anew by a press; nothing that another site sent can.
    """
    sent = again.Sent.of(request) if again.comes_from_here(request) else None
    if sent is None:
        return csrf.csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return again.ask_to_sign_in(request)
    shown = {"sent": sent, "own": sent.is_of(request.user), "old": True}
    return render(request, "account/again.html", shown, status=403)


@require_POST
def keep_session(request):
    """The person is still there: the idle time starts anew. Says how many seconds are left."""
    now = int(time.time())
    request.session["seen"] = now
    left = queries.seconds_left(request.session, now)
    return HttpResponse(status=204, headers={"X-Session-Seconds": str(left)})


@require_http_methods(["GET", "POST"])
def sessions(request):
    """Where the reader is signed in; a press ends all of it but this one."""
    found = queries.open_sessions(request.user)
    if request.method == "POST":
        others = [session for session in found if not session.is_current()]
        services.end_own_sessions(sessions=others, by=request.user, at=timezone.now())
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("usersessions_list")
    shown = {"sessions": found, "session_count": len(found)}
    return render(request, "usersessions/usersession_list.html", shown)


@require_GET
def accounts(request):
    """All accounts, for administrators: who can sign in, and nothing of what they wrote."""
    door.require(request.user, "accounts.manage")
    columns = [Column(_("User name"), "name", first=True), Column(_("E-mail"), "address")]
    columns += [Column(_("Language")), Column(_("Opened"), "created_at"), Column(_("State"))]
    filters = AccountFilters(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    found = queries.search(access.visible_accounts(request.user), **asked)
    page = page_of(found, request, (asked_order(request.GET, columns), "id"))
    shown = {"page": page, "columns": columns, "filters": filters}
    return render(request, "accounts/accounts.html", shown)


@require_GET
def account(request, pk):
    """One account: its state, what was done to it, and what may be done."""
    found = get_object_or_404(access.visible_accounts(request.user), pk=pk)
    shown = {
        "account": found,
        "facts": queries.facts(found),
        "history": queries.history(found),
        "trail": [(_("Accounts"), reverse("accounts:accounts"))],
    }
    return render(request, "accounts/account.html", shown)


def _do(request, pk, verb, done):
    found = get_object_or_404(access.visible_accounts(request.user), pk=pk)
    try:
        verb(user=found, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect("accounts:account", pk)


@require_POST
def deactivate(request, pk):
    done = _("The account is deactivated, and signed out everywhere.")
    return _do(request, pk, services.deactivate, done)


@require_POST
def reactivate(request, pk):
    return _do(request, pk, services.reactivate, _("The account is active again."))


@require_POST
def end_sessions(request, pk):
    done = _("The account is signed out everywhere; its tokens for scripts are worthless.")
    return _do(request, pk, services.end_sessions, done)


@require_POST
def send_reset(request, pk):
    done = _("A link to choose a new password is on its way to the person.")
    return _do(request, pk, services.send_reset, done)
