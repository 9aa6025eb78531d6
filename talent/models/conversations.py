"""The talent conversation of a cycle between executive and manager."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Conversation(models.Model):
    """When they talk and whether both acknowledge that they did; a comment is each one's right.

    `manager` is who led it: of a conversation that was held, the one who held it.
    """

    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="conversations", verbose_name=_("person")
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="+", verbose_name=_("cycle")
    )
    manager = models.ForeignKey(
        "directory.Person",
        models.PROTECT,
        null=True,
        related_name="conversations_led",
        verbose_name=_("manager"),
    )
    planned_on = models.DateField(_("planned on"), null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    person_acknowledged_at = models.DateTimeField(_("acknowledged by the executive"), null=True)
    person_comment = models.CharField(_("comment of the executive"), max_length=2000, blank=True)
    manager_acknowledged_at = models.DateTimeField(_("acknowledged by the manager"), null=True)
    manager_comment = models.CharField(_("comment of the manager"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            models.UniqueConstraint(fields=["person", "cycle"], name="one_conversation_per_cycle"),
            models.CheckConstraint(
                condition=Q(
                    person_acknowledged_at__isnull=True, manager_acknowledged_at__isnull=True
                )
                | Q(held_on__isnull=False),
                name="acknowledged_after_it_was_held",
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.cycle}"


class Preparation(models.Model):
    """What one side wrote down before the conversation; private until that side shares it."""

    conversation = models.ForeignKey(
        Conversation,
        models.CASCADE,
        related_name="preparations",
        verbose_name=_("conversation"),
    )
    author = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("what was prepared"), blank=True)
    shared_at = models.DateTimeField(_("shared"), null=True)
    saved_at = models.DateTimeField(_("saved"))
    revision = models.PositiveIntegerField(_("revision"), default=1)

    class Meta:
        verbose_name = _("preparation of a conversation")
        verbose_name_plural = _("preparations of conversations")
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "author"], name="one_preparation_per_side"
            )
        ]

    def __str__(self):
        return f"#{self.pk}"
