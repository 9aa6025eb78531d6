"""Doors to the questionnaire of an executive."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.answers import forms as sent
from etms.answers.services import Entry
from etms.answers.views import autosave
from etms.cycles.choices import QuestionKind
from etms.workflow import InvalidTransition
from talent.choices import AnswerClosed, QuestionnaireState
from talent.models import Questionnaire
from talent.queries import questionnaires as queries
from talent.queries.running import cycle_of
from talent.screens import questionnaires as screens
from talent.services import questionnaires as services

OPEN = (QuestionnaireState.DRAFT, QuestionnaireState.RETURNED)


def _person_and_cycle(request):
    """Who asks, and the cycle that runs; 404 for who is nobody in the directory."""
    standing = door.standing(request.user)
    cycle = cycle_of(standing)
    if standing.person is None or cycle is None or not cycle.questions_id:
        raise Http404
    return standing.person, cycle


def _begun(request) -> Questionnaire | None:
    """The own questionnaire, if its notice was read and it can be written in by its state."""
    found = queries.own_sheet(request.user, on=door.standing(request.user).on)
    ready = found is not None and found.notice_read_at is not None
    return found if ready and found.state in OPEN else None


@require_safe
def questionnaire(request):
    """The sections of the own questionnaire, how far they are, and what can be done."""
    own = queries.own_sheets(request.user)
    on = door.standing(request.user).on
    found = next((each for each in own if queries.runs(each.cycle, on=on)), None)
    person, cycle = (found.person, found.cycle) if found else _person_and_cycle(request)
    sheet = queries.sheet_of(cycle, found, person=person, last=False)
    page = screens.overview(sheet, person=person, viewer=request.user, own=own)
    return render(request, "talent/questionnaire.html", page)


@require_safe
def go_on(request):
    """To the step that is next: the notice, the first section left, or the check."""
    found = _begun(request)
    if found is None:
        _person_and_cycle(request)
        own = queries.own_sheet(request.user, on=door.standing(request.user).on)
        closed = own is not None and own.state not in OPEN
        return redirect("talent:questionnaire" if closed else "talent:notice")
    part = queries.sheet_of(found.cycle, found, person=found.person, last=False).next_part
    return redirect("talent:section", part.code) if part else redirect("talent:check")


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request):
    """The privacy notice; acknowledged once in a cycle, the questionnaire begins."""
    person, cycle = _person_and_cycle(request)
    if request.method == "POST":
        act = {"by": request.user, "at": timezone.now()}
        services.begin(person=person, cycle=cycle, **act)
        return redirect("talent:go_on")
    found = queries.own_sheet(request.user, on=door.standing(request.user).on)
    page = {
        "elements": queries.notice_of(cycle),
        "read_at": found and found.notice_read_at,
        "trail": screens.trail(),
        "cycle": cycle,
    }
    return render(request, "talent/notice.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request, code):
    """One section: read it, write in it, keep what was said last year."""
    found = _begun(request)
    if found is None:
        return redirect("talent:go_on")
    if services.is_shut(found, request.user):
        return redirect("talent:questionnaire")
    sheet = queries.sheet_of(found.cycle, found, person=found.person)
    part = sheet.part(code)
    if part is None:
        raise Http404
    if request.method == "POST":
        return _sent(request, sheet, part)
    left = sent.revision(request.GET.get("left"))
    return render(request, "talent/section.html", screens.section(sheet, part, left=left))


def _sent(request, sheet, part):
    """What a whole section sent: kept, or shown again with what is wrong beside it."""
    form = sent.AnswersForm(
        request.POST, questions=part.questions, competencies=sheet.competencies
    )
    form.drop(request.POST.get("theirs"))
    form.drop(request.POST.get("keep"))
    form.clear(request.POST.get("clear"))
    act = {"questionnaire": sheet.questionnaire, "by": request.user, "at": timezone.now()}
    try:
        saved = services.save_answers(entries=form.entries, **act)
    except PermissionDenied as denied:
        messages.error(request, str(denied))
        return redirect("talent:questionnaire")
    if form.errors or saved.conflicts:
        page = screens.section(sheet, part, form=form, conflicts=saved.conflicts)
        return render(request, "talent/section.html", page, status=409 if saved.conflicts else 422)
    return _onward(request, sheet, part, act)


STAYS = {"keep", "clear", "theirs", "mine"}  # buttons beside one answer


def _onward(request, sheet, part, act):
    """Where the button that was pressed leads."""
    if "keep_all" in request.POST:
        return _keep_all(request, sheet, part, act)
    if "keep" in request.POST:
        _keep_one(request.POST["keep"], part, sheet, act)
    if STAYS & request.POST.keys():
        return redirect(request.path)
    if "later" in request.POST:
        messages.success(request, _("Your answers are saved. Come back whenever you like."))
        return redirect("talent:questionnaire")
    return _next(sheet, part)


def _next(sheet, part):
    following = sheet.after(part)
    return redirect("talent:section", following.code) if following else redirect("talent:check")


def _keep_one(name: str, part, sheet, act):
    field = sent.find(name, {q.code: q for q in part.questions}, _codes(sheet))
    if field is not None:
        services.keep_answers(questions=[field[0]], only=field[1], **act)


def _keep_all(request, sheet, part, act):
    """All of last year's answers of a section; on to the next unless something was left."""
    over = request.POST["keep_all"] == "over"
    kept = services.keep_answers(questions=part.questions, over=over, **act)
    if kept.taken:
        text = ngettext(
            "%(count)s answer of last year was kept.",
            "%(count)s answers of last year were kept.",
            kept.taken,
        )
        messages.success(request, text % {"count": kept.taken})
    if kept.left:
        return redirect(f"{request.path}?left={kept.left}")
    again = queries.sheet_of(sheet.cycle, sheet.questionnaire, person=sheet.questionnaire.person)
    if again.part(part.code).progress.missing:
        messages.warning(request, _("Some questions here still need an answer."))
        return redirect(request.path)
    return _next(sheet, part)


