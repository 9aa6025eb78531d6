"""Running the exercise: own dates, more time, reminders, closed accounts, and words with OCHRO."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from demo.cast import BY_USERNAME
from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Year
from demo.chapters.talent.texts import both, pool
from demo.service import Service, moment
from demo.world.draws import stream
from demo.world.records import Organization
from etms.accounts.models import User
from etms.cycles.choices import StageCode
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from talent.choices import Files, Show
from talent.models import (
    Announcement,
    BranchDate,
    Extension,
    Reminded,
    Reminder,
    ThreadMessage,
)

OPEN = {"", "draft", "returned"}
MORNING = timedelta(hours=9, minutes=20)
CLOSED = 2  # accounts in the main organization, for its delegate to mend
ASKING = 0.4  # of the organizations wrote to OCHRO
WAITING = 0.5  # of those for an answer


def _ago(year: Year, days: int) -> datetime:
    """So many days ago, in the morning; not before the cycle, nor after the day asked."""
    day = max(year.day - timedelta(days=days), year.cycle.starts_on)
    return min(moment(day) + MORNING, year.now)


def closed(year: Year, service: Service) -> list[File]:
    """Files of the main organization whose executives cannot sign in: they have not begun."""
    main = service.world.organizations[0]
    manager = service.world.cast["manager"]
    able = [
        file for file in year.files
        if file.organization is main and file.is_sent and file.human.user
        and file.human.username not in BY_USERNAME and file.manager is not manager
        and file.position.tier == 2
    ]  # fmt: skip
    return able[-CLOSED:]


def load(year: Year, service: Service) -> None:
    """What the delegates, the deputy heads and OCHRO have done in the running cycle so far."""
    users = [file.human.user.pk for file in closed(year, service)]
    User.objects.filter(pk__in=users).update(is_active=False)
    main = service.world.organizations[0]
    _dates(year, main, service)
    _reminders(year, main, service)
    _announcements(year, service)
    _threads(year, service)


def _dates(year: Year, main: Organization, service: Service) -> None:
    """One branch is over with its answers, another soon; two people have more time."""
    dossier, day = year.dossiers[main.row.pk], year.day
    opens, closes = year.stages[StageCode.EMPLOYEE]
    days = (max(opens, day - timedelta(days=3)), min(closes, day + timedelta(days=8)))
    put_many(BranchDate, [
        {"dossier_id": dossier, "unit_id": branch, "stage": str(StageCode.EMPLOYEE),
         "closes_on": last}
        for branch, last in zip(_branches(year, main), days, strict=False)
    ])  # fmt: skip
    late = [f for f in year.files if f.organization is main and f.answers in OPEN]
    submission = year.stages[StageCode.SUBMISSION][1]
    put_many(Extension, [
        {
            "dossier_id": dossier,
            "person_id": file.person_id,
            "stage": str(StageCode.EMPLOYEE),
            "until": min(closes + timedelta(days=14), submission),
            "reason": text.said(file.human.correspondence),
            "at": year.now,
            "by_id": service.users["delegate"].pk,
        }
        for file, text in zip(late[-2:], pool("exercise", "extension"), strict=False)
    ])  # fmt: skip


def _branches(year: Year, main: Organization) -> list[int]:
    """Branches by how many of the files to be sent wait for answers; not those of the demo
    people, who are still to answer."""
    files = [file for file in year.files if file.organization is main and file.answers in OPEN]
    theirs = {file.branch for file in files if file.human.username in BY_USERNAME}
    waiting = Counter(file.branch for file in files if file.is_sent)
    found = [branch for branch, _many in waiting.most_common() if branch not in theirs]
    others = [unit.row.pk for unit in main.units if unit.parent is None]
    return [*found, *(pk for pk in others if pk not in theirs and pk not in found)]


def _reminders(year: Year, main: Organization, service: Service) -> None:
    """One round a week ago, to those who had not answered."""
    day = _ago(year, 7).date()
    told = [f for f in year.files if f.organization is main and f.answers in OPEN]
    told = [file for file in told if file.human.user][:12]
    if not told:
        return
    chosen = {"show": str(Show.ANSWERS_OPEN), "branch": None, "level": "", "files": Files.SENT}
    (reminder,) = put_many(Reminder, [{
        "dossier_id": year.dossiers[main.row.pk],
        "chosen": {name: value and str(value) for name, value in chosen.items()},
        "asked": len(told),
        "at": _ago(year, 7),
        "by_id": service.users["delegate"].pk,
        "done_at": _ago(year, 7),
        "told": len(told),
        "told_before": 0,
        "unreachable": 0,
    }])  # fmt: skip
    put_many(Reminded, [
        {"reminder_id": reminder, "user_id": file.human.user.pk, "on": day} for file in told
    ])  # fmt: skip


def _announcements(year: Year, service: Service) -> None:
    lead = service.users["ochro-lead"]
    texts = zip(pool("exercise", "title"), pool("exercise", "announcement"), strict=True)
    put_many(Announcement, [
        {
            "cycle_id": year.cycle.pk,
            "title_en": title.en,
            "title_fr": title.fr,
            "text_en": text.en,
            "text_fr": text.fr,
            "at": _ago(year, back),
            "by_id": lead.pk,
        }
        for back, (title, text) in zip((40, 6), texts, strict=True)
    ])  # fmt: skip


def _threads(year: Year, service: Service) -> None:
    """Some organizations asked, and some of them wait; the main one has asked again."""
    senders = RoleAssignment.objects.filter(role=Role.DELEGATE, cycle=year.cycle, may_submit=True)
    writers = dict(senders.values_list("organization_id", "user_id"))
    analyst = service.users["ochro-analyst"].pk
    rows: list[dict[str, Any]] = []
    for organization in service.world.organizations:
        main = organization is service.world.organizations[0]
        rng = stream(service.world.seed, "thread", organization.number)
        writer = writers.get(organization.row.pk)
        if writer is None or not (main or rng.random() < ASKING):
            continue
        questions = rng.sample(pool("exercise", "question"), 2)
        answered = main or rng.random() > WAITING
        says = [(False, questions[0])]
        if answered:
            says.append((True, pool("exercise", "answer")[0]))
        if main:
            says.append((False, questions[1]))
        tongue = rng.choice(("en", "fr"))
        for back, (from_ochro, text) in zip((9, 7, 1), says, strict=False):
            rows.append({
                "dossier_id": year.dossiers[organization.row.pk],
                "from_ochro": from_ochro,
                "text": both("exercise", "answer") if from_ochro else text.said(tongue),
                "at": _ago(year, back),
                "by_id": analyst if from_ochro else writer,
            })  # fmt: skip
    put_many(ThreadMessage, rows)
