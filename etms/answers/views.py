"""The answer to an autosave, the same for every sheet: one call of the app's service, in JSON."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from etms.answers import forms, rules, screens
from etms.answers.models import Answer
from etms.answers.services import Conflict
from etms.directory import queries as directory

Save = Callable[[Any, str, Any, int], Answer]


def autosave(
    request: HttpRequest,
    *,
    found: tuple[Any, str] | None,
    save: Save,
    competencies: Sequence[Any] = (),
) -> JsonResponse:
    """Save one answer that static/js/autosave.js sent: `value` on the revision `base`.

    `found` is the question and its competency (forms.find), None for no such field: 404.
    `save(question, part, value, base)` is the app's service: act, door and save_answer.
    200 {revision, said}; 400 {error} beside the question; 403 {error}; 409 {error, revision,
    value, words} with the other text. Who is signed out is sent to sign in, as from any page.
    """
    if found is None:
        raise Http404
    question, part = found
    offered = rules.options(question, competencies)
    raw = forms.raw_value(request.POST, "value", question.kind)
    base = forms.revision(request.POST.get("base"))
    try:
        answer = save(question, part, rules.clean(question.kind, raw, options=offered), base)
    except rules.Refused as refused:
        return JsonResponse({"error": str(refused)}, status=400)
    except PermissionDenied as denied:
        return JsonResponse({"error": str(denied)}, status=403)
    except Conflict as conflict:
        return _conflict(conflict, question, competencies)
    said = _("Saved at %(time)s") % {"time": screens.clock(answer.saved_at)}
    return JsonResponse(
        {"revision": answer.revision, "said": said, "value": screens.sent(answer.value)}
    )


def _conflict(conflict: Conflict, question: Any, competencies: Sequence[Any]) -> JsonResponse:
    names = directory.names_of_users([conflict.answer.saved_by_id])
    other = screens.theirs(conflict, question, names, competencies)
    told = {"error": other.said, "words": other.words}
    told |= {"revision": other.revision, "value": other.value}
    return JsonResponse(told, status=409)
