"""Doors to the guide charts: the page, one choice as it is made, and the points it comes to."""

from copy import copy
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classification.access import evaluation_with_seat, whole_seat
from classification.choices import Dimension
from classification.choices.evaluations import EvaluationState
from classification.forms import charts as forms
from classification.models import JobEvaluation, Judged, Seat
from classification.policy.guidance import guidance
from classification.queries.judging import around_of
from classification.rules.evaluation import ALONE
from classification.rules.magnitude import read_day
from classification.rules.refusing import Refused
from classification.screens.charts import page as screens
from classification.screens.charts.amounts import yearly
from classification.screens.charts.boxes import Shown, theirs
from classification.screens.charts.definitions import read_indicators, readings_said
from classification.screens.charts.points import Points, missing_said, points_of
from classification.screens.charts.words import fault_said
from classification.services.alone import evaluate_alone
from classification.services.consensus import agree_on
from classification.services.keeping import Conflicting
from etms import access as door
from etms.answers.screens import clock

NO_DOLLARS = {"dollars": None, "dollars_on": None, "dimension": ""}


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


def _points(evaluation: JobEvaluation, judged: Judged, alone: bool, refused=None) -> Points:
    around = ALONE if alone else around_of(evaluation)
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
    asked = _as_sent(judged, sent.all_columns()) if sent else judged
    context = screens.charts_page(
        request.user,
        evaluation,
        shown=shown,
        points=_points(evaluation, asked, alone, faults),
        alone=alone,
        view="list" if request.GET.get("view") == "list" else "charts",
        readings=read_indicators(request.POST, guidance(on=evaluation.evaluated_on)),
        **more,
    )
    return render(request, "classification/charts.html", context, status=status)


def _as_sent(judged: Judged, columns: dict[str, Any]) -> Judged:
    """The row as it would stand, without writing it."""
    found = copy(judged)
    for name, value in forms.whole(columns, judged).items():
        setattr(found, name, value)
    return found


def _sent(request, evaluation, judged, alone):
    """What the whole page sent: what differs from what it was given, unless somebody was first."""
    sent = forms.read_page(request.POST)
    drop = request.POST.get("theirs") or request.POST.get("clear")
    columns, conflicts = _differences(judged, sent, leave=drop)
    if name := request.POST.get("clear"):
        columns |= forms.CHOICES[name].read([]) if name in forms.CHOICES else {}
    error = ""
    try:
        degrees = forms.whole(columns, judged) | _amount(request, evaluation, judged)
        if degrees:
            _keep(request, evaluation, judged, degrees)
    except Refused as refusal:
        error = " ".join(fault_said(each) for each in refusal.faults)
    except Conflicting as moved:
        return _page(request, evaluation, moved.now, alone, sent=sent, status=409)
    if error or sent.faults or conflicts:
        return _page(
            request,
            evaluation,
            judged,
            alone,
            sent=sent,
            status=409 if conflicts else 422,
            conflicts=conflicts,
            wrong_amount=error,
            own_amount=request.POST,
        )
    messages.success(request, _("Saved."))
    return redirect(_next(request))


def _next(request) -> str:
    anchor = "#amounts" if {"take", "release"} & set(request.POST) else ""
    return request.get_full_path() + anchor


def _differences(judged: Judged, sent: forms.Sent, *, leave: str | None):
    """Columns to write, and the choices that somebody else has changed meanwhile."""
    columns: dict[str, Any] = {}
    conflicts: dict[str, forms.Values] = {}
    drawn = forms.as_shown(judged)
    for name, found in sent.columns.items():
        kept = forms.CHOICES[name].shown(drawn)
        values, given = forms.base(sent.values[name]), sent.bases[name]
        if name == leave or values in (given, forms.base(kept)):
            continue
        if forms.base(kept) == given:
            columns |= found
        else:
            conflicts[name] = kept
    return columns, conflicts


def _amount(request, evaluation: JobEvaluation, judged: Judged) -> dict[str, Any]:
    """The amount a button takes as magnitude, or sets aside: then its degree stays chosen."""
    if "release" in request.POST:
        drawn = forms.as_shown(judged)
        return NO_DOLLARS | {"magnitude": drawn.magnitude, "magnitude_pull": drawn.magnitude_pull}
    taken = request.POST.get("take", "")
    if taken == "own":
        return _own_amount(request.POST)
    if not taken:
        return {}
    found = evaluation.description.dimensions
    row = found.filter(pk=taken).first() if taken.isascii() and taken.isdigit() else None
    if row is None:
        raise Http404
    return _as_magnitude(yearly(row), row.on, row.kind)


def _own_amount(sent) -> dict[str, Any]:
    kind = sent.get("own_kind", "")
    return _as_magnitude(
        forms.amount(sent.get("own_dollars", "")),
        read_day(sent.get("own_on", "")),
        kind if kind in Dimension.values else "",
    )


def _as_magnitude(dollars, on: date, kind: str) -> dict[str, Any]:
    of = {"dollars": dollars, "dollars_on": on, "dimension": kind}
    return of | {"magnitude": "", "magnitude_pull": ""}


@require_POST
def chart_choice(request, pk):
    """One choice as it is made (static/js/autosave.js): 200 saved, 400 refused, 409 both."""
    evaluation, judged, _alone = _found(request, pk)
    name = request.POST.get("name", "")
    choice = forms.CHOICES.get(name)
    if choice is None:
        raise Http404
    values = [value for value in request.POST.getlist("value") if value]
    try:
        other = _choose(request, evaluation, judged, choice, values)
    except Refused as refusal:
        error = " ".join(dict.fromkeys(fault_said(each) for each in refusal.faults))
        return JsonResponse({"error": error}, status=400)
    except ValidationError as held:
        return JsonResponse({"error": " ".join(held.messages)}, status=400)
    except PermissionDenied as denied:
        return JsonResponse({"error": str(denied)}, status=403)
    if other is not None:
        return _conflict(name, other)
    text = _("Saved at %(time)s") % {"time": clock(timezone.now())}
    stands = choice.shown(forms.as_shown(_as_sent(judged, choice.read(values))))
    return JsonResponse({"revision": forms.base(stands), "said": text, "value": values})


def _choose(request, evaluation, judged, choice, values) -> forms.Values | None:
    """Keep one choice; or what somebody else has chosen there meanwhile.

    Who was a moment faster with another choice does not stand in the way: the row is read again.
    """
    chosen = choice.read(values)
    while True:
        kept = choice.shown(forms.as_shown(judged))
        wanted = choice.shown(forms.as_shown(_as_sent(judged, chosen)))
        if forms.base(kept) not in (request.POST.get("base", ""), forms.base(wanted)):
            return kept
        forms.require_not_given(chosen, judged)
        try:
            _keep(request, evaluation, judged, forms.whole(chosen, judged))
        except Conflicting as moved:
            judged = moved.now
        else:
            return None


def _conflict(name: str, kept: forms.Values) -> JsonResponse:
    other = theirs(name, kept)
    told = {"error": other.said, "words": other.words, "revision": other.base}
    return JsonResponse(told | {"value": other.values}, status=409)


@require_POST
def chart_points(request, pk):
    """What the choices on the page come to; nothing is written."""
    evaluation, judged, alone = _found(request, pk)
    sent = forms.read_page(request.POST)
    asked = _as_sent(judged, sent.all_columns())
    points = _points(evaluation, asked, alone, sent.faults)
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
