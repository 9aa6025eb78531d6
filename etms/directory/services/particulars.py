"""Changes to what a file keeps apart: the salary, and what only the person sees."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.accounts.models import User
from etms.directory import rules
from etms.directory.choices import Verb
from etms.directory.models import Person, RestrictedDetails, Salary
from etms.directory.refusals import as_words
from etms.directory.services.acts import home, open_act


@transaction.atomic
def record_salary(
    *, person: Person, amount: Decimal, starts_on: date, by: User, at: datetime
) -> Salary:
    """Record what somebody earns a year from a day on, as their letter of offer or the pay system
    says; what was recorded for later days stays.

    An amount outside the range of the level is taken: whoever records it is warned on screen.
    """
    open_act(Verb.RECORD_SALARY, person, home(person, access.standing(by).on), by=by, at=at)
    access.require(by, "directory.record_salary", person)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    rows = list(person.salaries.order_by("starts_on"))
    found = rules.split([rules.Span(row.starts_on, row.ends_on) for row in rows], on=starts_on)
    new = Salary(person=person, starts_on=starts_on, ends_on=found.ends_on, amount=amount)
    with as_words():
        if found.within is not None and found.rewrites:
            new.pk = rows[found.within].pk
        elif found.within is not None:
            rows[found.within].ends_on = starts_on - timedelta(days=1)
            rows[found.within].save(update_fields=["ends_on"])
        new.save()
    return new


@transaction.atomic
def revise_restricted(
    *, person: Person, date_of_birth: date | None, gender: str, by: User, at: datetime
) -> RestrictedDetails:
    """Let people say, correct or take back their date of birth and gender; nobody else may."""
    audit.act(by=by, at=at, verb=Verb.REVISE_RESTRICTED, target=person)
    access.require(by, "directory.own", person)
    if date_of_birth is not None and date_of_birth >= access.standing(by).on:
        raise ValidationError({"date_of_birth": _("The date of birth lies in the past.")})
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    details, _new = RestrictedDetails.objects.get_or_create(person=person)
    details.date_of_birth, details.gender = date_of_birth, gender
    details.save(update_fields=["date_of_birth", "gender"])
    return details
