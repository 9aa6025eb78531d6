"""The verbs of learning plans."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit
from etms.directory.models import Person
from etms.learning import rules
from etms.learning.choices import ENDED, Verb
from etms.learning.models import LearningAction


@transaction.atomic
def add_action(
    *,
    person: Person,
    kind: str,
    text: str,
    purpose: str = "",
    competency: str = "",
    due_on: date | None = None,
    cycle: Any = None,
    by: Any,
    at: datetime,
) -> LearningAction:
    """Put one more action on a person's learning plan."""
    audit.act(by=by, at=at, verb=Verb.ADD, target=person)
    access.require(by, "learning.write", person)
    return LearningAction.objects.create(
        person=person, kind=kind, text=text, purpose=purpose, competency=competency,
        due_on=due_on, cycle=cycle, created_at=at, created_by=by,
    )  # fmt: skip


@transaction.atomic
def change_action(
    *,
    action: LearningAction,
    kind: str,
    text: str,
    purpose: str,
    due_on: date | None,
    state: str,
    ended_on: date | None,
    outcome: str,
    by: Any,
    at: datetime,
) -> LearningAction:
    """Say how an action stands, or say it better.

    Raises ValidationError on `ended_on` for a day that has not come.
    """
    audit.act(by=by, at=at, verb=Verb.CHANGE, target=action)
    action = LearningAction.objects.select_for_update(no_key=True).get(pk=action.pk)
    access.require(by, "learning.write", action.person)
    today = timezone.localdate(at)
    if state in ENDED and ended_on is not None and ended_on > today:
        raise ValidationError({"ended_on": _("This day has not come yet.")})
    ended = rules.ended_on(state, given=ended_on, before=action.ended_on, on=today)
    wanted = {
        "kind": kind, "text": text, "purpose": purpose, "due_on": due_on,
        "state": state, "ended_on": ended, "outcome": outcome,
    }  # fmt: skip
    for name, value in wanted.items():
        setattr(action, name, value)
    action.save(update_fields=list(wanted))
    return action
