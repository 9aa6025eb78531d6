"""Knock at a door as somebody, look at all that comes back, and undo what it did."""

import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from io import BytesIO
from urllib.parse import urlencode

from django.core import mail
from django.db import connection, transaction
from django.test import Client
from knox.models import get_token_model
from pypdf import PdfReader

from etms.documents import WORD
from etms.trace.models import Event, Reading, Refusal
from etms.work.services import run_due_jobs
from tests.documents.reading import words_in
from tests.factories.acts import arrange
from tests.matrix.canaries import Canary
from tests.matrix.sees import may_be_told, may_see
from tests.matrix.world import World

# What a request may leave behind: acts and changed rows, jobs and notices, reads, refusals.
COUNTED = {
    "acts": "SELECT coalesce(max(id), 0) FROM audit.act",
    "events": "SELECT coalesce(max(id), 0) FROM audit.event",
    "jobs": "SELECT count(*) || ':' || coalesce(sum(attempts), 0) FROM work_job",
    "notices": "SELECT count(*) || ':' || count(read_at) FROM work_notice",
    "readings": "SELECT coalesce(max(id), 0) FROM audit.reading",
    "refusals": "SELECT coalesce(max(id), 0) FROM audit.refusal",
}
STATE = "SELECT " + ", ".join(f"({sql})::text" for sql in COUNTED.values())
LONG = 3600  # seconds: longer than any run
CONTENT = {"acts", "events", "jobs", "notices"}


@dataclass(frozen=True)
class Answer:
    """What came back from one request, and what it left in the database."""

    status: int
    location: str
    text: str
    leaks: dict[str, Canary] = field(default_factory=dict)
    shown: frozenset[Canary] = frozenset()  # all that it tells, of what was not sent to it
    changed: frozenset[str] = frozenset()
    records: tuple = ()  # of reads and refusals
    written: tuple = ()  # changed rows in the ledger


class Knocker:
    """Sends the requests of the whole cast into one world."""

    def __init__(self, world: World, log):
        self.world = world
        self.requests = 0
        self._log = log
        self._clients: dict[str, tuple[Client, str]] = {}
        self._tokens: dict[str, str] = {}
        self._addresses = {user.email: name for name, user in world.users.items()}
        arrange()
        for name, user in world.users.items():
            client = Client(raise_request_exception=False)
            client.force_login(user)
            session = client.session
            session["began"] = session["seen"] = int(time.time()) + LONG  # nothing to note of it
            session.save()
            self._clients[name] = client, client.cookies.output()
            _instance, self._tokens[name] = get_token_model().objects.create(
                user=user, expiry=timedelta(days=9)
            )
        self._clients["anonymous"] = Client(raise_request_exception=False), ""
        self._before = self._state()

    def knock(self, viewer: str, method: str, url: str, *, body=None, by_session=False):
        """One request, and the tokens it shows that are not this person's to see.

        The jobs that it leaves are done at once, and their mails are read too. Then all is undone.
        """
        mail.outbox[:] = []
        with transaction.atomic():
            before = self._before  # each knock is undone
            response = self._send(viewer, method, url, body, by_session)
            after = self._state()
            changed = frozenset(name for name in COUNTED if before[name] != after[name])
            text = _all_of(response)
            sent = self.world.canaries.found_in(url + json.dumps(body or {}, default=str))
            shown = self._told(text, sent)
            leaks = _leaks(shown, partial(may_see, viewer))
            if "jobs" in changed:
                run_due_jobs(seconds=60)
                for message in mail.outbox:
                    told = partial(may_be_told, self._addressee(message), viewer)
                    leaks |= _leaks(self._told(_words(message), {}), told)
            leaks |= self.world.canaries.found_in(self._new_lines())
            records = tuple(
                row
                for name, model in (("readings", Reading), ("refusals", Refusal))
                if name in changed
                for row in model.objects.filter(pk__gt=int(before[name]))
            )
            written = (
                tuple(Event.objects.filter(pk__gt=int(before["events"])))
                if "events" in changed
                else ()
            )
            transaction.set_rollback(True)
        return Answer(
            status=response.status_code,
            location=response.headers.get("Location", ""),
            text=text,
            leaks=leaks,
            shown=frozenset(shown.values()),
            changed=changed,
            records=records,
            written=written,
        )

    def _send(self, viewer, method, url, body, by_session):
        self.requests += 1
        client, cookies = self._clients[viewer]
        client.cookies.clear()
        client.cookies.load(cookies.replace("Set-Cookie: ", ""))
        return client.generic(method, url, **self._sent(viewer, url, body, by_session))

    def _told(self, text, sent) -> dict[str, Canary]:
        """Tokens in a text, without those that were sent."""
        found = self.world.canaries.found_in(text)
        return {token: canary for token, canary in found.items() if token not in sent}

    def _addressee(self, message) -> str:
        (address,) = message.to
        return self._addresses.get(address, "aside")  # whose account was opened just now

    def _new_lines(self) -> str:
        lines = self._log.getvalue()
        self._log.seek(0)
        self._log.truncate()
        return lines

    def _sent(self, viewer, url, body, by_session) -> dict:
        """Pages take forms and a session, the API takes JSON and a token."""
        if not url.startswith("/api/"):
            pairs = [
                (name, str(one))
                for name, value in (body or {}).items()
                for one in (value if isinstance(value, list | tuple) else [value])
                if one is not None
            ]
            return _form(pairs)
        headers = {}
        if viewer in self._tokens and not by_session:
            headers["HTTP_AUTHORIZATION"] = f"Token {self._tokens[viewer]}"
        if body is not None:
            headers |= {
                "data": json.dumps(body, default=str).encode(),
                "content_type": "application/json",
            }
        return headers

    def _state(self) -> dict[str, str]:
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            return dict(zip(COUNTED, cursor.fetchone(), strict=True))


def _leaks(told: dict[str, Canary], allowed) -> dict[str, Canary]:
    """Of these tokens, those that are not this person's to see."""
    return {token: canary for token, canary in told.items() if not allowed(canary)}


def _form(pairs: list[tuple[str, str]]) -> dict:
    return {
        "data": urlencode(pairs).encode(),
        "content_type": "application/x-www-form-urlencoded",
    }


def _all_of(response) -> str:
    assert not response.streaming, "a streamed answer lies outside the request's transaction"
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output()
    return "\n".join((head, cookies, _body(response)))


def _body(response) -> str:
    """What an answer says; of a PDF or DOCX, the words that its reader reads."""
    if response.get("Content-Type") == WORD:
        return words_in(response.content)
    if response.get("Content-Type") == "application/pdf":
        pages = PdfReader(BytesIO(response.content)).pages
        return "\n".join(page.extract_text() for page in pages)
    return response.content.decode("utf-8", "replace")


def _words(message) -> str:
    return "\n".join((message.subject, message.body, str(message.extra_headers)))
