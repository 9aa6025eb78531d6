"""What the profile of a director holds, and what a page says."""

from html import unescape

from django.utils import timezone

from talent.models import (
    Community,
)
from talent.services import profiles as services

NOW = timezone.now()
HTMX = {"HTTP_HX_REQUEST": "true"}
DEGREE = {"title": "Master of Public Administration", "place": "Carleton", "from_year": 1998}
SENT = {
    "education-title": "Master of Public Administration",
    "education-place": "Carleton",
    "education-from_year": "1998",
    "education-to_year": "2000",
    "education-text": "",
}


def degree(person, **more):
    values = {"to_year": 2000, "text": "", **DEGREE, **more}
    return services.add_entry(
        person=person, kind="education", values=values, by=person.user, at=NOW
    )


def join(person, code="finance", *, consents=True):
    return services.say_community(
        person=person,
        community=Community.objects.get(code=code),
        consents=consents,
        by=person.user,
        at=NOW,
    )


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")
