"""Who works where: organizations, units, positions, people, and their dated ties.

Days are inclusive on both ends; an open end is null. The database refuses overlaps, ends before
starts, and reporting cycles (migration 0001).
"""

from etms.directory.models.appointments import Appointment, AppointmentQuerySet
from etms.directory.models.dated import DatedQuerySet, Days, Only, in_force
from etms.directory.models.organizations import Organization, Unit
from etms.directory.models.people import LanguageResult, Person, RestrictedDetails, Salary
from etms.directory.models.positions import Position, PositionTerms

__all__ = [
    "Appointment",
    "AppointmentQuerySet",
    "DatedQuerySet",
    "Days",
    "LanguageResult",
    "Only",
    "Organization",
    "Person",
    "Position",
    "PositionTerms",
    "RestrictedDetails",
    "Salary",
    "Unit",
    "in_force",
]
