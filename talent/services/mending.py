"""What a delegate mends on one page: the directory asks the door, and writes the trace."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from etms.directory import services as directory
from etms.directory.models import Person


@transaction.atomic
def record_results(
    *, person: Person, results: Iterable[dict[str, Any]], by: Any, at: datetime
) -> None:
    """Record the results of one person, all or none. Raises ValidationError by field and skill."""
    for result in results:
        try:
            directory.record_language_result(person=person, **result, by=by, at=at)
        except ValidationError as refusal:
            raise _by_skill(refusal, result["skill"]) from refusal


def _by_skill(refusal: ValidationError, skill: str) -> ValidationError:
    """The reasons beside the fields of the skill that they are about."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    return ValidationError(
        {f"{name}-{skill}": reasons for name, reasons in refusal.error_dict.items()}
    )
