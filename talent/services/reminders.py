"""Rounds of reminders: asked for by a filter, sent by the worker, once a day to each person."""

from datetime import date, datetime
from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access, audit, jobs, notices
from etms.accounts.models import User
from etms.roles.models import OrganizationCycle
from talent.access.exercise import not_told_of
from talent.choices import REMINDER, REMINDER_JOB, ExerciseVerb
from talent.models import Reminded, Reminder
from talent.queries import cockpit
from talent.queries import exercise as queries
from talent.queries.population import Population, population_of
from talent.services.running import require_running


@transaction.atomic
def remind(
    *, dossier: OrganizationCycle, chosen: cockpit.Chosen, by: User, at: datetime
) -> Reminder:
    """Ask for a round of reminders about the files of a list; the worker sends it."""
    acting_for = access.standing(by).acting_for(dossier.organization_id)
    audit.act(
        by=by, at=at, verb=ExerciseVerb.REMIND, target=dossier.organization, acting_for=acting_for
    )
    access.require(by, "talent.run", dossier.organization)
    require_running(dossier.cycle, on=access.standing(by).on)
    if chosen.show not in cockpit.REMINDED:
        raise ValidationError(_("Choose files with something to do."))
    people, unreachable = cockpit.recipients(
        _population(dossier, by, on=timezone.localdate(at)), chosen
    )
    if not people:
        raise ValidationError(_("There is nobody to remind."))
    asked: Reminder = Reminder.objects.create(
        dossier=dossier, chosen=chosen.written(), asked=len(people) + unreachable, at=at, by=by
    )
    jobs.put(kind=REMINDER_JOB, payload={"reminder": asked.pk}, key=f"{REMINDER_JOB}:{asked.pk}")
    return asked


def _population(dossier: OrganizationCycle, by: User, *, on: date) -> Population:
    hidden = not_told_of(by, dossier.organization_id)
    return population_of(dossier.organization, dossier.cycle, on=on, hidden=hidden)


@transaction.atomic
def send_reminders(*, reminder_id: int, at: datetime) -> None:
    """Tell everybody whom a round still concerns; whoever has finished meanwhile is left alone.

    Nobody is reminded twice on one day, whoever asked: the first message already names all that
    is open. Whoever no longer runs the exercise reminds nobody.
    """
    asked = (
        Reminder.objects.select_related("dossier__organization", "dossier__cycle", "by")
        .select_for_update(of=("self",))
        .get(pk=reminder_id)
    )
    if asked.done_at is not None:
        return
    dossier, by = asked.dossier, asked.by
    acting_for = access.standing(by).acting_for(dossier.organization_id)
    audit.act(
        by=by,
        at=at,
        verb=ExerciseVerb.REMINDED,
        target=dossier.organization,
        acting_for=acting_for,
    )
    if access.can(by, "talent.run", dossier.organization):
        _tell_everybody(asked, on=timezone.localdate(at))
    asked.done_at = at
    asked.save(update_fields=["done_at", "told", "told_before", "unreachable"])


def _tell_everybody(asked: Reminder, *, on: date) -> None:
    population = _population(asked.dossier, asked.by, on=on)
    people, asked.unreachable = cockpit.recipients(population, cockpit.Chosen(**asked.chosen))
    users = User.objects.in_bulk([person.user_id for person in people])
    before = queries.reminded_today(users, on=on)
    still = [person for person in people if person.user_id not in before]
    Reminded.objects.bulk_create(
        Reminded(reminder=asked, user=users[person.user_id], on=on) for person in still
    )
    for person in still:
        notices.notify(
            to=users[person.user_id],
            code=REMINDER,
            context={"cycle": str(asked.dossier.cycle), "what": words(person, on=on)},
            url=step(person),
        )
    asked.told, asked.told_before = len(still), len(before)


def words(person: cockpit.Recipient, *, on: date) -> SimpleNamespace:
    """All that waits for a person, in one message in both languages."""
    said = {}
    for language in ("en", "fr"):
        with translation.override(language):
            said[f"name_{language}"] = " ".join(_sentences(person, on=on))
    return SimpleNamespace(**said)


def _sentences(person: cockpit.Recipient, *, on: date) -> list[str]:
    found = []
    if person.answer_by:
        found.append(
            _due(
                person.answer_by,
                on,
                _("Your talent questionnaire is due on %(day)s."),
                _("Your talent questionnaire was due on %(day)s."),
            )
        )
    if person.assess:
        found.append(
            ngettext(
                "%(count)s executive waits for your assessment.",
                "%(count)s executives wait for your assessment.",
                person.assess,
            )
            % {"count": person.assess}
        )
    if person.assess and person.assess_by:
        found.append(
            _due(
                person.assess_by,
                on,
                _("The first is due on %(day)s."),
                _("The first was due on %(day)s."),
            )
        )
    if person.talk:
        found.append(
            ngettext(
                "The conversation with %(count)s executive is not recorded yet.",
                "The conversations with %(count)s executives are not recorded yet.",
                person.talk,
            )
            % {"count": person.talk}
        )
    if person.share:
        found.append(
            ngettext(
                "The approved assessment of %(count)s executive is not shared yet.",
                "The approved assessments of %(count)s executives are not shared yet.",
                person.share,
            )
            % {"count": person.share}
        )
    return found


def _due(day: date, on: date, to_come: str, past: str) -> str:
    return (to_come if day >= on else past) % {"day": date_format(day, "DATE_FORMAT")}


def step(person: cockpit.Recipient) -> str:
    """The page where the reminded person goes on: the only step, or home, which lists them all."""
    manages = person.assess or person.talk or person.share
    if manages and not person.answer_by:
        return reverse("directory:team")
    if person.answer_by and not manages:
        return reverse("talent:questionnaire")
    return reverse("work:home")
