"""Notices that the demo people find: what others did lately that concerns them."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from demo.chapters.talent import cast
from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import Year
from demo.service import Service
from demo.world.records import Human
from etms import notices
from etms.work.models import Notice
from talent import choices
from talent.models import Announcement, ThreadMessage

Told = tuple[str, notices.Code, dict[str, Any], str]


def load(year: Year, service: Service) -> None:
    """Unread, and not sent by mail: nobody of them has a mailbox."""
    users = service.users
    found = [*_team(year, service), *_announced(year), *_asked(year, service)]
    put_many(Notice, [
        {
            "to_id": users[to].pk,
            "code": code.code,
            "context": context,
            "url": url,
            "created_at": year.now,
            "read_at": None,
            "mailed_at": year.now,
        }
        for to, code, context, url in found
    ])  # fmt: skip


def _team(year: Year, service: Service) -> Iterator[Told]:
    """To the manager: who submitted, what came back; to the executive: the day to talk."""
    for file in cast.team(year, service):
        who = {"who": _name(file.human)}
        if file.answers == "submitted" and not file.assessment:
            url = reverse("talent:answers", args=[file.questionnaire_id])
            yield "manager", choices.SUBMITTED_ANSWERS, who, url
        if file.note:
            url = reverse("talent:assess", args=[file.person_id])
            yield "manager", choices.RETURNED_ASSESSMENT, who, url
        if file.human.username == "executive" and file.talk:
            day = {"day": file.talk.planned_on.isoformat()}
            planned = {"by": _name(file.manager), "day": day}
            url = reverse("talent:conversation", args=[file.person_id])
            yield "executive", choices.CONVERSATION_PLANNED, planned, url


def _name(human: Human) -> str:
    return f"{human.given} {human.family}"


def _announced(year: Year) -> Iterator[Told]:
    said = Announcement.objects.filter(cycle=year.cycle).first()
    if said is None:
        return
    context = {"title": {"en": said.title_en, "fr": said.title_fr}, "cycle": str(year.cycle)}
    for username in ("deputy-head", "delegate"):
        yield username, choices.ANNOUNCED, context, reverse("talent:announcements")


def _asked(year: Year, service: Service) -> Iterator[Told]:
    """To OCHRO what the main organization asked, to its delegate the answer."""
    main = service.world.organizations[0]
    about = {"organization": {"en": main.name[0], "fr": main.name[1]}, "cycle": str(year.cycle)}
    dossier = year.dossiers[main.row.pk]
    url = reverse("talent:thread", args=[dossier])
    for from_ochro in ThreadMessage.objects.filter(dossier=dossier).values_list(
        "from_ochro", flat=True
    ):
        for username in ("delegate",) if from_ochro else ("ochro-analyst", "ochro-lead"):
            yield username, choices.ANSWERED if from_ochro else choices.ASKED, about, url
