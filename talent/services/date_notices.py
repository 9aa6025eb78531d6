"""Who is told of a last day that the organization has moved; the worker tells them.

Executives are told while their answers are open, managers while an assessment is, once for each
day; of the days of the review its committee, of those of the approval the deputy head. Whoever
moved the day knows it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from etms import jobs, notices
from etms.accounts.models import User
from etms.committees.queries import committee_of
from etms.cycles.choices import StageCode
from etms.directory import queries as directory
from etms.directory.models import Unit
from etms.roles.models import OrganizationCycle
from talent.choices import DATES_JOB, DAY_MOVED, DAY_MOVED_FOR, DAY_MOVED_OF, Show
from talent.queries import cockpit
from talent.queries import exercise as queries
from talent.queries.population import population_of

Days = dict[int, tuple[date | None, date | None]]


def last_days(dossier: OrganizationCycle, *, on: date) -> Days:
    """Until when each executive answers, and until when their manager assesses."""
    return cockpit.last_days(population_of(dossier.organization, dossier.cycle, on=on))


def put_job(
    dossier: OrganizationCycle,
    *,
    before: Days,
    after: Days,
    moved: Iterable[tuple[Unit, str]],
    by: Any,
) -> None:
    """Leave the worker those whose day is another one now; no job where nobody is concerned."""
    none = (None, None)
    answers = [one for one in after if after[one][0] != before.get(one, none)[0]]
    assessments = [one for one in after if after[one][1] != before.get(one, none)[1]]
    others = [[unit.pk, stage] for unit, stage in moved if stage not in queries.EXTENDED]
    if answers or assessments or others:
        payload = {"dossier": dossier.pk, "by": by.pk, "units": others}
        payload |= {"answers": answers, "assessments": assessments}
        jobs.put(kind=DATES_JOB, payload=payload)


@transaction.atomic
def tell_of_days(
    *,
    dossier_id: int,
    answers: Collection[int],
    assessments: Collection[int],
    units: list[tuple[int, str]],
    by_id: int,
    at: datetime,
) -> None:
    """Tell everybody whom it still concerns of the day as it stands now."""
    dossiers = OrganizationCycle.objects.select_related("organization", "cycle")
    dossier, on = dossiers.get(pk=dossier_id), timezone.localdate(at)
    population = population_of(dossier.organization, dossier.cycle, on=on)
    stages = queries.stages_of(dossier.cycle)
    due = Counter(
        _addressee(file, show)
        for show, people in ((Show.ANSWERS_OPEN, answers), (Show.ASSESSMENT_OPEN, assessments))
        if people
        for file in cockpit.files(population, cockpit.Chosen(show=show))
        if file.person_id in people
    )
    users = User.objects.in_bulk({user for user, *_rest in due if user and user != by_id})
    for (user_id, stage, day), number in due.items():
        if user_id in users and stage in stages:
            code = DAY_MOVED if stage == StageCode.EMPLOYEE else DAY_MOVED_FOR
            about = {"stage": stages[stage], "until": day, "number": number}
            notices.notify(to=users[user_id], code=code, context=about, url=reverse("work:home"))
    _tell_others(dossier, units, stages, by_id=by_id, at=at)


def _addressee(file: cockpit.File, show: str) -> tuple[int | None, str, date | None]:
    if show == Show.ANSWERS_OPEN:
        return file.user_id, StageCode.EMPLOYEE, file.answer_by
    return file.manager_user_id, StageCode.MANAGER, file.assess_by


def _tell_others(
    dossier: OrganizationCycle,
    units: list[tuple[int, str]],
    stages: dict[str, queries.DatedStage],
    *,
    by_id: int,
    at: datetime,
) -> None:
    """The committee of the days of its review, the deputy head of those of the approval."""
    there, names = queries.branch_dates(dossier), Unit.objects.in_bulk([pk for pk, _s in units])
    concerned = {stage: _concerned(dossier, stage, at=at) for stage in {s for _pk, s in units}}
    for unit, stage in units:
        if stage not in stages or unit not in names:
            continue
        day = there.get((unit, stage), stages[stage].closes_on)
        about = {"stage": stages[stage], "unit": names[unit], "until": day}
        for user in concerned[stage]:
            if user.pk != by_id:
                notices.notify(to=user, code=DAY_MOVED_OF, context=about, url=reverse("work:home"))


def _concerned(dossier: OrganizationCycle, stage: str, *, at: datetime) -> list[User]:
    if stage == StageCode.REVIEW:
        return [user for user, _chair in committee_of(dossier, at=at)]
    head = directory.deputy_head_user(dossier.organization_id, on=timezone.localdate(at))
    return [head] if head is not None else []
