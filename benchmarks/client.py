"""A browser of few words: keeps its connection and cookies, and times what it asks for."""

import gzip
import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable
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


def timed(client: Client, ask: Callable[[Client], Answer], *, clients: int, seconds: float):
    """How long `ask` takes with that many at once."""
    times: list[float] = []
    failed: list[str] = []
    until = time.perf_counter() + seconds

    def run(each: Client) -> None:
        ask(each)
        while time.perf_counter() < until:
            start = time.perf_counter()
            answer = ask(each)
            times.append((time.perf_counter() - start) * 1000)
            if answer.status >= 400:
                failed.append(f"{answer.status}: {answer.text[:300]}")
                return

    threads = [threading.Thread(target=run, args=[client.twin()]) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit(failed[0])
    cut = statistics.quantiles(times, n=20)
    return Times(statistics.median(times), cut[-1])
