"""Doors to the guide charts: the page, one choice as it is made, and the points it comes to."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classification.access import evaluates_superior, evaluation_with_seat, whole_seat
from classification.choices.evaluations import EvaluationState
from classification.forms import amounts, merging
from classification.forms import charts as forms
from classification.models import JobEvaluation, Judged, Seat
from classification.policy.guidance import guidance
from classification.queries.judging import around_of
from classification.rules.evaluation import ALONE
from classification.rules.refusing import Refused
from classification.screens.charts import page as screens
from classification.screens.charts.amounts import yearly
from classification.screens.charts.boxes import Shown, theirs, wrong_amount
from classification.screens.charts.definitions import read_indicators, readings_said
from classification.screens.charts.points import Points, missing_said, points_of
from classification.screens.wording import faults_said
from classification.services.alone import evaluate_alone
from classification.services.consensus import agree_on
from classification.services.keeping import Conflicting
from classification.views.finding import SOMEBODY_SAVED, STALE, WRONG
from etms import access as door
from etms.answers.screens import clock

BUTTONS = {"leave": "theirs", "clear": "clear"}  # what to take from others, what to clear


def _found(request, pk: int) -> tuple[JobEvaluation, Judged, bool]:
    """The evaluation, the row that is chosen on, and whether it is a member's own."""
    evaluation = evaluation_with_seat(request.user, pk)
    if evaluation is None:
        raise Http404
    if evaluation.state == EvaluationState.ALONE:
        door.require(request.user, "classification.evaluate", evaluation)
        return evaluation, whole_seat(request.user, evaluation), True
    door.require(request.user, "classification.agree", evaluation)
    return evaluation, evaluation, False


def _keep(request, evaluation: JobEvaluation, judged: Judged, degrees: dict[str, Any]) -> Judged:
    """One call of the service, on the revision of the row as it was read."""
    act = {"by": request.user, "at": timezone.now(), "base": judged.revision}
    save = evaluate_alone if isinstance(judged, Seat) else agree_on
    return save(evaluation=evaluation, degrees=degrees, **act)


