"""Sign the classification file of a decision."""

from datetime import date, datetime
from typing import Any

from classification.models import JobEvaluation, SignedFile
from classification.queries.files import FORM, content_of, stated
from etms.packages.queries import secrets
from etms.packages.rules import digest, seal


def sign_file(evaluation: JobEvaluation, *, by: Any, at: datetime, on: date) -> SignedFile:
    """Keep the file as it stands now, signed; called with the decision, within its act."""
    file = signed(evaluation, by=by, at=at, on=on)
    file.save(force_insert=True)
    return file


def signed(evaluation: JobEvaluation, *, by: Any, at: datetime, on: date) -> SignedFile:
    """The file of a decided evaluation with its number, hash and signature, not kept yet."""
    content = content_of(evaluation, on=on)
    file = SignedFile(
        evaluation=evaluation,
        number=f"EVAL-{evaluation.organization.number:04d}-{evaluation.pk}",
        content=content,
        hash=digest(content),
        signed_at=at,
        signed_by=by,
    )
    file.signature = seal(stated(file), form=FORM, secret=secrets()[0])
    return file
