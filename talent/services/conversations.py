"""The verbs of the conversation between executive and manager."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.formats import write_date
from talent.choices import CONVERSATION_HELD, CONVERSATION_PLANNED, ConversationVerb
from talent.models import Conversation, Preparation
from talent.services.running import require_running


class Conflict(Exception):
    """The preparation was saved elsewhere since the page was given its revision."""

    def __init__(self, preparation: Preparation):
        super().__init__(str(preparation))
        self.preparation = preparation


def _begin(verb: str, person: Any, cycle: Any, *, by: Any, at: datetime) -> Conversation:
    """The conversation of a cycle, locked; made by whoever touches it first."""
    audit.act(by=by, at=at, verb=verb, target=person)
    access.require(by, "talent.converse", person)
    require_running(cycle, on=timezone.localdate(at))
    Conversation.objects.bulk_create(
        [Conversation(person=person, cycle=cycle)], ignore_conflicts=True
    )
    return Conversation.objects.select_for_update().get(person=person, cycle=cycle)


def _side(by: Any) -> Any:
    """The person who acts: one of the two sides."""
    return access.standing(by).person


def _other_side(conversation: Conversation, *, by: Any, manager: Any) -> Any:
    """The account of the one who was not there when this was written, if they have one."""
    person = conversation.person
    other = manager if person.user_id == by.pk else person
    return other.user if other is not None and other.user_id else None


@transaction.atomic
def plan_conversation(
    *, person: Any, cycle: Any, manager: Any, planned_on: date, by: Any, at: datetime
) -> Conversation:
    """Agree on a day; the other side is told. Raises ValidationError on `planned_on`."""
    conversation = _begin(ConversationVerb.PLAN, person, cycle, by=by, at=at)
    if conversation.held_on is not None:
        raise ValidationError({"planned_on": _("The conversation was held already.")})
    if planned_on < timezone.localdate(at):
        raise ValidationError({"planned_on": _("This day is over. Choose today or a later day.")})
    if planned_on > cycle.ends_on:  # nor could it be recorded there
        words = _("The cycle ends on %(day)s. Choose that day or an earlier one.")
        raise ValidationError({"planned_on": words % {"day": write_date(cycle.ends_on)}})
    if conversation.planned_on == planned_on:
        return conversation
    conversation.planned_on = planned_on
    conversation.save(update_fields=["planned_on"])
    other = _other_side(conversation, by=by, manager=manager)
    if other is not None:
        notices.notify(
            to=other,
            code=CONVERSATION_PLANNED,
            context={"by": str(_side(by)), "day": planned_on},
            url=reverse("talent:conversation", args=[person.pk]),
        )
    return conversation


@transaction.atomic
def prepare_conversation(
    *, person: Any, cycle: Any, text: str, base: int, share: bool, by: Any, at: datetime
) -> Preparation:
    """Keep what this side prepares; `share` shows it to the other side from now on.

    What was shown once is changed only by showing it again: nothing that was saved for oneself
    reaches the other side. `base` is the revision the page was given, 0 for none; raises Conflict
    when another stands, ValidationError on `text` when it would be shown unasked.
    """
    conversation = _begin(ConversationVerb.PREPARE, person, cycle, by=by, at=at)
    side = _side(by)
    found = Preparation.objects.filter(conversation=conversation, author=side).first()
    if found is None:
        return Preparation.objects.create(
            conversation=conversation, author=side, text=text, saved_at=at,
            shared_at=at if share else None,
        )  # fmt: skip
    if found.revision != base and found.text != text:
        raise Conflict(found)
    if found.text != text and found.shared_at is not None and not share:
        raise ValidationError(
            {"text": _("The other side reads your text. To change it, show the new one as well.")}
        )
    if found.text != text or (share and found.shared_at is None):
        found.revision += found.text != text
        found.text, found.saved_at = text, at
        found.shared_at = at if share else None
        found.save(update_fields=["text", "saved_at", "shared_at", "revision"])
    return found


@transaction.atomic
def record_conversation(
    *, person: Any, cycle: Any, held_on: date, by: Any, at: datetime
) -> Conversation:
    """The manager records that they talked; both then acknowledge. Raises ValidationError."""
    conversation = _begin(ConversationVerb.HOLD, person, cycle, by=by, at=at)
    access.require(by, "talent.share", person)
    if conversation.person_acknowledged_at or conversation.manager_acknowledged_at:
        raise ValidationError({"held_on": _("The conversation is acknowledged already.")})
    if not cycle.starts_on <= held_on <= timezone.localdate(at):
        raise ValidationError(
            {"held_on": _("Enter a day of this cycle that is not later than today.")}
        )
    conversation.held_on, conversation.manager = held_on, _side(by)
    conversation.save(update_fields=["held_on", "manager"])
    if person.user_id:
        notices.notify(
            to=person.user,
            code=CONVERSATION_HELD,
            context={"by": str(_side(by)), "day": held_on},
            url=reverse("talent:conversation", args=[person.pk]),
        )
    return conversation


@transaction.atomic
def acknowledge_conversation(
    *, person: Any, cycle: Any, comment: str, by: Any, at: datetime
) -> Conversation:
    """One side says that they talked, with a comment if they wish; once, and for good."""
    conversation = _begin(ConversationVerb.ACKNOWLEDGE, person, cycle, by=by, at=at)
    if conversation.held_on is None:
        raise ValidationError(_("The manager first records the day of the conversation."))
    side = "person" if person.user_id == by.pk else "manager"
    if getattr(conversation, f"{side}_acknowledged_at"):
        raise ValidationError(_("You have acknowledged this conversation already."))
    setattr(conversation, f"{side}_acknowledged_at", at)
    setattr(conversation, f"{side}_comment", comment)
    conversation.save(update_fields=[f"{side}_acknowledged_at", f"{side}_comment"])
    return conversation
