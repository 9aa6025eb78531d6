"""How a door finds its thing: unknown to the reader is a 404, known but closed a 403."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from classification import access
from classification.models import JobDescription, JobEvaluation
from classification.screens.wording import missing_words
from classification.services.keeping import Incomplete
from etms import access as door
from etms.directory.models import Position
from etms.workflow import InvalidTransition

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
STALE = 409
WRONG = 422
SOMEBODY_SAVED = gettext_lazy(
    "Somebody else has saved in the meantime. What you wrote stands here; look at what "
    "has changed, then save again."
)


def find_position(request, pk: int, permission: str) -> Position:
    found = get_object_or_404(access.visible_positions(request.user), pk=pk)
    door.require(request.user, permission, found)
    return found


def find_description(request, pk: int, permission: str = "") -> JobDescription:
    """A description the reader may read; `permission` is asked of its position besides."""
    rows = access.visible_descriptions(request.user).select_related("position")
    found = get_object_or_404(rows, pk=pk)
    door.require(request.user, "classification.read_description", found)
    if permission:
        door.require(request.user, permission, found.position)
    return found


def find_evaluation(request, pk: int, permission: str) -> JobEvaluation:
    found = access.evaluation_with_seat(request.user, pk)
    if found is None:
        raise Http404
    door.require(request.user, permission, found)
    return found


def acting(request) -> dict:
    """Who acts, and when."""
    return {"by": request.user, "at": timezone.now()}


def attempt(request, act, *, done: str = "") -> bool:
    """Let a service act where no form stands on the page: what it refuses is said as a message."""
    try:
        act()
    except InvalidTransition:
        messages.info(request, _("This was done already, or is not possible any more."))
    except Incomplete as gaps:
        for text in missing_words(gaps.missing):
            messages.warning(request, text)
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.error(request, text)
    else:
        if done:
            messages.success(request, done)
        return True
    return False


def show_refusal(form, refusal: ValidationError) -> None:
    """What a service refuses, beside the field it names where the form has it."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal.messages)
        return
    for name, errors in refusal.message_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def stale(form, base: int | str, said: str = "") -> None:
    """Somebody else has written: what was sent stays, and is sent again on what stands now."""
    form.add_error(None, said or SOMEBODY_SAVED)
    name = form.add_prefix("base")
    form.data = form.data.copy()
    form.data[name] = str(base)


def moved_on() -> str:
    """What is said to who signs or sends on what has changed since they read it."""
    return _(
        "It has changed since this page was opened, so nothing was done. It stands here as it is "
        "now: read it, then send again."
    )


def page(request, template: str, shown: dict, status: int = 200):
    return render(request, f"classification/{template}.html", shown, status=status)
