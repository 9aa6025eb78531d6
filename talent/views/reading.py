"""What the doors to packages share: each opening of a submitted file leaves a record."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from etms.packages.rules import canonical
from etms.trace.services import record_reads
from talent.access.submission import closed_positions, closed_to, ground_on, reads_bytes


def note_reads(request, people: Iterable[int], *, organization: int | None = None) -> None:
    """Note for each of these people that their submitted file was opened, in one statement."""
    ground = ground_on(request.user, organization) if organization else "ochro"
    purpose = {"ochro": "service_review", "deputy_head": "management"}.get(ground, "support")
    record_reads(by=request.user, people=people, what="submitted", role=ground, purpose=purpose)


def content_answer(request, whole: dict, *, name: str, dossier) -> HttpResponse:
    """The canonical bytes of a content, for whoever may read every file and count in it."""
    if not reads_bytes(request.user, dossier.organization_id):
        raise PermissionDenied(
            _("It counts all successors. You read them on the pages, yourself never counted.")
        )
    people = {file["key"] for file in whole["files"]}
    positions = {each["key"] for each in whole["positions"]}
    if people & closed_to(request.user) or positions & closed_positions(request.user):
        raise PermissionDenied(
            _("The package holds your own file or position, or that of a manager above you.")
        )
    note_reads(request, people, organization=dossier.organization_id)
    return HttpResponse(
        canonical(whole),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
    )
