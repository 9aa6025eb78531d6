"""People, and what belongs to one person alone."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.directory.choices import (
    OfficialLanguage,
    Proficiency,
    Skill,
)
from etms.directory.models.dated import DatedQuerySet, end_after_start, never_twice
from etms.search import sort_field, words_field


class Person(models.Model):
    """Anyone known. An executive has an appointment to an executive position that day."""

    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    first_official_language = models.CharField(
        _("first official language"), max_length=2, choices=OfficialLanguage
    )
    correspondence_language = models.CharField(
        _("language of correspondence"), max_length=2, choices=OfficialLanguage
    )
    service_start_on = models.DateField(_("start of service"), null=True, blank=True)
    sort_name = sort_field("family_name", "given_name")
    words = words_field("given_name", "family_name")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            models.Index("sort_name", "family_name", "given_name", "id", name="person_sort"),
            GinIndex(fields=["words"], name="person_words"),
        ]

    def __str__(self):
        return f"{self.given_name} {self.family_name}"

    def get_absolute_url(self):
        return reverse("directory:person", args=[self.pk])


class RestrictedDetails(models.Model):
    """Date of birth and gender, apart from the person so that no ordinary query carries them."""

    person = models.OneToOneField(
        Person, models.CASCADE, related_name="restricted", verbose_name=_("person")
    )
    date_of_birth = models.DateField(_("date of birth"), null=True, blank=True)
    gender = models.CharField(_("gender"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("restricted details")
        verbose_name_plural = _("restricted details")

    def __str__(self):
        return f"#{self.person_id}"


class Salary(models.Model):
    """The yearly salary of a person from a day to a day, in dollars."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="salaries", verbose_name=_("person")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    amount = models.DecimalField(_("yearly salary"), max_digits=10, decimal_places=2)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("salary")
        verbose_name_plural = _("salaries")
        constraints = [
            end_after_start("salary_end_after_start"),
            never_twice("one_salary_per_person", "person_id"),
            models.CheckConstraint(condition=Q(amount__gt=Value(0)), name="salary_above_zero"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="salary_person")]

    def __str__(self):
        return f"#{self.person_id} {self.starts_on}"


class LanguageResult(models.Model):
    """A second-language evaluation result; an exemption does not expire."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="language_results", verbose_name=_("person")
    )
    skill = models.CharField(_("skill"), max_length=7, choices=Skill)
    result = models.CharField(_("result"), max_length=1, choices=Proficiency)
    tested_on = models.DateField(_("tested on"))
    expires_on = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("language result")
        verbose_name_plural = _("language results")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "skill", "tested_on"], name="one_result_per_skill_and_day"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("tested_on")),
                name="language_result_valid_after_test",
                violation_error_message=_("A result cannot expire before the test."),
            ),
        ]

    def __str__(self):
        return f"{self.get_skill_display()} {self.result}"
