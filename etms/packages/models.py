"""What an organization handed over, as it was: content, hash and signature never change."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from etms.packages.choices import PackageState


class Package(models.Model):
    """One submission of an organization in a cycle, for a purpose of an app above.

    `key` is made when the page to submit is drawn: the same key gives the same receipt. `hash`
    is the SHA-256 of the content in canonical JSON, `signature` the HMAC-SHA256 of all that the
    receipt states (rules.Facts). Of a purpose and dossier, at most one package stands (submitted
    or endorsed); the database refuses any change but of the state (migration 0002).
    """

    purpose = models.SlugField(_("purpose"), max_length=20)
    dossier = models.ForeignKey(
        "roles.OrganizationCycle",
        models.PROTECT,
        related_name="packages",
        verbose_name=_("organization in a cycle"),
    )
    number = models.CharField(_("receipt number"), max_length=40, unique=True)
    turn = models.PositiveSmallIntegerField(_("submission"))
    key = models.UUIDField(_("key"), unique=True)
    content = models.JSONField(_("content"))
    counts = models.JSONField(_("counts"))
    hash = models.CharField(_("hash"), max_length=64)
    signature = models.CharField(_("signature"), max_length=64)
    submitted_at = models.DateTimeField(_("submitted"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("for"),
    )
    state = models.CharField(
        _("state"), max_length=9, choices=PackageState, default=PackageState.SUBMITTED
    )
    note = models.CharField(_("note"), max_length=2000, blank=True)
    moved_at = models.DateTimeField(_("moved"), null=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("moved by"),
    )

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "dossier", "turn"], name="package_turns_are_counted"
            ),
            models.UniqueConstraint(
                fields=["purpose", "dossier"],
                condition=Q(state__in=("submitted", "endorsed")),
                name="one_standing_package",
            ),
        ]
        indexes = [models.Index(fields=["purpose", "state"], name="package_purpose")]

    def __str__(self):
        return self.number