def _codes(sheet) -> list[str]:
    return [competency.code for competency in sheet.competencies]


@require_POST
def answer(request):
    """One answer as it is written (static/js/autosave.js)."""
    found = queries.own_sheet(request.user, on=timezone.localdate())
    if found is None:
        raise Http404
    name = request.POST.get("name", "")
    question = queries.question_of(found.cycle, name.partition(".")[0])
    needs = question is not None and (
        question.per_competency or question.kind == QuestionKind.TAGS
    )
    competencies = queries.competencies_of(found.cycle) if needs else []
    asked = question and sent.find(name, {question.code: question}, [c.code for c in competencies])
    act = {"questionnaire": found, "by": request.user, "at": timezone.now()}

    def save(question, part, value, base):
        carried = "keep" in request.POST and queries.was_said(found, question, part, value)
        return services.save_answer(entry=Entry(question, part, value, base, carried), **act)

    return autosave(request, found=asked, save=save, competencies=competencies)


@require_safe
def check(request):
    """All answers in words, what is missing with links, and the button that submits."""
    found = _begun(request)
    if found is None:
        return redirect("talent:go_on")
    if services.is_shut(found, request.user):
        return redirect("talent:questionnaire")
    sheet = queries.sheet_of(found.cycle, found, person=found.person, last=False)
    return render(request, "talent/check.html", screens.check(sheet))


@require_POST
def move(request, action):
    """Submit, withdraw, or take part after all."""
    found = queries.own_sheet(request.user, on=door.standing(request.user).on)
    if found is None:
        raise Http404
    step, done = MOVES[action]
    try:
        step(questionnaire=found, by=request.user, at=timezone.now())
    except services.Incomplete:
        messages.error(request, _("Some questions still need an answer; they stand below."))
        return redirect("talent:check")
    except InvalidTransition:
        found.refresh_from_db(fields=["state"])
        messages.info(request, NOT_SO.get((action, found.state), _("This was done already.")))
    except (PermissionDenied, ValidationError) as refusal:
        messages.error(request, reason_of(refusal))
    else:
        messages.success(request, done)
    return redirect("talent:go_on" if action == "take_back" else "talent:questionnaire")


MOVES = {
    "submit": (services.submit, later("Your answers are submitted, and your manager was told.")),
    "withdraw": (services.withdraw, later("Your answers are withdrawn. Only you read them now.")),
    "take_back": (services.take_back, later("You take part again.")),
}
# Why a step leads nowhere from where the questionnaire stands by now.
NOT_SO = {
    ("withdraw", QuestionnaireState.DRAFT): later(
        "Your answers are not submitted: there is nothing to withdraw."
    ),
    ("withdraw", QuestionnaireState.RETURNED): later(
        "Your answers were returned to you: there is nothing to withdraw."
    ),
    ("withdraw", QuestionnaireState.DECLINED): AnswerClosed.DECLINED.label,
    ("submit", QuestionnaireState.DECLINED): AnswerClosed.DECLINED.label,
}


def reason_of(refusal: PermissionDenied | ValidationError) -> str:
    """Why it could not be done, as the service says it."""
    return " ".join(getattr(refusal, "messages", None) or [str(refusal)])


@require_POST
def decline(request):
    """Decline to take part in this cycle."""
    person, cycle = _person_and_cycle(request)
    try:
        services.decline(person=person, cycle=cycle, by=request.user, at=timezone.now())
    except InvalidTransition:
        messages.error(request, _("Withdraw your answers before you decline."))
    except (PermissionDenied, ValidationError) as refusal:
        messages.error(request, reason_of(refusal))
    else:
        messages.success(request, _("You declined to take part. You can take that back."))
    return redirect("talent:questionnaire")
