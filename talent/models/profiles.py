"""The Employee Information Portal: what the executive keeps true all year."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, both_filled
from talent.choices import EntryKind


class Contact(models.Model):
    """How to reach the executive at work."""

    person = models.OneToOneField(
        "directory.Person", models.CASCADE, related_name="contact", verbose_name=_("person")
    )
    email = models.EmailField(_("e-mail at work"), blank=True)
    phone = models.CharField(_("telephone at work"), max_length=40, blank=True)
    address = models.CharField(_("work address"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contact details")
        verbose_name_plural = _("contact details")

    def __str__(self):
        return f"#{self.person_id}"


class ProfileEntry(models.Model):
    """One line of the résumé; years are calendar years, the last is empty while it goes on."""

    person = models.ForeignKey(
        "directory.Person", models.CASCADE, related_name="entries", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=13, choices=EntryKind)
    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("where"), max_length=200, blank=True)
    from_year = models.PositiveSmallIntegerField(_("from"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("to"), null=True, blank=True)
    text = models.CharField(_("details"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("entry of the profile")
        verbose_name_plural = _("entries of the profile")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True)
                | Q(from_year__isnull=True)
                | Q(to_year__gte=F("from_year")),
                name="entry_end_after_start",
                violation_error_message=_("The end may not come before the start."),
            )
        ]
        indexes = [models.Index(fields=["person", "kind"], name="entry_person")]

    def __str__(self):
        return self.title


class Community(models.Model):
    """A functional community, loaded from a file by stable code."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired = models.BooleanField(_("retired"), default=False)
    name = Bilingual("name")

    class Meta:
        verbose_name = _("functional community")
        verbose_name_plural = _("functional communities")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="community_named_in_both_languages"
            )
        ]

    def __str__(self):
        return self.name


class CommunityMembership(models.Model):
    """Belonging to a functional community, and whether the community may be told."""

    person = models.ForeignKey(
        "directory.Person", models.CASCADE, related_name="communities", verbose_name=_("person")
    )
    community = models.ForeignKey(
        Community, models.PROTECT, related_name="members", verbose_name=_("functional community")
    )
    consents = models.BooleanField(_("may be shared with the community"), default=False)
    answered_at = models.DateTimeField(_("said"))

    class Meta:
        verbose_name = _("membership in a functional community")
        verbose_name_plural = _("memberships in functional communities")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"], name="one_membership_per_community"
            )
        ]

    def __str__(self):
        return f"{self.community}"


class ProfileConfirmation(models.Model):
    """The executive said that the profile is still correct."""

    person = models.ForeignKey(
        "directory.Person", models.CASCADE, related_name="confirmations", verbose_name=_("person")
    )
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        verbose_name = _("confirmation of the profile")
        verbose_name_plural = _("confirmations of profiles")
        indexes = [models.Index(fields=["person", "-confirmed_at"], name="confirmation_person")]

    def __str__(self):
        return f"#{self.person_id} {self.confirmed_at:%Y-%m-%d}"
