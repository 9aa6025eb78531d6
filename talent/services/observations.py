"""Private notes of a manager, written in half a minute through the year; theirs alone."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.directory.models import Person
from talent.choices import AssessVerb
from talent.models import Observation

YEARS_BACK = 10  # what was seen longer ago is a slip of the year


@transaction.atomic
def write_observation(
    *,
    person: Person,
    text: str,
    observed_on: date,
    competency: str = "",
    by: Any,
    at: datetime,
) -> Observation:
    """Keep a note that its author alone will read; its text stays out of the ledger."""
    audit.act(by=by, at=at, verb=AssessVerb.OBSERVE)
    access.require(by, "talent.observe", person)
    today = access.standing(by).on
    if observed_on > today:
        raise ValidationError({"observed_on": _("The day lies in the future.")})
    if (observed_on.year + YEARS_BACK, *observed_on.timetuple()[1:3]) < today.timetuple()[:3]:
        text = _("Choose a day of the last %(years)s years.") % {"years": YEARS_BACK}
        raise ValidationError({"observed_on": text})
    return Observation.objects.create(
        person=person,
        author=by,
        observed_on=observed_on,
        text=text,
        competency=competency,
        written_at=at,
    )


@transaction.atomic
def delete_observation(*, observation: Observation, by: Any, at: datetime) -> None:
    """Throw a note of one's own away, also after the person has moved on."""
    audit.act(by=by, at=at, verb=AssessVerb.FORGET)
    if observation.author_id != by.pk:
        raise PermissionDenied(_("Only its author may read or delete this note."))
    observation.delete()
