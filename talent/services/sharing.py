"""Release an assessment to the executive it is about."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access, audit, notices
from talent.choices import SHARED, ShareVerb
from talent.models import Assessment, Share
from talent.queries import sharing as queries
from talent.rules import sharing as rules
from talent.services.running import require_running


@transaction.atomic
def share_assessment(*, assessment: Assessment, reason: str = "", by: Any, at: datetime) -> Share:
    """Give the executive a copy of the assessment and placement as they stand now.

    Raises ValidationError when the assessment may not be shared yet, when nothing is new since it
    was last shared, and on `reason` when it is shared again without one.
    """
    audit.act(by=by, at=at, verb=ShareVerb.SHARE, target=assessment)
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("person__user", "cycle__rules", "cycle__competencies", "placement")
        .get(pk=assessment.pk)
    )
    access.require(by, "talent.share", assessment.person)
    require_running(assessment.cycle, on=access.standing(by).on)
    kind = rules.share_kind(
        assessment.state, before_approval=assessment.cycle.rules.sharing_before_approval
    )
    if kind is None:
        raise ValidationError(_("An assessment is shared once the deputy head has approved it."))
    content = queries.content_of(assessment)
    last = queries.last_share(assessment)
    if last is not None:
        if last.kind == kind and not rules.differences(last.content, content):
            raise ValidationError(_("Nothing is new since you last shared this assessment."))
        if not reason.strip():
            raise ValidationError({"reason": _("Say why you share it again.")})
    share = Share.objects.create(
        assessment=assessment, kind=kind, content=content, reason=reason.strip(), at=at, by=by
    )
    if assessment.person.user is not None:
        notices.notify(
            to=assessment.person.user,
            code=SHARED,
            context={"cycle": str(assessment.cycle)},
            url=reverse("talent:shared", args=[assessment.person_id]),
        )
    return share


@transaction.atomic
def read_share(*, share: Share, by: Any, at: datetime) -> None:
    """Note when the executive first read what was shared; only the first time counts."""
    audit.act(by=by, at=at, verb=ShareVerb.READ, target=share)
    access.require(by, "talent.answer", share.assessment.person)
    Share.objects.filter(pk=share.pk, read_at__isnull=True).update(read_at=at)
