"""The pages of the talent exercise that bin/bench pages times, with who opens them.

What the service does not hold is arranged first: an open session over some 300 people of the
largest organization, and an executive who has just begun.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.test import Client as TestClient
from django.urls import reverse
from django.utils import timezone

from benchmarks import racers
from benchmarks.client import TOKEN, Answer, Ask, Client
from etms import audit
from etms.accounts.models import User
from etms.committees.choices import SessionState, Verb
from etms.committees.models import Session
from etms.cycles.queries import running_cycle
from etms.directory import queries as directory
from etms.directory.models import Unit
from etms.roles.models import OrganizationCycle
from talent.access.sessions import PURPOSE
from talent.queries import cockpit
from talent.queries.population import population_of

BOARD = 300
WRITERS = 20  # one for each browser that writes
ATMOST = {"form": 5, "both forms": 5, "rows": 5, "board": 5, "figures": 5, "save": 4}


@dataclass(frozen=True)
class Page:
    """One page: who opens it, what it is called, its shape, where the floor is, how to ask."""

    user: User
    role: str
    name: str
    shape: str
    floor: str
    ask: Ask


def get(path: str) -> Ask:
    return lambda client: client.ask(path)


def signed_in(user: User, port: int) -> Client:
    """A browser of somebody: most accounts of the service have no password to type."""
    test, client = TestClient(), Client(port)
    test.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    client.cookies[name] = test.cookies[name].value
    return client


def pages() -> Iterator[Page]:
    today = timezone.localdate()
    cycle = running_cycle(on=today)
    if cycle is None:
        raise SystemExit("No cycle is running in this service.")
    waiting = list(racers.take(WRITERS))
    racer = waiting.pop()
    writer, sheet = racer.sheet.person.user, racer.sheet
    section = reverse("talent:section", args=["strengths"])
    form = f"/floor/form/?questionnaire={sheet.pk}"
    yield Page(writer, "executive", "questionnaire", "form", form, get(section))
    yield Page(writer, "executive", "autosave", "save", "", autosave(waiting, section))
    manager = User.objects.get(username="manager")
    report = next(pk for pk, d in directory.reports_of(manager.person, on=today).items() if d == 1)
    assess = get(reverse("talent:assess", args=[report]))
    yield Page(manager, "manager", "team", "rows", "/floor/list/", get(reverse("directory:team")))
    both = f"/floor/form/?questionnaire={sheet.pk}&both=1"
    yield Page(manager, "manager", "assessment", "both forms", both, assess)
    head, dossier, people = largest(cycle, today)
    session, seen = board(dossier, head)
    where = get(reverse("talent:room", args=[session.pk]))
    rows = f"/floor/board/?organization={dossier.organization_id}&most={seen}"
    yield Page(head, "deputy head", f"board, {seen} people", "board", rows, where)
    where = get(reverse("talent:cockpit", args=[dossier.organization_id]))
    figures = f"/floor/figures/?organization={dossier.organization_id}&cycle={cycle.pk}"
    yield Page(head, "deputy head", f"cockpit of {people:,}", "figures", figures, where)
    analyst = User.objects.get(username="ochro-analyst")
    overview = get(reverse("talent:submissions"))
    yield Page(analyst, "ochro-analyst", "overview", "rows", "/floor/list/", overview)


def autosave(waiting: list[racers.Racer], section: str) -> Ask:
    """One answer that is another each time, on the revision that the last one gave: each browser
    writes as an executive of its own."""
    known: dict[Client, tuple[str, Iterator[int]]] = {}

    def begin(client: Client) -> tuple[str, Iterator[int]]:
        client.cookies = dict(signed_in(waiting.pop().sheet.person.user, client.port).cookies)
        return TOKEN.search(client.ask(section).text)[1], count()

    def ask(client: Client) -> Answer:
        if client not in known:
            known[client] = begin(client)
        token, bases = known[client]
        base = next(bases)
        value = f"I bring people together across branches, {base}."
        sent = {"name": "strengths", "value": value, "base": str(base)}
        return client.ask(reverse("talent:answer"), sent | {"csrfmiddlewaretoken": token})

    return ask


def largest(cycle, today) -> tuple[User, OrganizationCycle, int]:
    """The organization with most executives, of those whose deputy head has an account."""
    dossiers = OrganizationCycle.objects.filter(cycle=cycle).select_related("organization")
    ranked = dossiers.annotate(size=Count("organization__units__position_terms", distinct=True))
    for dossier in ranked.order_by("-size"):
        head = directory.deputy_head_user(dossier.organization_id, on=today)
        if head is not None:
            return head, dossier, population_of(dossier.organization, cycle, on=today).count()
    raise SystemExit("No deputy head has an account in this service.")


def board(dossier: OrganizationCycle, head: User) -> tuple[Session, int]:
    """An open session over as many branches as hold some 300 people, and how many it shows."""
    now = timezone.now()
    organization, seen, chosen = dossier.organization, 0, []
    everybody = population_of(organization, dossier.cycle, on=now.date())
    grid = cockpit.overview(everybody).grid
    for branch, cell in sorted(grid.by_branch.items(), key=lambda pair: pair[1].of):
        if seen >= BOARD:
            break
        chosen.append(branch)
        seen += cell.of
    with transaction.atomic():  # whether anybody chairs does not matter here
        audit.act(by=head, at=now, verb=Verb.CONVENE, target=dossier)
        session = Session.objects.create(
            dossier=dossier,
            purpose=PURPOSE,
            name="Bench",
            meets_on=now.date(),
            state=SessionState.OPEN,
            opened_at=now,
        )
        session.units.set(Unit.objects.filter(pk__in=chosen))
    return session, seen
