"""Doors to the assessment of one executive: the page, its autosave, complete and open again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.answers import forms as sent
from etms.answers.views import autosave
from etms.cycles.choices import Portal
from etms.cycles.models import Question
from etms.directory.access import visible_people
from etms.trace.services import record_read
from etms.workflow import InvalidTransition
from talent.queries import assessments as queries
from talent.screens import assessing as screens
from talent.screens import placing
from talent.services import assessments, placements
from talent.views.placing import cycle_of_today, placement_of


def _person(request, pk: int):
    """Somebody whom this user assesses today."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "talent.assess", person)
    return person


@require_http_methods(["GET", "HEAD", "POST"])
def assess(request, pk):
    """Both sides of one executive; the manager writes, places, and goes to the next person."""
    person, cycle = _person(request, pk), cycle_of_today(request)
    if request.method == "POST":
        return _sent(request, person, cycle)
    sheet = _opened(request, person, cycle)
    asked = "missing" in request.GET
    page = screens.assess_page(request, sheet, missing=asked)
    return render(request, "talent/assess.html", page)


def _opened(request, person, cycle) -> queries.Sheet:
    """The sheet, and the record of its reading: no record, no page."""
    sheet = queries.sheet_of(request.user, person, cycle)
    read = {"by": request.user, "person": person, "role": "manager", "purpose": "management"}
    record_read(what="assessment", **read)
    if sheet.own.is_submitted or sheet.own.last:
        record_read(what="answers", **read)
    return sheet


def _sent(request, person, cycle):
    """What the whole page sent: kept answer by answer, then the placement, then where to go."""
    sheet = queries.sheet_of(request.user, person, cycle)
    form = sent.AnswersForm(
        request.POST, questions=sheet.questions, competencies=sheet.competencies
    )
    form.drop(request.POST.get("theirs"))
    form.drop(request.POST.get("keep"))
    form.clear(request.POST.get("clear"))
    act = {"person": person, "cycle": cycle, "by": request.user, "at": timezone.now()}
    saved = assessments.save_answers(entries=form.entries, **act)
    wrong = _placed(request, cycle, act)
    if form.errors or saved.conflicts or wrong:
        sheet = queries.sheet_of(request.user, person, cycle)
        page = screens.assess_page(
            request, sheet, form=form, conflicts=saved.conflicts, wrong_placement=wrong
        )
        status = 409 if saved.conflicts else 422
        return render(request, "talent/assess.html", page, status=status)
    return _onward(request, sheet, act)


def _placed(request, cycle, act) -> str:
    """Place as the page says, unless its placement stood there already; why not, if refused."""
    if "placement" not in request.POST:
        return ""
    try:
        placements.propose_placement(
            to=placement_of(cycle, request.POST["placement"]),
            base=placing.revision(request.POST.get("placement.base")),
            **act,
        )
    except placing.REFUSALS as refused:
        return placing.answer_of(refused, cycle)[1]
    return ""


def _onward(request, sheet, act):
    """Where the button that was pressed leads."""
    page = request.path
    if section := request.POST.get("keep_all"):
        rows = [q for q in sheet.questions if q.section == section]
        return _kept(request, rows, f"{page}#{section}", act)
    if name := request.POST.get("keep"):
        found = _find(name, sheet)
        return _kept(request, [found[0]] if found else [], page, act, part=found and found[1])
    go = request.POST.get("go", "")
    if go == "complete":
        return _completed(request, sheet, act)
    return redirect(_next_url(request) if go == "next" else page)


def _kept(request, questions, url: str, act, part: str | None = None):
    taken = assessments.keep_last_answers(questions=questions, only=part, **act)
    text = ngettext(
        "%(count)s answer of last year was kept.",
        "%(count)s answers of last year were kept.",
        taken,
    )
    messages.success(request, text % {"count": taken})
    return redirect(url)


def _find(name: str, sheet):
    codes = [row.code for row in sheet.competencies]
    return sent.find(name, {q.code: q for q in sheet.questions}, codes)


def _completed(request, sheet, act):
    """Complete, and on to the next person; or what is missing, with links."""
    try:
        assessments.complete_assessment(**act)
    except assessments.Incomplete:
        messages.warning(request, _("Not complete yet: what is missing stands below."))
        return redirect(f"{request.path}?missing#missing")
    except InvalidTransition:
        messages.info(request, _("This was done already."))
    else:
        said = _("The assessment of %(name)s is complete.") % {"name": sheet.person}
        messages.success(request, said)
    return redirect(_next_url(request))


def _next_url(request) -> str:
    return placing.safe_next(request, otherwise=reverse("directory:team"))


@require_safe
def again(request, pk):
    """What to read again by now: a part of the page, whose opening is on record."""
    person, cycle = _person(request, pk), cycle_of_today(request)
    sheet = queries.sheet_of(request.user, person, cycle)
    return render(request, "talent/parts/again.html", {"again": screens.read_again(sheet)})


@require_POST
def answer(request, pk):
    """One answer of the manager as it is written (static/js/autosave.js)."""
    person, cycle = _person(request, pk), cycle_of_today(request)
    name = request.POST.get("name", "")
    question = Question.objects.filter(
        version=cycle.questions_id, portal=Portal.PEOPLE, code=name.partition(".")[0]
    ).first()
    if question is None:
        raise Http404
    competencies = list(cycle.competencies.rows.all()) if cycle.competencies else []
    codes = [row.code for row in competencies]
    act = {"person": person, "cycle": cycle, "by": request.user, "at": timezone.now()}

    def save(question, part, value, base):
        kept = "keep" in request.POST and queries.was_said(person, cycle, question, part, value)
        return assessments.save_answer(
            question=question, part=part, value=value, base=base, carried=kept, **act
        )

    found = sent.find(name, {question.code: question}, codes)
    return autosave(request, found=found, save=save, competencies=competencies)


@require_POST
def reopen(request, pk):
    """Open a complete assessment again."""
    person, cycle = _person(request, pk), cycle_of_today(request)
    try:
        assessments.reopen_assessment(
            person=person, cycle=cycle, by=request.user, at=timezone.now()
        )
    except InvalidTransition:
        messages.error(request, _("This assessment cannot be opened again."))
    except PermissionDenied as denied:
        messages.error(request, str(denied))
    else:
        messages.success(request, _("The assessment is open again."))
    return redirect("talent:assess", pk)
