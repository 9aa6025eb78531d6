"""Words between OCHRO and the organizations: announcements to all, one thread with each."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from etms import access, audit, jobs, notices
from etms.cycles.models import Cycle
from etms.roles.models import OrganizationCycle
from talent.choices import ANNOUNCED, ANNOUNCEMENT_JOB, ANSWERED, ASKED, ExerciseVerb
from talent.models import Announcement, ThreadMessage
from talent.queries import exercise as queries


@transaction.atomic
def announce(
    *,
    cycle: Cycle,
    title_en: str,
    title_fr: str,
    text_en: str,
    text_fr: str,
    by: Any,
    at: datetime,
) -> Announcement:
    """OCHRO tells delegates and deputy heads of a cycle something; the worker tells each."""
    audit.act(by=by, at=at, verb=ExerciseVerb.ANNOUNCE, target=cycle)
    access.require(by, "talent.announce")
    said: Announcement = Announcement.objects.create(
        cycle=cycle,
        title_en=title_en,
        title_fr=title_fr,
        text_en=text_en,
        text_fr=text_fr,
        at=at,
        by=by,
    )
    jobs.put(
        kind=ANNOUNCEMENT_JOB,
        payload={"announcement": said.pk},
        key=f"{ANNOUNCEMENT_JOB}:{said.pk}",
    )
    return said


@transaction.atomic
def tell_of_announcement(*, announcement_id: int, at: datetime) -> int:
    """A notice for every delegate and deputy head of the cycle; says how many."""
    said = Announcement.objects.select_related("cycle").get(pk=announcement_id)
    dossiers = OrganizationCycle.objects.filter(cycle=said.cycle)
    people = list(queries.people_in_charge(dossiers, at=at, on=timezone.localdate(at)))
    for user in people:
        notices.notify(
            to=user,
            code=ANNOUNCED,
            context={"title": said, "cycle": str(said.cycle)},
            url=f"{reverse('talent:announcements')}#announcement-{said.pk}",
        )
    return len(people)


@transaction.atomic
def write_in_thread(
    *, dossier: OrganizationCycle, text: str, by: Any, at: datetime
) -> ThreadMessage:
    """A message between an organization and OCHRO; the other side is told."""
    from_ochro = access.standing(by).is_ochro
    acting_for = access.standing(by).acting_for(dossier.organization_id)
    verb = ExerciseVerb.ANSWER if from_ochro else ExerciseVerb.ASK
    audit.act(by=by, at=at, verb=verb, target=dossier.organization, acting_for=acting_for)
    access.require(by, "talent.write_in_thread", dossier)
    message: ThreadMessage = ThreadMessage.objects.create(
        dossier=dossier, from_ochro=from_ochro, text=text, at=at, by=by
    )
    about = {"organization": dossier.organization, "cycle": str(dossier.cycle)}
    for user in _other_side(dossier, from_ochro=from_ochro, at=at):
        notices.notify(
            to=user,
            code=ANSWERED if from_ochro else ASKED,
            context=about,
            url=f"{reverse('talent:thread', args=[dossier.pk])}#message-{message.pk}",
        )
    return message


def _other_side(dossier: OrganizationCycle, *, from_ochro: bool, at: datetime) -> Any:
    if not from_ochro:
        return queries.ochro_accounts(at=at)
    this = OrganizationCycle.objects.filter(pk=dossier.pk)
    return queries.people_in_charge(this, at=at, on=timezone.localdate(at))
