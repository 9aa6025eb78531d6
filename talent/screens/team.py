"""My team in words: how far each direct report is, and what they need next."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from etms.directory.panels import Figure, Need, Status, TeamColumn, TeamPlan
from etms.directory.rules import Relation
from talent.choices import AssessmentState, QuestionnaireState
from talent.queries.team import Report
from talent.rules import reading

MINUTES = 5  # of one assessment


def plan_of(reports: list[Report], names: dict[int, str]) -> TeamPlan:
    """The columns, the needs and the one button of a team; `reports` who needs it first on top."""
    return TeamPlan(
        columns=(
            TeamColumn(_("Questionnaire"), {r.person_id: answers(r) for r in reports}),
            TeamColumn(_("Assessment"), {r.person_id: assessment(r) for r in reports}),
            TeamColumn(_("Placement"), {r.person_id: placement(r) for r in reports}),
            TeamColumn(_("Conversation"), {r.person_id: conversation(r) for r in reports}),
            TeamColumn(_("Shared"), {r.person_id: shared(r) for r in reports}),
        ),
        needs={r.person_id: need(r) for r in reports},
        button=_button(reports, names),
        figures=_figures(reports),
        words=who_reads(),
    )


def _button(reports: list[Report], names: dict[int, str]) -> tuple[str, str] | None:
    first = next((r for r in reports if r.is_to_assess), None)
    if first is None:
        return None
    label = _("Assess the next person: %(name)s") % {"name": names[first.person_id]}
    return label, assess_url(first.person_id)


def _figures(reports: list[Report]) -> tuple[Figure, ...]:
    return (
        _share(reports, lambda r: r.assessment and r.assessment.state != "draft", _("assessed")),
        _share(reports, lambda r: r.placement, _("placed")),
        _share(
            reports, lambda r: r.conversation and r.conversation.held_on, _("conversations held")
        ),
        _share(reports, lambda r: r.share, _("shared")),
    )


def _share(reports: list[Report], done, label: str) -> Figure:
    counts = {"done": sum(bool(done(r)) for r in reports), "all": len(reports)}
    return Figure(_("%(done)s of %(all)s") % counts, label)


def assess_url(person_id: int) -> str:
    return reverse("talent:assess", args=[person_id])


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT")


def answers(report: Report) -> Status:
    """The questionnaire; nothing of its content before it is submitted."""
    sheet = report.questionnaire
    if sheet is None:
        return Status(_("Not started"), "quiet")
    label = str(QuestionnaireState(sheet.state).label)
    if sheet.state == QuestionnaireState.SUBMITTED:
        return Status(label, "good", reverse("talent:answers", args=[sheet.pk]))
    return Status(label, "neutral" if sheet.state == QuestionnaireState.DECLINED else "info")


def assessment(report: Report) -> Status:
    if report.assessment is None:
        return Status(_("Not started"), "quiet")
    state = AssessmentState(report.assessment.state)
    return Status(str(state.label), "info" if state == AssessmentState.DRAFT else "good")


def placement(report: Report) -> Status:
    if report.placement is None:
        return Status(_("Not placed yet"), "quiet")
    return Status(report.placement.name, "text")


def conversation(report: Report) -> Status:
    talk = report.conversation
    if talk is None or (talk.planned_on is None and talk.held_on is None):
        return Status(_("No day yet"), "quiet")
    if talk.held_on:
        return Status(_("Held on %(day)s") % {"day": _day(talk.held_on)}, "good")
    return Status(_("Planned for %(day)s") % {"day": _day(talk.planned_on)}, "info")


def shared(report: Report) -> Status:
    if report.share is None:
        return Status(_("Not shared"), "quiet")
    return Status(str(report.share.get_kind_display()), "good")


def need(report: Report) -> Need:
    """The next step, its link, and by when."""
    words = {
        "revise": _("Revise: returned with a note"),
        "finish": _("Finish the assessment"),
        "assess": _("Assess"),
        "assess_early": _("Assess; the questionnaire is not submitted"),
        "share": _("Share the assessment"),
        "record_talk": _("Record the conversation"),
        "plan_talk": _("Plan the conversation"),
        "acknowledge": _("Acknowledge the conversation"),
        "meet": _("Hold the conversation"),
        "nothing": _("Nothing for now"),
    }
    return Need(report.rank, words[report.step], step_url(report), report.due_on, report.late)


def step_url(report: Report) -> str:
    """The exact step; none where nothing is to be done."""
    if report.step == "nothing":
        return ""
    if report.is_to_assess:
        return assess_url(report.person_id)
    name = "share" if report.step == "share" else "conversation"
    return reverse(f"talent:{name}", args=[report.person_id])


def who_reads() -> str:
    """Who reads an assessment, in a sentence: asked of the rule itself, ground by ground."""
    words = {
        "manager": (Relation(depth=1), _("the direct manager")),
        "deputy_head": (Relation(deputy_head=True), _("the deputy head")),
        "delegate": (Relation(delegate=True), _("the delegate of the cycle")),
        "above": (Relation(depth=2), _("managers farther above")),
        "hr_adviser": (Relation(hr_adviser=True), _("HR advisers")),
        "own": (Relation(own=True), _("the executive")),
    }
    may = [said for who, said in words.values() if reading.assessment_ground(who)]
    not_yet = reading.assessment_ground(Relation(own=True)) is None
    said = _("An assessment is read by %(readers)s, and by the review committee in its session.")
    told = said % {"readers": ", ".join(may)}
    if not not_yet:
        return told
    return " ".join(
        [told, _("The executive reads only what you share, once you share it: a copy of it.")]
    )
