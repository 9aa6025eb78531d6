"""The verbs of packages: submit once, however often it is asked; withdraw, endorse, return."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.packages import queries, rules
from etms.packages.choices import STANDING, PackageState, Verb
from etms.packages.models import Package
from etms.packages.workflow import PACKAGE
from etms.roles.models import OrganizationCycle


class OtherContent(ValidationError):
    """The key of this page has already submitted something else, or elsewhere."""


class AlreadyStanding(ValidationError):
    """A package of this dossier stands, and nobody asked to replace it."""


def lock(dossier: OrganizationCycle) -> OrganizationCycle:
    """Take the dossier for this transaction: submissions of one organization stand in line.

    What refers to the dossier may still be written meanwhile; only other submissions wait.
    """
    found: OrganizationCycle = (
        OrganizationCycle.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organization", "cycle")
        .get(pk=dossier.pk)
    )
    return found


@transaction.atomic
def replay(*, purpose: str, dossier: OrganizationCycle, key: UUID, hash: str) -> Package | None:  # noqa: A002
    """What this key has submitted already: a double click, a retry, the answer that got lost.

    None if it has not. The same key for another content, or elsewhere, is refused.
    """
    lock(dossier)
    known = Package.objects.filter(key=key).defer("content").first()
    if known is None:
        return None
    if (known.purpose, known.dossier_id, known.hash) != (purpose, dossier.pk, hash):
        raise _other_content()
    return known


def _other_content() -> OtherContent:
    return OtherContent(_("This page has already submitted something else. Open it again."))


@transaction.atomic
def submit(
    *,
    purpose: str,
    dossier: OrganizationCycle,
    key: UUID,
    content: dict[str, Any],
    counts: dict[str, int],
    by: Any,
    acting_for: Any,
    at: datetime,
    replaces: int | None = None,
) -> tuple[Package, bool]:
    """Keep a signed copy of the content, once for each key; the package, and whether it is new.

    A package that stands is in the way unless it waits for a decision and `replaces` names its
    turn: then the new one takes its place, and it is withdrawn in the same transaction.
    """
    access.require(by, f"{purpose}.submit_package", dossier)
    digest = rules.digest(content)
    known = replay(purpose=purpose, dossier=dossier, key=key, hash=digest)
    if known is not None:
        return known, False
    found = lock(dossier)
    last = queries.last_turn(purpose=purpose, dossier=found)
    if last is not None and last.state in STANDING:
        _make_room(last, replaces=replaces, by=by, acting_for=acting_for, at=at)
    package = sealed(
        purpose=purpose,
        dossier=found,
        turn=1 if last is None else last.turn + 1,
        key=key,
        content=content,
        digest=digest,
        counts=counts,
        by=by,
        acting_for=acting_for,
        at=at,
    )
    audit.act(by=by, at=at, verb=Verb.SUBMIT, target=found, acting_for=acting_for)
    try:
        with transaction.atomic():
            package.save(force_insert=True)
    except IntegrityError as error:  # the same key in another dossier at the same moment
        raise _other_content() from error
    return package, True


def sealed(
    *,
    purpose: str,
    dossier: OrganizationCycle,
    turn: int,
    key: UUID,
    content: dict[str, Any],
    digest: str,
    counts: dict[str, int],
    by: Any,
    acting_for: Any,
    at: datetime,
) -> Package:
    """A package with its number, hash (`digest` of the content) and signature, not kept yet."""
    package = Package(
        purpose=purpose,
        dossier=dossier,
        number=rules.receipt_number(
            purpose=purpose,
            cycle=dossier.cycle.code,
            organization=dossier.organization.number,
            turn=turn,
        ),
        turn=turn,
        key=key,
        content=content,
        counts=counts,
        hash=digest,
        submitted_at=at,
        submitted_by=by,
        acting_for=acting_for,
    )
    package.signature = rules.signature(queries.facts(package), secret=queries.secrets()[0])
    return package


def _make_room(
    last: Package, *, replaces: int | None, by: Any, acting_for: Any, at: datetime
) -> None:
    if replaces != last.turn or last.state != PackageState.SUBMITTED:
        raise AlreadyStanding(
            _("Package %(number)s stands already. It must be withdrawn or returned first.")
            % {"number": last.number}
        )
    audit.act(by=by, at=at, verb=Verb.WITHDRAW, target=last, acting_for=acting_for)
    _put(last, PackageState.WITHDRAWN, note="", by=by, at=at)


@transaction.atomic
def move(
    *,
    package: Package,
    action: str,
    by: Any,
    at: datetime,
    note: str = "",
    acting_for: Any = None,
) -> Package:
    """Withdraw, endorse or return a package; a return says why."""
    verb = {"withdraw": Verb.WITHDRAW, "endorse": Verb.ENDORSE, "return": Verb.RETURN}[action]
    audit.act(by=by, at=at, verb=verb, target=package, acting_for=acting_for)
    lock(package.dossier)
    found = (
        Package.objects.select_for_update(of=("self",), no_key=True)
        .defer("content")
        .get(pk=package.pk)
    )
    step = PACKAGE.find(found.state, action)
    access.require(by, f"{found.purpose}.{step.permission}", found)
    if action == "return" and not note.strip():
        raise ValidationError({"note": _("Say what has to be put right.")})
    return _put(found, step.target, note=note.strip(), by=by, at=at)


def _put(package: Package, state: str, *, note: str, by: Any, at: datetime) -> Package:
    package.state, package.note, package.moved_by, package.moved_at = state, note, by, at
    package.save(update_fields=["state", "note", "moved_by", "moved_at"])
    return package
