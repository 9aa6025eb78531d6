"""The verbs of job descriptions: begin, write, sign, open again, put in force, discard."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from classification.choices.descriptions import (
    DESCRIPTION_SIGNED,
    DescriptionState,
    DescriptionVerb,
)
from classification.models import JobDescription, JobDimension
from classification.queries.missing import FIELDS, unwritten_in
from classification.queries.people import advisers_of
from classification.services.keeping import (
    Incomplete,
    changed_in,
    locked_description,
    locked_position,
    require_base,
)
from classification.workflow import DESCRIPTION
from etms import access, audit, notices
from etms.directory.models import Position
from etms.formats import fill

OF_DIMENSION = ("kind", "name_en", "name_fr", "amount", "on", "passes_through", "years")


@transaction.atomic
def begin_description(*, position: Position, by: Any, at: datetime) -> JobDescription:
    """Begin the next version of a position's description, from the last one as it stands.

    The draft that is there already is given back: a position has one at a time.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.BEGIN, target=position)
    position = Position.objects.select_for_update(no_key=True).get(pk=position.pk)
    access.require(by, "classification.write_description", position)
    versions = JobDescription.objects.filter(position=position)
    draft: JobDescription | None = versions.filter(state=DescriptionState.DRAFT).first()
    if draft is not None:
        return draft
    last = versions.order_by("-version").first()
    made: JobDescription = JobDescription.objects.create(
        position=position,
        version=last.version + 1 if last else 1,
        written_at=at,
        written_by=by,
        **({name: getattr(last, name) for name in FIELDS} if last else {}),
    )
    if last is not None:
        JobDimension.objects.bulk_create(
            [
                JobDimension(
                    description=made,
                    order=row.order,
                    **{name: getattr(row, name) for name in OF_DIMENSION},
                )
                for row in last.dimensions.all()
            ]
        )
    return made


@transaction.atomic
def write_description(
    *,
    description: JobDescription,
    texts: Mapping[str, str],
    dimensions: Iterable[Mapping[str, Any]] | None = None,
    base: int,
    by: Any,
    at: datetime,
) -> JobDescription:
    """Keep what was written of a draft: any of FIELDS, and all its dimensions in their order.

    Half-written texts are kept as they are; completeness is judged when it is signed. Raises
    Conflicting when somebody else has written since `base`.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.WRITE, target=description)
    description = locked_description(description)
    access.require(by, "classification.write_description", description.position)
    _require_draft(description)
    rows = None if dimensions is None else [dict(row) for row in dimensions]
    if rows is not None and rows == _rows_of(description):
        rows = None
    texts = {name: texts[name] for name in FIELDS if name in texts}
    changed = changed_in(description, texts, base=base if rows is None else description.revision)
    if rows is not None:
        require_base(description, base)
        _replace_dimensions(description, rows)
    if not changed and rows is None:
        return description
    for name, value in changed.items():
        setattr(description, name, value)
    description.revision += 1
    description.written_at, description.written_by = at, by
    description.save(update_fields=[*changed, "revision", "written_at", "written_by"])
    return description


def _require_draft(description: JobDescription) -> None:
    if description.state != DescriptionState.DRAFT:
        raise ValidationError(
            _("This version is signed. Open it again, or begin the next version.")
        )


def _rows_of(description: JobDescription) -> list[dict[str, Any]]:
    return list(description.dimensions.values(*OF_DIMENSION))


def _replace_dimensions(description: JobDescription, rows: list[dict[str, Any]]) -> None:
    """The rows are few and their order counts: all of them are written anew."""
    description.dimensions.all().delete()
    JobDimension.objects.bulk_create(
        [
            JobDimension(description=description, order=order, **row)
            for order, row in enumerate(rows, start=1)
        ]
    )


@transaction.atomic
def discard_description(*, description: JobDescription, base: int, by: Any, at: datetime) -> None:
    """Throw a draft away, as it was read; never one that an evaluation was made on.

    Raises Conflicting when somebody has written since `base`.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.DISCARD, target=description)
    description = locked_description(description)
    access.require(by, "classification.write_description", description.position)
    _require_draft(description)
    require_base(description, base)
    if description.evaluations.exists():
        raise ValidationError(
            _("The position was evaluated on this version, so it is kept. Write it anew instead.")
        )
    description.delete()


