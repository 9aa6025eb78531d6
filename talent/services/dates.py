"""Own days of an organization: earlier last days for branches, more time for one person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.cycles.choices import StageCode
from etms.directory import queries as directory
from etms.directory.models import Person, Unit
from etms.roles.models import OrganizationCycle
from talent.choices import EXTENDED, EXTENDED_FOR, EXTENSION_ENDED, ExerciseVerb
from talent.models import BranchDate, Extension
from talent.queries import dates
from talent.queries import exercise as queries
from talent.rules.dates import branch_day_problem, extension_problem
from talent.services import date_notices
from talent.services.running import require_running


class Change(NamedTuple):
    """One cell of the table of dates: what it was when the page was drawn, and what it is to be.

    `name` is the field to which an error belongs.
    """

    name: str
    unit: Unit
    stage: str
    before: date | None
    after: date | None


@transaction.atomic
def set_branch_dates(
    *, dossier: OrganizationCycle, changes: Iterable[Change], by: Any, at: datetime
) -> int:
    """Set, move and remove last days of branches; says how many changed. Whoever has another last
    day by it is told by the worker.

    All or none. Raises ValidationError by the name of each change that lies outside the cycle's
    stage, is over, or was changed by somebody else since the page was drawn.
    """
    acting_for = access.standing(by).acting_for(dossier.organization_id)
    audit.act(
        by=by, at=at, verb=ExerciseVerb.SET_DATES, target=dossier.organization,
        acting_for=acting_for,
    )  # fmt: skip
    access.require(by, "talent.run", dossier.organization)
    require_running(dossier.cycle, on=access.standing(by).on)
    OrganizationCycle.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    stages, there = queries.stages_of(dossier.cycle), queries.branch_dates(dossier)
    on = timezone.localdate(at)
    wanted = [change for change in changes if change.before != change.after]
    problems = {
        change.name: problem
        for change in wanted
        if (problem := _problem(change, stages, there, dossier, on))
    }
    if problems:
        raise ValidationError(problems)
    before = date_notices.last_days(dossier, on=on) if wanted else {}
    for change in wanted:
        _put(dossier, change)
    if wanted:
        date_notices.put_job(
            dossier,
            before=before,
            after=date_notices.last_days(dossier, on=on),
            moved=[(change.unit, change.stage) for change in wanted],
            by=by,
        )
    return len(wanted)


def _problem(
    change: Change,
    stages: dict[str, queries.DatedStage],
    there: dict[tuple[int, str], date],
    dossier: OrganizationCycle,
    on: date,
) -> str:
    if change.unit.organization_id != dossier.organization_id:
        return _("Choose a unit of the organization.")
    now = there.get((change.unit.pk, change.stage))
    if now not in (change.before, change.after):
        return _("Somebody else has changed this day to %(day)s since you opened the page.") % {
            "day": date_format(now, "DATE_FORMAT") if now else _("the day of the cycle")
        }
    return _outside(change.after, stages.get(change.stage), on) if change.after else ""


def _outside(day: date, stage: queries.DatedStage | None, on: date) -> str:
    if stage is None or stage.code not in queries.DATED:
        return _("The cycle has no such stage.")
    problem = branch_day_problem(day, opens_on=stage.opens_on, closes_on=stage.closes_on, on=on)
    if not problem:
        return ""
    if problem == "past":
        return _("This day is over. Choose today or a later day.")
    return _("Choose a day within the stage of the cycle: %(first)s to %(last)s.") % {
        "first": date_format(stage.opens_on, "DATE_FORMAT"),
        "last": date_format(stage.closes_on, "DATE_FORMAT"),
    }


def _put(dossier: OrganizationCycle, change: Change) -> None:
    of: dict[str, Any] = {"dossier": dossier, "unit": change.unit, "stage": change.stage}
    if change.after is None:
        BranchDate.objects.filter(**of).delete()
    else:
        BranchDate.objects.update_or_create(**of, defaults={"closes_on": change.after})


@transaction.atomic
def extend(
    *,
    dossier: OrganizationCycle,
    person: Person,
    stage: str,
    until: date,
    reason: str,
    by: Any,
    at: datetime,
) -> Extension:
    """Give one person more time in a stage, or still more; they are told at once.

    In the employee section the executive has more time to answer, in the manager section the
    manager has more time for the file. What was given is only made shorter by taking it back. The
    same again changes nothing. Raises ValidationError by field.
    """
    standing = access.standing(by)
    acting_for = standing.acting_for(dossier.organization_id)
    audit.act(by=by, at=at, verb=ExerciseVerb.EXTEND, target=person, acting_for=acting_for)
    access.require(by, "talent.extend", person)
    require_running(dossier.cycle, on=standing.on)
    OrganizationCycle.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    window = dates.window_of(person, dossier.cycle, stage, on=standing.on)
    last = queries.stages_of(dossier.cycle).get(StageCode.SUBMISSION)
    if stage not in queries.EXTENDED or window is None or last is None:
        raise ValidationError({"stage": _("The cycle has no such stage.")})
    said: dict[str, Any] = {"dossier": dossier, "person": person, "stage": stage}
    there = Extension.objects.filter(**said, until=until, reason=reason, by=by).first()
    if there is not None:
        return there
    problem = extension_problem(
        until,
        closes_on=window.closes_on,
        on=standing.on,
        submission_closes_on=last.closes_on,
    )
    if problem:
        raise ValidationError({"until": _why(problem, window.closes_on, last.closes_on)})
    given, _new = Extension.objects.update_or_create(
        **said,
        defaults={"until": until, "reason": reason, "at": at, "by": by},
    )
    _tell(given, on=standing.on)
    return given


def _why(problem: str, now: date, last: date) -> str:
    words = {
        "past": _("Choose a day to come."),
        "no_longer": _("That is no longer than now: the last day is already %(usual)s."),
        "after_submission": _(
            "The submission to OCHRO ends on %(last)s; choose that day at most."
        ),
    }[problem]
    return words % {
        "usual": date_format(now, "DATE_FORMAT"),
        "last": date_format(last, "DATE_FORMAT"),
    }


def _tell(given: Extension, *, on: date) -> None:
    """The executive of more time to answer; the manager of more time for the file."""
    stage = queries.stages_of(given.dossier.cycle)[given.stage]
    about = {"stage": stage, "until": given.until, "reason": given.reason}
    if given.stage == StageCode.EMPLOYEE:
        if given.person.user_id:
            notices.notify(to=given.person.user, code=EXTENDED, context=about, url=_home())
        return
    manager = directory.manager_of(given.person, on=on)
    if manager is not None and manager.user_id:
        about["person"] = str(given.person)
        notices.notify(to=manager.user, code=EXTENDED_FOR, context=about, url=_home())


def _home() -> str:
    """The home page lists the exact step with its new day."""
    return reverse("work:home")


@transaction.atomic
def end_extension(*, extension: Extension, by: Any, at: datetime) -> None:
    """Take the longer time of one person back; the days of the branch hold again."""
    person = extension.person
    acting_for = access.standing(by).acting_for(extension.dossier.organization_id)
    audit.act(by=by, at=at, verb=ExerciseVerb.END_EXTENSION, target=person, acting_for=acting_for)
    access.require(by, "talent.run", extension.dossier.organization)
    access.require(by, "talent.extend", person)
    require_running(extension.dossier.cycle, on=access.standing(by).on)
    locked = Extension.objects.select_for_update().filter(pk=extension.pk).first()
    if locked is None:
        raise ValidationError(_("Somebody else has already taken this back."))
    on = timezone.localdate(at)
    stage, cycle = locked.stage, locked.dossier.cycle
    locked.delete()
    window = dates.window_of(person, cycle, stage, on=on)
    told = person.user if stage == StageCode.EMPLOYEE else _manager_user(person, on)
    if told is not None and window is not None:
        about = {
            "stage": queries.stages_of(cycle)[stage],
            "day": window.closes_on,
            "person": str(person),
        }
        notices.notify(to=told, code=EXTENSION_ENDED, context=about, url=_home())


def _manager_user(person: Person, on: date) -> Any:
    manager = directory.manager_of(person, on=on)
    return manager.user if manager is not None and manager.user_id else None
