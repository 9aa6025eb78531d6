"""Every refusal of the API as JSON, in the reader's language."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404, HttpResponseServerError, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.settings import api_settings

from etms import audit


def answer_to(error: Exception, context: dict) -> Response | None:
    """Every refusal as JSON: `detail` in the reader's language, and `fields` with reasons."""
    error = _as_api_exception(error)
    if error is None:
        return None  # a fault of ours: Django records it, server_error answers
    if isinstance(error, exceptions.ValidationError):
        body = _by_field(serializers.as_serializer_error(error))
    else:
        body = {"detail": error.detail}
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    return Response(body, status=error.status_code, headers=headers)


def _as_api_exception(error: Exception) -> exceptions.APIException | None:
    match error:
        case exceptions.APIException():
            return error
        case Http404():
            return exceptions.NotFound()  # its own text would name the table
        case PermissionDenied():
            return exceptions.PermissionDenied(*error.args)
        case ValidationError():
            return exceptions.ValidationError(serializers.as_serializer_error(error))
    return None


def _by_field(reasons: dict) -> dict:
    general = reasons.pop(api_settings.NON_FIELD_ERRORS_KEY, [])
    words = " ".join(map(str, general)) or _("Some of the values cannot be accepted.")
    return {"detail": words, "fields": reasons}


def bad_request(request, exception):
    """What Django itself does not read (handler400): JSON under /api/, its page elsewhere."""
    if not request.path.startswith("/api/"):
        return defaults.bad_request(request, exception)
    if isinstance(exception, RequestDataTooBig):
        return JsonResponse({"detail": _("The body is too large to be read.")}, status=413)
    return JsonResponse({"detail": _("This request cannot be read.")}, status=400)


def server_error(request):
    """A fault of ours (handler500): JSON under /api/, the page elsewhere; both name the request
    by the number under which the logs know it."""
    number = audit.request_id()
    if not request.path.startswith("/api/"):
        # Without the page's context: what it asks of the database may be what broke.
        return HttpResponseServerError(render_to_string("500.html", {"request_id": number}))
    words = _("Something went wrong. The error was recorded and nothing was saved.")
    return JsonResponse({"detail": words, "request": number}, status=500)
