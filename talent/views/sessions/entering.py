"""Who may open a session now, and the trace of what they read there."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.trace.services import record_reads
from talent.access.sessions import people_for, visible_sessions
from talent.queries.questionnaires import submitted_among
from talent.views.placing import cycle_of_today

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def seen_session(request, pk: int):
    found = visible_sessions(request.user).select_related("dossier__organization")
    return get_object_or_404(found, pk=pk)


def open_to(request, pk: int):
    """A session whose people this user may read now."""
    session = seen_session(request, pk)
    door.require(request.user, "committees.read", session)
    cycle = cycle_of_today(request)
    if session.dossier.cycle_id != cycle.pk:
        raise PermissionDenied(_("This session belongs to a cycle that does not run today."))
    return session, cycle


def person_in(request, session, pk: int):
    """Somebody in the scope, for whom this user does not step out."""
    return get_object_or_404(
        people_for(request.user, session).select_related("person"), person=pk
    ).person


def record(request, session, people, *, what: str) -> None:
    """Whoever organizes reads as such, a member as the committee.

    What a page says of an assessment rests on the executive's own answers too, where they are in.
    """
    standing = door.standing(request.user)
    organization = session.dossier.organization_id
    if standing.deputy_head_of == organization:
        role, purpose = "deputy_head", "management"
    elif organization in standing.organizations_with("run_exercise"):
        role, purpose = "delegate", "support"
    else:
        role, purpose = "committee", "review"
    as_whom = {"by": request.user, "role": role, "purpose": purpose}
    record_reads(people=people, what=what, **as_whom)
    if what == "assessment":
        answered = submitted_among(people, session.dossier.cycle_id)
        record_reads(people=answered, what="answers", **as_whom)
