"""What the page of a conversation shows to either side."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms import access as door
from etms.answers.queries import answers_by_key, values
from etms.answers.rules import options, shown
from etms.bilingual import language
from etms.directory import panels
from etms.directory import queries as directory
from etms.directory.access import relation
from etms.learning import queries as learning
from talent.choices import Prompt, Subject
from talent.models import Assessment, Conversation, Preparation, Questionnaire
from talent.queries import sharing
from talent.rules import agenda as rules


@dataclass(frozen=True)
class Line:
    """One item of the agenda: the competency or wish it is about, and what both said."""

    about: str
    words: str


def conversation_page(person, cycle, *, viewer, forms: dict[str, Any]) -> dict[str, Any]:
    stands = relation(viewer, person)
    on = door.standing(viewer).on
    found = (
        Conversation.objects.filter(person=person, cycle=cycle).select_related("manager").first()
    )
    mine, theirs = _preparations(found, viewer)
    manager = directory.manager_of(person, on=on)
    return {
        "person": person,
        "cycle": cycle,
        "own": stands.own,
        "manager": manager,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, stands, here="conversation"),
        "conversation": found,
        "mine": mine,
        "theirs": theirs,
        "prompts": [p.label for p in Prompt if p.value.startswith(_side(stands.own))],
        "agenda": agenda_of(person, cycle, own=stands.own),
        "acknowledged": _acknowledged(found, own=stands.own),
        "today": on,
        "actions": list(learning.open_actions(person)[:20]),
        **forms,
    }


def _side(own: bool) -> str:
    return "executive-" if own else "manager-"


def _acknowledged(found: Conversation | None, *, own: bool) -> bool:
    """Whether the reader's side has acknowledged."""
    if found is None:
        return False
    return bool(found.person_acknowledged_at if own else found.manager_acknowledged_at)


def own_preparation(person, cycle, *, viewer) -> Preparation | None:
    """What the reader prepared; nobody else's is ever read here."""
    return Preparation.objects.filter(
        conversation__person=person,
        conversation__cycle=cycle,
        author=door.standing(viewer).person,
    ).first()


def _preparations(found: Conversation | None, viewer) -> tuple[Preparation | None, list]:
    """The reader's own, and those that others have shared."""
    if found is None:
        return None, []
    me = door.standing(viewer).person
    rows = list(found.preparations.select_related("author"))
    mine = next((row for row in rows if row.author_id == me.pk), None)
    return mine, [row for row in rows if row.author_id != me.pk and row.shared_at]


def agenda_of(person, cycle, *, own: bool) -> list[Line]:
    """What to talk about: for the executive from what was shared, for the manager from both."""
    said = _answers(person, cycle, own=own)
    manager, placement, scale_of = _said_by_manager(person, cycle, own=own)
    competencies = list(cycle.competencies.rows.all())
    names = {c.code: c.name for c in competencies}
    scale: list[str] = []
    if scale_of is not None:
        scale = [option["code"] for option in options(scale_of)]
    tagged = {code for side in (said, manager) for key in TAGS for code in side.get(key, ())}
    tags = [*names, *sorted(tagged - set(names))]
    topics = rules.agenda(said, manager, placement=placement, scale=scale, tags=tags)
    return [_line(topic, names, scale_of) for topic in topics]


TAGS = (
    ("strengths-tags", ""),
    ("development-tags", ""),
    ("a-strengths-tags", ""),
    ("a-development-tags", ""),
)


def _answers(person, cycle, *, own: bool) -> dict:
    sheets = Questionnaire.objects.filter(person=person, cycle=cycle)
    if not own:
        sheets = sheets.filter(state="submitted")
    sheet = sheets.first()
    return values(answers_by_key(sheet.answers.all())) if sheet else {}


def _said_by_manager(person, cycle, *, own: bool) -> tuple[dict, str, Any]:
    """Answers, placement, and the question with the scale; to the executive only what was shared."""
    scale_of = cycle.questions.rows.filter(code="rating").first() if cycle.questions_id else None
    if own:
        share = sharing.shares_of(person).filter(assessment__cycle=cycle).first()
        if share is None:
            return {}, "", scale_of
        told = {_key(answer["name"]): answer["value"] for answer in share.content["answers"]}
        placement = share.content["placement"]
        return told, placement["code"] if placement else "", scale_of
    found = (
        Assessment.objects.filter(person=person, cycle=cycle).select_related("placement").first()
    )
    if found is None:
        return {}, "", scale_of
    answers = values(answers_by_key(found.answers.all()))
    return answers, found.placement.code if found.placement else "", scale_of


def _key(name: str) -> tuple[str, str]:
    code, _dot, part = name.partition(".")
    return code, part


def _line(topic: rules.Topic, names: dict[str, str], scale_of) -> Line:
    words = str(Subject(topic.subject).label)
    if topic.subject == "rating":
        words = words % {
            "own": shown(scale_of, topic.own, language()),
            "manager": shown(scale_of, topic.manager, language()),
        }
    about = names.get(topic.code) or WISHES.get(topic.code) or WISHES.get(topic.subject)
    return Line(str(about or topic.code.replace("-", " ").capitalize()), words)


WISHES = {"promotion": _("Promotion"), "lateral": _("Lateral move")}
