"""What holds from a day to a day: the ranges, the rules against overlaps, the rows of a day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class Days(Func):
    """The days from a start to an end, both included; an open end is for ever."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


class Only(Func):
    """A number as a range of one, so that gist compares it without an extension."""

    template = "int8range(%(expressions)s, %(expressions)s, '[]')"


def never_twice(name: str, *same: str, **condition) -> ExclusionConstraint:
    """At no day two rows that agree on the columns `same`."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((Only(F(column)), RangeOperators.OVERLAPS) for column in same),
            (Days(F("starts_on"), F("ends_on")), RangeOperators.OVERLAPS),
        ],
        condition=Q(**condition) if condition else None,
    )


def end_after_start(name: str) -> models.CheckConstraint:
    """No row ends before it starts."""
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
