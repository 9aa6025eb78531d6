"""What a delegate mends on one page: each item is one act of the directory."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from etms.directory import services as directory
from etms.directory.models import Person


def mend(*, key: str, given: dict[str, Any], by: Any, at: datetime) -> str:
    """Put one item right, and say so; the directory asks the door and writes the trace.

    `key` is that of the page: result-7-oral, account-7. Raises ValidationError by field.
    """
    kind, _dash, rest = key.partition("-")
    number, _dash, skill = rest.partition("-")
    person = Person.objects.get(pk=int(number))
    about = {"person": person}
    if kind == "result":
        directory.record_language_result(person=person, skill=skill, **given, by=by, at=at)
        return _("The result of %(person)s is recorded.") % about
    if kind == "account":
        directory.open_account(person=person, **given, by=by, at=at)
        return _("The account of %(person)s is open; a link was sent to them.") % about
    raise ValidationError(_("There is nothing to save here."))
