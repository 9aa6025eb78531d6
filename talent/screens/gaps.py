"""Where a missing part of a file is put right."""

from django.urls import NoReverseMatch, reverse

from talent.choices import Gap

# The page of each cause, about a person; the file's own page where there is none.
PAGES = {
    Gap.NO_ANSWERS: "talent:answers",
    Gap.NOT_ASSESSED: "talent:assess",
    Gap.NO_PLACEMENT: "talent:assess",
    Gap.NOT_APPROVED: "talent:assess",
}


def cause(gap: Gap, executive) -> tuple[str, str]:
    """A cause in a sentence, and the address where it is put right."""
    try:
        url = reverse(PAGES[gap], args=[executive.person_id])
    except NoReverseMatch:
        url = reverse("directory:person", args=[executive.person_id])
    return str(gap.label), url
