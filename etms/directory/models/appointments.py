"""Who is in which position: appointments and absences."""

from django.db import connection, models
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from etms.directory.choices import (
    AWAY_KINDS,
    HOME_KINDS,
    INTERCHANGES,
    Kind,
)
from etms.directory.models.dated import DatedQuerySet, end_after_start, in_force, never_twice
from etms.directory.models.organizations import Organization
from etms.directory.models.people import Person
from etms.directory.models.positions import Position


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
            end_after_start("appointment_end_after_start"),
            never_twice("one_substantive_per_person", "person_id", kind=Kind.SUBSTANTIVE),
            never_twice("one_substantive_per_position", "position_id", kind=Kind.SUBSTANTIVE),
            never_twice("one_acting_per_position", "position_id", kind=Kind.ACTING),
            never_twice("one_home_per_person", "person_id", kind__in=HOME_KINDS),
            never_twice("one_place_away_per_person", "person_id", kind__in=AWAY_KINDS),
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
