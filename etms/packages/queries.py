"""What the apps above need to know of packages: the last turn, the one that stands, a check."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from etms.packages import rules
from etms.packages.choices import STANDING, Verdict
from etms.packages.models import Package


def turns(*, purpose: str, dossier: Any) -> QuerySet[Package]:
    """Every submission of a dossier, the newest first, without the contents."""
    return (
        Package.objects.filter(purpose=purpose, dossier=dossier).defer("content").order_by("-turn")
    )


def last_turn(*, purpose: str, dossier: Any) -> Package | None:
    """The newest submission of a dossier, whatever became of it."""
    return turns(purpose=purpose, dossier=dossier).first()


def standing(*, purpose: str) -> QuerySet[Package]:
    """The packages that stand, without their contents: at most one for each dossier."""
    return Package.objects.filter(purpose=purpose, state__in=STANDING).defer("content")


def facts(package: Package) -> rules.Facts:
    """What the receipt of a package states."""
    return rules.Facts(
        number=package.number,
        purpose=package.purpose,
        dossier=package.dossier_id,
        turn=package.turn,
        key=str(package.key),
        hash=package.hash,
        counts=package.counts,
        at=package.submitted_at,
        by=package.submitted_by_id,
        acting_for=package.acting_for_id,
    )


def secrets() -> list[str]:
    """The key that signs, then the earlier ones, which only verify."""
    return [settings.ETMS_SIGNING_KEY, *settings.ETMS_SIGNING_KEY_FALLBACKS]


def check(package: Package, *, hash: str = "") -> Verdict:  # noqa: A002  the field's word
    """Work the hash out anew from the stored content, and the signature from the receipt.

    `hash` is what stands on somebody's receipt, or nothing.
    """
    if hash and hash.strip().lower() != package.hash:
        return Verdict.OTHER_HASH
    if rules.digest(package.content) != package.hash:
        return Verdict.CONTENT
    if not rules.signed_by_us(facts(package), package.signature, secrets=secrets()):
        return Verdict.SIGNATURE
    return Verdict.GENUINE
