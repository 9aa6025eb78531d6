"""The verbs of the submission: choose levels, say why a file is missing, submit, decide."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.directory import queries as directory
from etms.packages import queries as sent
from etms.packages import rules as packaging
from etms.packages import services as packages
from etms.packages.choices import PackageState
from etms.packages.models import Package
from talent import choices
from talent.access.submission import closed_to
from talent.choices import SubmissionVerb
from talent.models import Inclusion, MissingReason
from talent.queries import package as content
from talent.queries import submission as queries
from talent.queries.submission import PURPOSE
from talent.services.running import require_running

COPIES = (
    """
    INSERT INTO talent_submittedfile
           (package_id, person_id, given_name, family_name, level, rule, placement, content)
    SELECT p.id, (file ->> 'key')::bigint, file #>> '{name,given}', file #>> '{name,family}',
           file ->> 'level', file ->> 'rule', file #>> '{assessment,placement,code}', file
      FROM packages_package p CROSS JOIN LATERAL jsonb_array_elements(p.content -> 'files') AS file
     WHERE p.id = ANY(%s)
    """,
    """
    INSERT INTO talent_submittedposition
           (package_id, position_id, title_en, title_fr, level, successors, ready_now, content)
    SELECT p.id, (place ->> 'key')::bigint, place #>> '{title,en}', place #>> '{title,fr}',
           place ->> 'level', (place #>> '{successors,all}')::int,
           (place #>> '{successors,now}')::int, place
      FROM packages_package p
     CROSS JOIN LATERAL jsonb_array_elements(p.content -> 'positions') AS place
     WHERE p.id = ANY(%s)
    """,
)


class Blocked(ValidationError):
    """Files are in the way of the package; the page lists them with their causes."""


class Changed(ValidationError):
    """What would go is no longer what was looked at."""


def _acting_for(by: Any, dossier: Any) -> Any:
    return access.standing(by).acting_for(dossier.organization_id)


def _require_preparing(dossier: Any, by: Any) -> None:
    """What is to go is prepared while the cycle runs, and no more once OCHRO has endorsed it."""
    require_running(dossier.cycle, on=access.standing(by).on)
    packages.lock(dossier)
    last = sent.last_turn(purpose=PURPOSE, dossier=dossier)
    if last is not None and last.state == PackageState.ENDORSED:
        raise PermissionDenied(
            _("OCHRO has endorsed the package. Nothing of it changes unless OCHRO returns it.")
        )


@transaction.atomic
def choose_levels(*, dossier: Any, levels: list[str], by: Any, at: datetime) -> None:
    """Which levels' optional files the organization sends; nothing else is optional."""
    audit.act(
        by=by,
        at=at,
        verb=SubmissionVerb.CHOOSE,
        target=dossier,
        acting_for=_acting_for(by, dossier),
    )
    access.require(by, "talent.run", dossier.organization)
    _require_preparing(dossier, by)
    prepared = queries.preparation(dossier, on=timezone.localdate(at))
    offered = {level for level, _files, _whole in prepared.optional_levels()}
    if not set(levels) <= offered:
        raise ValidationError({"levels": _("Choose among the levels that are optional.")})
    Inclusion.objects.filter(dossier=dossier, level__in=offered - set(levels)).delete()
    there = set(Inclusion.objects.filter(dossier=dossier).values_list("level", flat=True))
    Inclusion.objects.bulk_create(
        Inclusion(dossier=dossier, level=level) for level in sorted(set(levels) - there)
    )


@transaction.atomic
def give_reason(*, dossier: Any, person_id: int, reason: str, by: Any, at: datetime) -> None:
    """Say why an expected file does not go; an empty reason takes it back."""
    audit.act(
        by=by,
        at=at,
        verb=SubmissionVerb.REASON,
        target=dossier,
        acting_for=_acting_for(by, dossier),
    )
    access.require(by, "talent.run", dossier.organization)
    if person_id in closed_to(by):
        raise PermissionDenied(_("Your own file, and that of a manager above you, is closed."))
    _require_preparing(dossier, by)
    told = MissingReason.objects.filter(dossier=dossier, person=person_id)
    if not reason.strip():
        told.delete()
        return
    prepared = queries.preparation(dossier, on=timezone.localdate(at))
    if not any(
        line.executive.person_id == person_id and line.needs_reason for line in prepared.lines
    ):
        raise ValidationError({"reason": _("Only a missing file that is expected has a reason.")})
    MissingReason.objects.update_or_create(
        dossier=dossier,
        person_id=person_id,
        defaults={"reason": reason.strip(), "at": at, "by": by},
    )


@transaction.atomic
def submit_package(
    *, dossier: Any, key: UUID, seen: str, by: Any, at: datetime, replaces: int | None = None
) -> Package:
    """Send to OCHRO what was looked at: `seen` is its hash, `key` that of the page.

    In one transaction the signed package, the copies it is read by, and the notice to the deputy
    head. The same key again gives the same receipt, whatever has changed since.
    """
    access.require(by, "talent.submit_package", dossier)
    known: Package | None = packages.replay(purpose=PURPOSE, dossier=dossier, key=key, hash=seen)
    if known is not None:
        return known
    prepared = queries.preparation(dossier, on=timezone.localdate(at))
    if prepared.blocking or not prepared.going:
        raise Blocked(_("The package cannot go yet. What is in the way stands on this page."))
    whole = content.content_of(prepared)
    if packaging.digest(whole) != seen:
        raise Changed(
            _("Something has changed since you looked at the package. Look again, then send.")
        )
    head = _acting_for(by, dossier)
    package, _new = packages.submit(
        purpose=PURPOSE,
        dossier=dossier,
        key=key,
        content=whole,
        counts=prepared.counts,
        by=by,
        acting_for=head,
        at=at,
        replaces=replaces,
    )
    copy_out([package.pk])
    if head is not None and head != by:
        _tell(head, choices.PACKAGE_SENT, package, by=by, sent=prepared.counts["sent"])
    return package


def copy_out(numbers: list[int]) -> None:
    """The rows by which packages are found and read; the database makes them of the contents."""
    with connection.cursor() as cursor:
        for statement in COPIES:
            cursor.execute(statement, [numbers])


@transaction.atomic
def withdraw_package(*, package: Package, by: Any, at: datetime) -> Package:
    """Take a package back before OCHRO endorses it; the other side of the delegation is told."""
    head = _acting_for(by, package.dossier)
    moved: Package = packages.move(
        package=package, action="withdraw", by=by, acting_for=head, at=at
    )
    for other in {head, moved.submitted_by, moved.acting_for} - {None, by}:
        _tell(other, choices.PACKAGE_WITHDRAWN, moved, by=by)
    return moved


@transaction.atomic
def decide_package(*, package: Package, action: str, note: str, by: Any, at: datetime) -> Package:
    """OCHRO endorses a package, or returns it with a note; who submitted it is told."""
    moved: Package = packages.move(package=package, action=action, note=note, by=by, at=at)
    code = (
        choices.PACKAGE_ENDORSED
        if moved.state == PackageState.ENDORSED
        else choices.PACKAGE_RETURNED
    )
    on = timezone.localdate(at)
    head = directory.deputy_head_user(moved.dossier.organization_id, on=on)
    for one in {head, moved.submitted_by} - {None, by}:
        _tell(one, code, moved, by=by)
    return moved


def _tell(to: Any, code: notices.Code, package: Package, *, by: Any, **more: Any) -> None:
    names = directory.names_of_users([by.pk])
    context = {
        "by": names[by.pk],
        "number": package.number,
        "cycle": package.dossier.cycle.code,
        **more,
    }
    url = reverse("talent:package", args=[package.number])
    notices.notify(to=to, code=code, context=context, url=url)
