"""A browser of few words: keeps its connection and cookies, and times what it asks for."""

import gzip
import http.client
import re
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    sent: int  # bytes as they travelled

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """One signed-in person on one kept connection."""

    def __init__(self, port: int):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, data: dict[str, str] | None = None, **headers: str) -> Answer:
        headers |= {
            "Accept-Encoding": "gzip",
            "Cookie": self._cookie(),
            "Connection": "keep-alive",
        }
        body = None
        if data is not None:
            body = urlencode(data)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        method = "POST" if data is not None else "GET"
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):  # it rested too long
            self.connection.close()
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        raw = response.read()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        told = {name.lower(): value for name, value in response.getheaders()}
        packed = told.get("content-encoding") == "gzip"
        return Answer(response.status, told, gzip.decompress(raw) if packed else raw, len(raw))

    def _cookie(self) -> str:
        return "; ".join(f"{key}={value}" for key, value in self.cookies.items())

    def sign_in(self, username: str, password: str) -> None:
        page = self.ask("/accounts/login/")
        told = {"csrfmiddlewaretoken": TOKEN.search(page.text)[1], "login": username}
        answer = self.ask("/accounts/login/", told | {"password": password})
        if answer.status != 302:
            raise SystemExit(f"{username} cannot sign in: {answer.status}")

    def twin(self) -> "Client":
        """The same person on another connection."""
        other = Client(self.port)
        other.cookies = dict(self.cookies)
        return other


@dataclass(frozen=True)
class Times:
    """Milliseconds: half of the requests took at most p50, 95 % at most p95."""

    p50: float
    p95: float


Ask = Callable[[Client], Answer]
WARM = 12  # requests before the first that counts: by then the database has its plans


def _once(client: Client, ask: Ask) -> float:
    """Milliseconds of one answer; an error ends the measuring."""
    start = time.perf_counter()
    answer = ask(client)
    took = (time.perf_counter() - start) * 1000
    if answer.status >= 400:
        raise SystemExit(f"{answer.status}: {answer.text[:300]}")
    return took


def _times(found: list[float]) -> Times:
    return Times(statistics.median(found), statistics.quantiles(found, n=20)[-1])


def in_turn(client: Client, ask: Ask, floor: Ask, *, seconds: float) -> tuple[Times, Times]:
    """One client asks for the page and the floor by turns: whatever else the machine does, it
    does to both."""
    pages, floors = client.twin(), client.twin()
    taken: list[tuple[float, float]] = []
    for _ in range(WARM):
        _once(pages, ask)
        _once(floors, floor)
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(taken) < 2:
        taken.append((_once(pages, ask), _once(floors, floor)))
    page, bare = zip(*taken, strict=True)
    return _times(list(page)), _times(list(bare))


def at_once(client: Client, ask: Ask, *, clients: int, seconds: float) -> Times:
    """How long it takes with that many clients at once."""
    until = time.perf_counter() + seconds

    def run(each: Client) -> list[float]:
        found = [_once(each, ask), _once(each, ask)]
        while time.perf_counter() < until:
            found.append(_once(each, ask))
        return found[1:]

    with ThreadPoolExecutor(clients) as pool:
        rows = pool.map(run, [client.twin() for _ in range(clients)])
        return _times([each for row in rows for each in row])