def _points(user, evaluation: JobEvaluation, judged: Judged, alone: bool, refused=None) -> Points:
    superior = not evaluates_superior(user, evaluation)
    around = ALONE if alone else around_of(evaluation, superior=superior)
    return points_of(judged, on=evaluation.evaluated_on, around=around, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def charts(request, pk):
    """The three charts; without JavaScript the whole page is sent at once."""
    evaluation, judged, alone = _found(request, pk)
    if alone and not judged.estimate:
        messages.info(request, _("First estimate the profile, then open the charts."))
        return redirect("classification:alone", pk)
    if request.method == "POST":
        return _sent(request, evaluation, judged, alone)
    return _page(request, evaluation, judged, alone)


def _page(request, evaluation, judged, alone, *, sent=None, status=200, conflicts=None, **more):
    faults = sent.faults if sent else {}
    drawn = forms.as_shown(judged)
    shown = Shown(drawn, sent.values if sent else {}, faults, conflicts or {})
    asked = merging.as_sent(judged, sent.all_columns()) if sent else judged
    context = screens.charts_page(
        request.user,
        evaluation,
        shown=shown,
        points=_points(request.user, evaluation, asked, alone, faults),
        alone=alone,
        view="list" if request.GET.get("view") == "list" else "charts",
        readings=read_indicators(request.POST, guidance(on=evaluation.evaluated_on)),
        **more,
    )
    return render(request, "classification/charts.html", context, status=status)


def _sent(request, evaluation, judged, alone):
    """The whole page at once: what can be kept is kept, the rest is shown with why it is not."""
    post, sent = request.POST, forms.read_page(request.POST)
    buttons = {name: post.get(button, "") for name, button in BUTTONS.items()}
    stated = _stated(evaluation, post)
    wrong: dict[str, str] = {}
    conflicts: dict[str, forms.Values] = {}
    faster = False

    def merge(row: Judged) -> dict[str, Any]:
        nonlocal conflicts
        merged = merging.page(row, sent, **buttons)
        conflicts = merged.conflicts
        return merged.columns | amounts.taken(post, row, stated)

    try:
        judged = merging.keep(judged, merge, partial(_keep, request, evaluation))
    except Refused as refusal:
        wrong = wrong_amount(refusal, own=post.get("take") == amounts.OWN)
    except Conflicting as moved:
        judged, faster = moved.now, True
        messages.warning(request, SOMEBODY_SAVED)
    if not (wrong or sent.faults or conflicts or faster):
        messages.success(request, _("Saved."))
        return redirect(_next(request))
    refused = {"conflicts": conflicts, "wrong_amount": wrong, "own_amount": post}
    status = STALE if conflicts or faster else WRONG
    return _page(request, evaluation, judged, alone, sent=sent, status=status, **refused)


def _stated(evaluation: JobEvaluation, post) -> amounts.Stated:
    """The amount of the dimension that a button names; 404 for one that is none of them."""
    name = amounts.named(post)
    if not name:
        return {}
    rows = {str(row.pk): row for row in evaluation.description.dimensions.all()}
    if name not in rows:
        raise Http404
    return {name: (yearly(rows[name]), rows[name].on, rows[name].kind)}


def _next(request) -> str:
    anchor = "#amounts" if {"take", "release"} & set(request.POST) else ""
    return request.get_full_path() + anchor


@require_POST
def chart_choice(request, pk):
    """One choice as it is made (static/js/autosave.js): 200 saved, 400 refused, 409 both."""
    evaluation, judged, _alone = _found(request, pk)
    name = request.POST.get("name", "")
    choice = forms.CHOICES.get(name)
    if choice is None:
        raise Http404
    values = [value for value in request.POST.getlist("value") if value]
    given = request.POST.get("base", "")
    try:
        kept = merging.keep(
            judged,
            lambda row: merging.one(row, choice, values, given=given),
            partial(_keep, request, evaluation),
        )
    except merging.Otherwise as other:
        return _conflict(name, other.values)
    except Conflicting as moved:
        return _conflict(name, choice.shown(forms.as_shown(moved.now)))
    except (Refused, ValidationError, PermissionDenied) as refusal:
        return _refused(refusal)
    text = _("Saved at %(time)s") % {"time": clock(timezone.now())}
    stands = choice.shown(forms.as_shown(kept))
    return JsonResponse({"revision": forms.base(stands), "said": text, "value": stands})


def _refused(refusal: Refused | ValidationError | PermissionDenied) -> JsonResponse:
    """Why a choice is not kept, in words."""
    if isinstance(refusal, PermissionDenied):
        return JsonResponse({"error": str(refusal)}, status=403)
    if isinstance(refusal, ValidationError):
        return JsonResponse({"error": " ".join(refusal.messages)}, status=400)
    return JsonResponse({"error": faults_said(refusal.faults)}, status=400)


def _conflict(name: str, kept: forms.Values) -> JsonResponse:
    other = theirs(name, kept)
    told = {"error": other.said, "words": other.words, "revision": other.base}
    return JsonResponse(told | {"value": other.values}, status=409)


@require_POST
def chart_points(request, pk):
    """What the choices on the page come to; nothing is written."""
    evaluation, judged, alone = _found(request, pk)
    sent = forms.read_page(request.POST)
    asked = merging.as_sent(judged, sent.all_columns())
    points = _points(request.user, evaluation, asked, alone, sent.faults)
    rows = list(evaluation.description.dimensions.all())
    words = guidance(on=evaluation.evaluated_on)
    context = {
        "points": points,
        "missing": missing_said(points),
        "joins": judged.dollars is not None,
        "alternatives": screens.alternatives_of(evaluation, asked, points, rows),
        "readings": readings_said(words, read_indicators(request.POST, words)),
    }
    return render(request, "classification/charts/points.html", context)
