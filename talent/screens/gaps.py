"""Where a missing part of a file is put right, for the deputy head and for a delegate."""

from urllib.parse import urlencode

from django.urls import reverse

from talent.choices import Gap, Show

# The cockpit's list of such files, from which reminders go out.
LISTS = {
    Gap.NO_ANSWERS: Show.ANSWERS_OPEN,
    Gap.NOT_ASSESSED: Show.ASSESSMENT_OPEN,
    Gap.NO_PLACEMENT: Show.UNPLACED,
    Gap.NOT_APPROVED: Show.UNAPPROVED,
}


def cause(gap: Gap, executive, *, deputy_head: bool) -> tuple[str, str]:
    """A cause in a sentence, and the address where this reader can do something about it."""
    if gap == Gap.NOT_APPROVED and deputy_head:
        return str(gap.label), reverse("talent:approval")
    address = reverse("talent:cockpit_files", args=[executive.organization_id])
    chosen = {"show": LISTS[gap], "branch": executive.branch_id, "level": executive.level}
    return str(gap.label), f"{address}?{urlencode(chosen)}"
