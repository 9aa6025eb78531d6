"""What the page of a conversation shows to either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.answers.queries import answers_by_key, values
from etms.answers.rules import options, shown
from etms.bilingual import language
from etms.cycles.models import Competency
from etms.directory import panels
from etms.directory import queries as directory
from etms.directory.access import relation
from etms.learning import queries as learning
from talent.choices import Prompt, QuestionnaireState, Subject
from talent.models import Answer, Assessment, Conversation, Preparation
from talent.queries import sharing
from talent.rules import agenda as rules
from talent.screens.written import tag_names


@dataclass(frozen=True)
class Theme:
    """What to talk about: in what way both sides differ, and in which competencies or skills."""

    heading: str
    items: list[tuple[str, str]]  # a name, and what both sides said of it or nothing


def conversation_page(person, cycle, sides, *, viewer, forms: dict[str, Any]) -> dict[str, Any]:
    """`sides`: what sides_of() found."""
    stands = relation(viewer, person)
    on = door.standing(viewer).on
    manager = directory.manager_of(person, on=on) if stands.own else None
    acknowledged = _acknowledged(sides.conversation, own=stands.own)
    held = bool(sides.conversation and sides.conversation.held_on)
    gone = {
        "plan": held or (stands.own and manager is None),
        "hold": held or stands.own,
        "acknowledge": acknowledged or not held,
    }
    return {
        "person": person,
        "cycle": cycle,
        "own": stands.own,
        "manager": manager,
        "refused": _refused(forms[name] for name, is_gone in gone.items() if is_gone),
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, stands, here="conversation"),
        "conversation": sides.conversation,
        "mine": sides.mine,
        "theirs": sides.theirs,
        "prompts": [p.label for p in Prompt if p.value.startswith(_side(stands.own))],
        "prompting": not (sides.mine and sides.mine.text),
        "agenda": agenda_of(person, cycle, own=stands.own),
        "acknowledged": acknowledged,
        "today": on,
        "actions": list(learning.open_actions(person)[:20]),
        **forms,
    }


@dataclass(frozen=True)
class Refused:
    """An act that came too late for the page to hold its form still: why, and what was typed."""

    reasons: list[str]
    typed: list[tuple[str, str]]  # label and value


def _refused(forms: Iterable[Any]) -> Refused | None:
    for form in forms:
        if form.errors:
            reasons = [words for errors in form.errors.values() for words in errors]
            typed = [(each.label, each.value()) for each in form.visible_fields()]
            return Refused(reasons, [(label, value) for label, value in typed if value])
    return None


def _side(own: bool) -> str:
    return "executive-" if own else "manager-"


def _acknowledged(found: Conversation | None, *, own: bool) -> bool:
    """Whether the reader's side has acknowledged."""
    if found is None:
        return False
    return bool(found.person_acknowledged_at if own else found.manager_acknowledged_at)


@dataclass(frozen=True)
class Sides:
    """The conversation, what the reader prepared, and what others prepared and have shown."""

    conversation: Conversation | None
    mine: Preparation | None
    theirs: list[Preparation]


def sides_of(person, cycle, *, viewer) -> Sides:
    """What there is of the conversation; what the other side has not shown is never read."""
    me = door.standing(viewer).person
    found = (
        Conversation.objects.filter(person=person, cycle=cycle)
        .select_related("person", "manager")
        .first()
    )
    if found is None:
        return Sides(None, None, [])
    readable = Q(author=me) | Q(shared_at__isnull=False)
    rows = list(found.preparations.filter(readable).select_related("author"))
    mine = next((row for row in rows if row.author_id == me.pk), None)
    return Sides(found, mine, [row for row in rows if row.author_id != me.pk])


def agenda_of(person, cycle, *, own: bool) -> list[Theme]:
    """What to talk about: for the executive from what was shared, for the manager from both."""
    said, scale_of = _said_by_executive(person, cycle, own=own)
    manager, placement = (_shared if own else _assessed)(person, cycle)
    competencies = list(Competency.objects.filter(version=cycle.competencies_id))
    names = {c.code: c.name for c in competencies} | tag_names(cycle)
    scale = [option["code"] for option in options(scale_of)] if scale_of else []
    tagged = {code for side in (said, manager) for key in TAGS for code in side.get(key) or ()}
    tags = [*names, *sorted(tagged - set(names))]
    topics = rules.agenda(said, manager, placement=placement, scale=scale, tags=tags)
    return _themes(topics, names, scale_of)


TAGS = (
    ("strengths-tags", ""),
    ("development-tags", ""),
    ("a-strengths-tags", ""),
    ("a-development-tags", ""),
)


def _said_by_executive(person, cycle, *, own: bool) -> tuple[dict, Any]:
    """The executive's answers, for others once submitted; and a question that holds the scale."""
    rows = Answer.objects.filter(sheet__person=person, sheet__cycle=cycle)
    if not own:
        rows = rows.filter(sheet__state=QuestionnaireState.SUBMITTED)
    found = answers_by_key(rows)
    rated = (answer.question for (code, _), answer in found.items() if code == "self-rating")
    return values(found), next(rated, None)


def _shared(person, cycle) -> tuple[dict, str]:
    """What was shared last: answers, and the code of the placement."""
    share = sharing.shares_of(person).filter(assessment__cycle=cycle).first()
    if share is None:
        return {}, ""
    told = {_key(answer["name"]): answer["value"] for answer in share.content["answers"]}
    placement = share.content["placement"]
    return told, placement["code"] if placement else ""


def _assessed(person, cycle) -> tuple[dict, str]:
    """What the manager has written so far: answers, and the code of the placement."""
    found = Assessment.objects.filter(person=person, cycle=cycle)
    found = found.select_related("placement").first()
    if found is None:
        return {}, ""
    answers = values(answers_by_key(found.answers.all()))
    return answers, found.placement.code if found.placement else ""


def _key(name: str) -> tuple[str, str]:
    code, _dot, part = name.partition(".")
    return code, part


def _themes(topics: list[rules.Topic], names: dict[str, str], scale_of) -> list[Theme]:
    """The topics by their subject, in their order; a wish says all by itself."""
    found: dict[str, Theme] = {}
    for topic in topics:
        theme = found.setdefault(topic.subject, Theme(str(Subject(topic.subject).label), []))
        if topic.subject == "rating":
            said = _("executive %(own)s, manager %(manager)s") % {
                "own": shown(scale_of, topic.own, language()),
                "manager": shown(scale_of, topic.manager, language()),
            }
            theme.items.append((names.get(topic.code, topic.code), said))
        elif topic.code and topic.subject != "placement_not_wanted":
            theme.items.append((names.get(topic.code, topic.code), ""))
    return list(found.values())
