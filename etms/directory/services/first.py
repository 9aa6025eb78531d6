"""What a new installation begins with, from the command line: organizations, and who heads one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import audit
from etms.accounts.models import User
from etms.accounts.services import make_account
from etms.directory.choices import Kind, LanguageRequirement, Level, Verb
from etms.directory.models import (
    Appointment,
    Organization,
    Person,
    Position,
    PositionTerms,
    Unit,
)
from etms.directory.refusals import as_words

OFFICE = ("Office of the Deputy Head", "Cabinet de l’administration générale")
TITLE = ("Deputy Head", "Administratrice générale ou administrateur général")


@transaction.atomic
def load_organizations(*, rows: Sequence[Mapping[str, Any]], at: datetime) -> dict[str, int]:
    """Bring organizations in by their department number; safe to run again.

    Answers how many are new, changed and the same. One that the rows do not name stays as it is.
    """
    point = transaction.savepoint()
    audit.act(by=None, at=at, verb=Verb.LOAD_ORGANIZATIONS)
    outcome = {"new": 0, "changed": 0, "same": 0}
    there = {each.number: each for each in Organization.objects.all()}
    for row in rows:
        known = there.get(row["number"])
        found = known or Organization(number=row["number"])
        changed = [name for name, value in row.items() if getattr(found, name) != value]
        for name in row:
            setattr(found, name, row[name])
        if known is None or changed:
            found.full_clean()
            found.save()
            there[found.number] = found
        outcome["new" if known is None else "changed" if changed else "same"] += 1
    if outcome["new"] or outcome["changed"]:
        transaction.savepoint_commit(point)
    else:
        transaction.savepoint_rollback(point)
    return outcome


@transaction.atomic
def seat_deputy_head(
    *,
    organization: Organization,
    position_number: str,
    given_name: str,
    family_name: str,
    username: str,
    email: str,
    language: str,
    region: str,
    starts_on: date,
    at: datetime,
) -> Person:
    """The deputy head of an organization that has none, with their office, position and account.

    Everyone else of it is then named on screen. Raises ValidationError where somebody heads it.
    """
    audit.act(by=None, at=at, verb=Verb.SEAT_DEPUTY_HEAD, target=organization)
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    heads = PositionTerms.objects.filter(level=Level.DM, unit__organization=organization)
    if heads.exclude(ends_on__lt=starts_on).exists():
        raise ValidationError(_("The organization already has a deputy head."))
    user: User = make_account(username=username, email=email, language=language)
    person = Person.objects.create(
        given_name=given_name,
        family_name=family_name,
        user=user,
        first_official_language=language,
        correspondence_language=language,
    )
    position = _chair(organization, number=position_number, region=region, starts_on=starts_on)
    with as_words():
        Appointment.objects.create(
            person=person,
            position=position,
            kind=Kind.SUBSTANTIVE,
            starts_on=starts_on,
            salary_borne_by=organization,
            performance_pay_borne_by=organization,
        )
    return person


def _chair(organization: Organization, *, number: str, region: str, starts_on: date) -> Position:
    """The office of the deputy head, and their position in it."""
    unit = Unit.objects.create(organization=organization, name_en=OFFICE[0], name_fr=OFFICE[1])
    with as_words():
        position = Position.objects.create(
            number=number,
            language_requirement=LanguageRequirement.BILINGUAL,
            region=region,
        )
        PositionTerms.objects.create(
            position=position,
            starts_on=starts_on,
            title_en=TITLE[0],
            title_fr=TITLE[1],
            level=Level.DM,
            unit=unit,
        )
    return position
