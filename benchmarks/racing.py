"""A race: two browsers write one questionnaire while networks fail and the server is killed.

What the server acknowledged is held against the ledger: every acknowledged answer stands there
with its revision, nobody's answer was overwritten by a page that did not know it, and at the end
each page shows what its person wrote or took over, and nothing is left unsaved.
"""

import contextlib
import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

ROOT = Path(__file__).resolve().parent.parent
SECTION = "/talent/questionnaire/section/strengths/"
TEXTS = ("strengths", "development")
STEPS = 30
PATIENCE = 90  # seconds until everything must be saved, once nothing fails any more
History = dict[str, dict[int, Any]]  # the values of each answer, by revision
UNSAVED = "() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"


class Web:
    """The web server of the product, in processes that can be killed in the middle of a write."""

    def __init__(self, port: int, environment: dict[str, str]):
        self.port, self.environment = port, environment
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "etms.wsgi", "--preload"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        command += ["--workers", "2", "--threads", "4", "--no-control-socket"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """End it as a power cut would: nothing is finished, nothing is said."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > until:
                raise TimeoutError("the web server does not answer")
            time.sleep(0.1)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection), contextlib.suppress(OSError):
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        return False


@dataclass(frozen=True)
class Ack:
    """An answer that the server said it kept."""

    name: str
    value: str
    revision: int


@dataclass
class Outcome:
    """What happened in one race, and whatever was wrong with it."""

    acknowledged: int = 0
    conflicts: int = 0
    cuts: int = 0
    faults: list[str] = field(default_factory=list)


class Writer:
    """One browser of the person: what is written in it, what it sent, what it heard."""

    def __init__(self, browser: Browser, url: str, cookie: tuple[str, str], rng: random.Random):
        self.rng = rng
        self.context: BrowserContext = browser.new_context()
        self.context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": url}])
        self.page: Page = self.context.new_page()
        self.requests: list[Request] = []
        self.responses: list[Response] = []
        self.written = dict.fromkeys(TEXTS, "")
        self.online = True
        self.page.on("request", self._sent)
        self.page.on("response", self._heard)
        self.page.goto(url + SECTION)

    def _sent(self, request: Request) -> None:
        if request.url.endswith("/questionnaire/answer/"):
            self.requests.append(request)

    def _heard(self, response: Response) -> None:
        if response.url.endswith("/questionnaire/answer/"):
            self.responses.append(response)

    def write(self, name: str, text: str) -> None:
        box = self.page.locator(f"#a-{name}")
        box.press("ControlOrMeta+End")
        box.press_sequentially(text)
        self.written[name] += text
        if self.rng.random() < 0.5:
            box.press("Tab")

    def cut_or_mend(self) -> bool:
        """Take the network away, or give it back; whether it is gone."""
        self.online = not self.online
        self.context.set_offline(not self.online)
        return not self.online

    def mend(self) -> None:
        if not self.online:
            self.cut_or_mend()

    def decide(self) -> int:
        """In each conflict keep one text or take the other, as people do."""
        found = 0
        for name in TEXTS:
            box = self.page.locator(f"[data-answer={name}] .other")
            if box.count() == 0:
                continue
            found += 1
            words = box.locator("[data-words]").text_content() or ""
            act = self.rng.choice(["mine", "theirs"])
            box.locator(f"[data-act={act}]").press("Enter")
            if act == "theirs":
                self.written[name] = words
        return found

    def is_settled(self) -> bool:
        return not self.page.evaluate(UNSAVED)

    def acks(self) -> list[Ack]:
        """What arrived whole: a reply that was cut off in the middle told the page nothing."""
        found = []
        for response in self.responses:
            if response.status == 200 and response.request.failure is None:
                asked = parse_qs(response.request.post_data or "", keep_blank_values=True)
                value = asked.get("value", [""])[0]
                found.append(Ack(asked["name"][0], value, response.json()["revision"]))
        return found

    def wrote_on(self, name: str, value: str, base: int) -> bool:
        """Whether this page sent that value on that revision."""
        sent = (parse_qs(r.post_data or "", keep_blank_values=True) for r in self.requests)
        return any(
            (s["name"][0], s.get("value", [""])[0], s["base"][0]) == (name, value, str(base))
            for s in sent
        )


def race(browser: Browser, web: Web, *, cookie: tuple[str, str], seed: int, ledger) -> Outcome:
    """One race. `ledger()` gives the history of every answer: {name: {revision: value}}."""
    rng = random.Random(seed)
    writers = [Writer(browser, web.url, cookie, rng) for _ in range(2)]
    outcome = Outcome()
    try:
        _run(writers, web, rng, outcome)
        _settle(writers, web, outcome)
        judge(writers, ledger(), outcome)
    finally:
        for writer in writers:
            writer.context.close()
    return outcome


def _run(writers: list[Writer], web: Web, rng: random.Random, outcome: Outcome) -> None:
    killed = rng.randrange(5, STEPS - 10)
    for step in range(STEPS):
        writer = rng.choice(writers)
        own = TEXTS[writers.index(writer)]
        name = own if rng.random() < 0.7 else rng.choice(TEXTS)
        if step == killed:
            web.kill()
        elif step == killed + 4:
            web.start()
        elif rng.random() < 0.15:
            outcome.cuts += writer.cut_or_mend()
        elif rng.random() < 0.1:
            writer.page.wait_for_timeout(rng.randrange(1200))
        else:
            outcome.conflicts += writer.decide()
            writer.write(name, f"{'ab'[writers.index(writer)]}{step} ")


def _settle(writers: list[Writer], web: Web, outcome: Outcome) -> None:
    """Mend everything, decide what is to be decided, and wait until nothing is unsaved."""
    web.wait()
    for writer in writers:
        writer.mend()
    until = time.monotonic() + PATIENCE
    while not all([writer.is_settled() for writer in writers]):
        outcome.conflicts += sum(writer.decide() for writer in writers)
        if time.monotonic() > until:
            outcome.faults.append("something is still unsaved")
            return
        writers[0].page.wait_for_timeout(100)


def judge(writers: list[Writer], history: History, outcome: Outcome) -> None:
    """Hold what the browsers heard and show against the ledger."""
    outcome.acknowledged = sum(len(writer.acks()) for writer in writers)
    outcome.faults += _lost(writers, history)
    outcome.faults += _overwritten(writers, history)
    outcome.faults += _differently_shown(writers, history)


def _lost(writers: list[Writer], history: History) -> Iterator[str]:
    """What was acknowledged stands in the ledger with its revision."""
    for ack in (ack for writer in writers for ack in writer.acks()):
        if history.get(ack.name, {}).get(ack.revision) != ack.value:
            yield f"acknowledged and lost: {ack}"


def _overwritten(writers: list[Writer], history: History) -> Iterator[str]:
    """Every revision was written by a page that knew the one before."""
    for name, chain in history.items():
        if sorted(chain) != list(range(1, len(chain) + 1)):
            yield f"{name} has revisions {sorted(chain)}"
        for revision, value in chain.items():
            if not any(writer.wrote_on(name, value, revision - 1) for writer in writers):
                yield f"nobody wrote {name} {revision} knowing {revision - 1}"


def _differently_shown(writers: list[Writer], history: History) -> Iterator[str]:
    """Each page shows what its person wrote or took over, and that was kept."""
    for writer, name in product(writers, TEXTS):
        shown = writer.page.locator(f"#a-{name}").input_value()
        if shown != writer.written[name]:
            yield f"{name} shows {shown!r}, written was {writer.written[name]!r}"
        if shown and shown not in history.get(name, {}).values():
            yield f"{name} shows {shown!r}, which was never kept"
