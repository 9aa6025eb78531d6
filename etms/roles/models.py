"""Role assignments are the truth; grants on an organization in a cycle are derived from them."""

from datetime import time, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from etms.directory.models import Only
from etms.roles.choices import CYCLE_ROLES, ORGANIZATION_ROLES, Capability, Role


class Moments(Func):
    """The time from a start to an end, the end not included; an open end is for ever."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class InForceQuerySet(models.QuerySet):
    def in_force(self, at):
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at)


class OrganizationCycle(models.Model):
    """An organization in a cycle: the dossier a delegate is named for."""

    organization = models.ForeignKey(
        "directory.Organization",
        models.PROTECT,
        related_name="dossiers",
        verbose_name=_("organization"),
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="dossiers", verbose_name=_("cycle")
    )

    class Meta:
        verbose_name = _("organization in a cycle")
        verbose_name_plural = _("organizations in cycles")
        default_permissions = ()
        permissions = Capability.choices
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "cycle"], name="one_dossier_per_organization_and_cycle"
            )
        ]

    def __str__(self):
        return f"{self.organization} · {self.cycle}"


class RoleAssignment(models.Model):
    """Who holds which role, where, from when to when, given by whom and on what basis."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="role_assignments",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=24, choices=Role)
    organization = models.ForeignKey(
        "directory.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="role_assignments",
        verbose_name=_("organization"),
    )
    cycle = models.ForeignKey(
        "cycles.Cycle",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="role_assignments",
        verbose_name=_("cycle"),
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    may_submit = models.BooleanField(_("may submit to OCHRO"), default=False)
    main_contact = models.BooleanField(_("main contact"), default=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    basis = models.CharField(_("basis"), max_length=300)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("ended by"),
    )

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="role_end_after_start",
                violation_error_message=_("The end may not come before the start."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=ORGANIZATION_ROLES, organization__isnull=False)
                | (~Q(role__in=ORGANIZATION_ROLES) & Q(organization__isnull=True)),
                name="role_in_an_organization_or_in_the_service",
            ),
            models.CheckConstraint(
                condition=Q(role__in=CYCLE_ROLES, cycle__isnull=False)
                | (~Q(role__in=CYCLE_ROLES) & Q(cycle__isnull=True)),
                name="role_of_a_cycle_or_not",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.DELEGATE) | Q(may_submit=False, main_contact=False),
                name="only_delegates_submit_and_are_contacts",
            ),
            ExclusionConstraint(
                name="one_main_contact",
                expressions=[
                    (Only(F("organization_id")), RangeOperators.OVERLAPS),
                    (Only(F("cycle_id")), RangeOperators.OVERLAPS),
                    (Moments(F("starts_at"), F("ends_at")), RangeOperators.OVERLAPS),
                ],
                condition=Q(main_contact=True),
                violation_error_message=_("The cycle already has a main contact at that time."),
            ),
        ]
        indexes = [
            models.Index(fields=["user", "starts_at"], name="role_user"),
            models.Index(fields=["organization", "cycle", "role"], name="role_organization"),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.user}"

    @property
    def holder(self) -> str:
        """How whoever holds the role is named on screen."""
        return str(getattr(self.user, "person", None) or self.user)

    @property
    def last_day(self):
        """The last day, for an end at midnight; else None and the moment itself is shown."""
        if self.ends_at is None:
            return None
        end = timezone.localtime(self.ends_at)
        return None if end.time() != time.min else end.date() - timedelta(days=1)


class InForceGrants(UserObjectPermissionManager):
    """Grants that hold at this moment: an expired one is gone to the second, cleaned or not."""

    def get_queryset(self):
        now = timezone.now()
        return (
            super()
            .get_queryset()
            .filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now)
        )


class OrganizationCycleGrant(UserObjectPermissionBase):
    """guardian's direct grant on a dossier; derived from assignments, never given by hand."""

    content_object = models.ForeignKey(
        OrganizationCycle, models.CASCADE, related_name="grants", verbose_name=_("dossier")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True)

    objects = InForceGrants()
    every = models.Manager()

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        base_manager_name = "every"
