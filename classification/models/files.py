"""What the deputy head signed with a decision: content, hash and signature never change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from classification.models.evaluations import JobEvaluation


class SignedFile(models.Model):
    """The classification file of a decided evaluation, as it stood at the decision.

    `hash` is the SHA-256 of the content in canonical JSON, `signature` the HMAC-SHA256 of all
    that the file states of itself (queries/files.py). The database refuses any change
    (migration 0002).
    """

    evaluation = models.OneToOneField(
        JobEvaluation,
        models.PROTECT,
        related_name="signed_file",
        verbose_name=_("evaluation"),
    )
    number = models.CharField(_("number of the signed file"), max_length=40, unique=True)
    content = models.JSONField(_("content"))
    hash = models.CharField(_("hash"), max_length=64)
    signature = models.CharField(_("signature"), max_length=64)
    signed_at = models.DateTimeField(_("signed"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signed by")
    )

    class Meta:
        verbose_name = _("signed classification file")
        verbose_name_plural = _("signed classification files")

    def __str__(self):
        return self.number
