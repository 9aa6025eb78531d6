"""Who works where: organizations, units, positions, people, and their dated ties.

Days are inclusive on both ends; an open end is null. The database refuses overlaps, ends before
starts, and reporting cycles (migration 0001).
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import F, FilteredRelation, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, both_filled
from etms.directory.choices import (
    AWAY_KINDS,
    HOME_KINDS,
    INTERCHANGES,
    Kind,
    LanguageRequirement,
    Level,
    OfficialLanguage,
    Proficiency,
    Region,
    Size,
    Skill,
)
from etms.search import sort_field, words_field


class Days(Func):
    """The days from a start to an end, both included; an open end is for ever."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


class Only(Func):
    """A number as a range of one, so that gist compares it without an extension."""

    template = "int8range(%(expressions)s, %(expressions)s, '[]')"


def _never_twice(name: str, *same: str, **condition) -> ExclusionConstraint:
    """At no day two rows that agree on the columns `same`."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((Only(F(column)), RangeOperators.OVERLAPS) for column in same),
            (Days(F("starts_on"), F("ends_on")), RangeOperators.OVERLAPS),
        ],
        condition=Q(**condition) if condition else None,
    )


def _end_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("The end may not come before the start."),
    )


def in_force(day, prefix: str = "") -> Q:
    """Condition: the dated row behind `prefix` holds that day."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    )


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day to a day."""

    def on(self, day):
        return self.filter(in_force(day))


class AppointmentQuerySet(DatedQuerySet):
    """Appointments, and where people belong by them."""

    def homes(self, day):
        """Where people belong that day; `terms` are the position's terms of that day."""
        terms = FilteredRelation("position__terms", condition=in_force(day, "position__terms__"))
        return (
            self.on(day)
            .filter(kind__in=HOME_KINDS)
            .annotate(terms=terms)
            .filter(terms__isnull=False)
        )

    def organization_id_of(self, person, day) -> int | None:
        """The organization a person belongs to that day."""
        found = self.homes(day).filter(person=person)
        return found.values_list("terms__unit__organization", flat=True).first()

    def organizations_of(self, person_ids, day) -> dict[int, int]:
        """The organization each of these people belongs to that day, where there is one."""
        sql = (
            "SELECT person_id, organization_id FROM directory_homes(%s) WHERE person_id = ANY(%s)"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [day, list(person_ids)])
            return dict(cursor.fetchall())

    def organization_ids_of(self, person) -> set[int]:
        """Every organization the person ever belonged to, or is to belong to."""
        ever = self.filter(person=person, kind__in=HOME_KINDS)
        return set(ever.values_list("position__terms__unit__organization", flat=True)) - {None}


class Organization(models.Model):
    """A department or agency; core public administration (FAA s. 11) or separate agency."""

    number = models.PositiveIntegerField(_("department number"), unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    core_public_administration = models.BooleanField(_("core public administration"))
    size = models.CharField(_("size"), max_length=6, choices=Size)
    sort_en = sort_field("name_en")
    sort_fr = sort_field("name_fr")
    words = words_field("name_en", "name_fr")
    name = Bilingual("name")

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="organization_named_in_both_languages"
            )
        ]
        indexes = [
            models.Index("sort_en", "id", name="organization_sort_en"),
            models.Index("sort_fr", "id", name="organization_sort_fr"),
            GinIndex(fields=["words"], name="organization_words"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory:organization", args=[self.pk])


class Unit(models.Model):
    """A branch, sector, directorate or division of an organization; the tree has no cycle."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="units", verbose_name=_("organization")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    sort_en = sort_field("name_en")
    sort_fr = sort_field("name_fr")
    name = Bilingual("name")

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="unit_named_in_both_languages"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory:unit", args=[self.pk])


class Position(models.Model):
    """A position as its own record: it can be vacant, moved and reclassified."""

    number = models.CharField(_("position number"), max_length=20, unique=True)
    language_requirement = models.CharField(
        _("language requirement"), max_length=10, choices=LanguageRequirement
    )
    language_profile = models.CharField(
        _("language profile"), max_length=7, blank=True, help_text=_("For example CBC/CBC.")
    )
    region = models.CharField(_("region"), max_length=10, choices=Region)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("directory:position", args=[self.pk])


class PositionTerms(models.Model):
    """What a position is from a day to a day: title, level, unit, and the position above."""

    position = models.ForeignKey(
        Position, models.CASCADE, related_name="terms", verbose_name=_("position")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    level = models.CharField(_("level"), max_length=8, choices=Level)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="position_terms", verbose_name=_("unit")
    )
    reports_to = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinate_terms",
        verbose_name=_("reports to"),
    )
    sort_en = sort_field("title_en")
    sort_fr = sort_field("title_fr")
    words = words_field("title_en", "title_fr")
    title = Bilingual("title")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("terms of a position")
        verbose_name_plural = _("terms of positions")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("title"), name="position_titled_in_both_languages"
            ),
            _end_after_start("position_terms_end_after_start"),
            _never_twice("position_terms_never_overlap", "position"),
        ]
        indexes = [
            models.Index(fields=["position", "starts_on"], name="terms_position"),
            models.Index(fields=["reports_to", "starts_on"], name="terms_reports_to"),
            models.Index(fields=["unit", "starts_on"], name="terms_unit"),
            models.Index(fields=["level", "starts_on"], name="terms_level"),
            models.Index("sort_en", "id", name="terms_sort_en"),
            models.Index("sort_fr", "id", name="terms_sort_fr"),
            GinIndex(fields=["words"], name="terms_words"),
        ]

    def __str__(self):
        return self.title


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


class Appointment(models.Model):
    """A dated tie of a person to a position, or to a host outside on interchange."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("position"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    host = models.CharField(_("host outside the public service"), max_length=200, blank=True)
    salary_borne_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("salary borne by"),
    )
    performance_pay_borne_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("performance pay borne by"),
    )
    corporate_commitment = models.BooleanField(
        _("subject to the corporate commitment"), null=True, blank=True
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            _end_after_start("appointment_end_after_start"),
            _never_twice("one_substantive_per_person", "person_id", kind=Kind.SUBSTANTIVE),
            _never_twice("one_substantive_per_position", "position_id", kind=Kind.SUBSTANTIVE),
            _never_twice("one_acting_per_position", "position_id", kind=Kind.ACTING),
            _never_twice("one_home_per_person", "person_id", kind__in=HOME_KINDS),
            _never_twice("one_place_away_per_person", "person_id", kind__in=AWAY_KINDS),
            models.CheckConstraint(
                condition=Q(position__isnull=False, host="")
                | (Q(position__isnull=True, kind=Kind.INTERCHANGE_OUT) & ~Q(host="")),
                name="appointment_to_a_position_or_a_host",
                violation_error_message=_(
                    "An appointment is to a position; only an interchange out may be to a host."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=INTERCHANGES, corporate_commitment__isnull=False)
                | (~Q(kind__in=INTERCHANGES) & Q(corporate_commitment__isnull=True)),
                name="interchange_says_corporate_commitment",
                violation_error_message=_(
                    "Say for an interchange, and only there, whether the corporate commitment "
                    "applies."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_on"], name="appointment_person"),
            models.Index(fields=["position", "starts_on"], name="appointment_position"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.position or self.host}"


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
            _end_after_start("salary_end_after_start"),
            _never_twice("one_salary_per_person", "person_id"),
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
