"""A session that is convened, its pages, and the cards on its map."""

from django.utils import timezone

from etms.committees import services as committees
from etms.committees.models import Session
from talent.access.sessions import PURPOSE

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


def convened(house, state="open"):
    """A session of everybody, planned, open, or closed."""
    act = {"by": house.chair, "at": timezone.now()}
    session = committees.convene(
        dossier=house.dossier,
        purpose=PURPOSE,
        name="EX minus one",
        meets_on=timezone.localdate(),
        units=[],
        levels=[],
        **act,
    )
    for action in {"planned": [], "open": ["open"], "closed": ["open", "close"]}[state]:
        committees.move_session(session=session, action=action, **act)
    return Session.objects.get(pk=session.pk)


def url(session, more=""):
    return f"/talent/sessions/{session.pk}/{more}"


def card(page, person):
    return page.locator(f"[data-card='{person.pk}']")


def forget(page, status):
    """Chromium tells of every refused request; these are meant."""
    page.said[:] = [said for said in page.said if str(status) not in said]