@transaction.atomic
def sign_description(
    *, description: JobDescription, base: int, by: Any, at: datetime
) -> JobDescription:
    """Sign as the manager of the position what they have read, which is of revision `base`.

    Raises Incomplete with the sections still open, Conflicting when somebody has written since.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.SIGN, target=description)
    description = locked_description(description)
    step = DESCRIPTION.find(description.state, "sign")
    access.require(by, step.permission, description.position)
    require_base(description, base)
    if missing := unwritten_in(description):
        raise Incomplete(missing)
    description.state = step.target
    description.signed_at, description.signed_by = at, by
    description.save(update_fields=["state", "signed_at", "signed_by"])
    _tell_advisers(description, by=by, at=at)
    return description


def _tell_advisers(description: JobDescription, *, by: Any, at: datetime) -> None:
    terms = description.position.terms.on(access.standing(by).on).select_related("unit").first()
    if terms is None:
        return
    for user in advisers_of(terms.unit.organization_id, at=at).exclude(pk=by.pk):
        notices.notify(
            to=user,
            code=DESCRIPTION_SIGNED,
            context={"position": str(description.position)},
            url=description.get_absolute_url(),
        )


@transaction.atomic
def reopen_description(
    *, description: JobDescription, base: int, by: Any, at: datetime
) -> JobDescription:
    """Take the signature off, so that it can be written again; never once an evaluation stands
    on it: what an evaluation was made on stays as it was.

    Raises Conflicting when another text than that of `base` was signed since.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.REOPEN, target=description)
    description = locked_description(description)
    step = DESCRIPTION.find(description.state, "reopen")
    access.require(by, step.permission, description.position)
    require_base(description, base)
    if description.evaluations.exists():
        raise ValidationError(
            # Its manager may not know of an evaluation: no word of one.
            _("This version stays as it is. Begin the next version instead.")
        )
    if JobDescription.objects.filter(
        position=description.position_id, state=DescriptionState.DRAFT
    ).exists():
        raise ValidationError(_("There is a later draft. Discard it first."))
    description.state = step.target
    description.signed_at = description.signed_by = None
    description.save(update_fields=["state", "signed_at", "signed_by"])
    return description


@transaction.atomic
def enforce_description(
    *, description: JobDescription, starts_on: date, base: int, by: Any, at: datetime
) -> JobDescription:
    """Put a signed description in force from a day; the one before it ends the day before.

    Raises Conflicting when another text than that of `base` was signed since.
    """
    audit.act(by=by, at=at, verb=DescriptionVerb.ENFORCE, target=description)
    locked_position(description.position)
    description = locked_description(description)
    step = DESCRIPTION.find(description.state, "enforce")
    access.require(by, step.permission, description.position)
    require_base(description, base)
    return put_in_force(description, starts_on=starts_on)


def put_in_force(description: JobDescription, *, starts_on: date) -> JobDescription:
    """Within an act, position and description locked: in force from a day, after whatever is in
    force now."""
    before = JobDescription.objects.filter(
        position=description.position_id, state=DescriptionState.IN_FORCE
    ).first()
    if before is not None:
        if before.starts_on is None or before.starts_on >= starts_on:
            said = _("The version before it is in force from %(day)s. Choose a later day.")
            raise ValidationError({"starts_on": fill(said, {"day": before.starts_on})})
        before.state = DescriptionState.REPLACED
        before.ends_on = starts_on - timedelta(days=1)
        before.save(update_fields=["state", "ends_on"])
    description.state, description.starts_on = DescriptionState.IN_FORCE, starts_on
    try:
        with transaction.atomic():
            description.save(update_fields=["state", "starts_on"])
    except IntegrityError:  # an older version that was replaced holds some of these days
        raise ValidationError(
            {"starts_on": _("Another version of the description holds on some of these days.")}
        ) from None
    return description
