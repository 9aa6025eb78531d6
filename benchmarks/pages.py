"""Time the pages of three roles beside the floor of their shape; called by bin/bench pages."""

import argparse
import os
import re
from html import unescape
from itertools import cycle
from urllib.parse import urljoin

import django

django.setup()

from django.urls import reverse  # noqa: E402  settings first
from django.utils import timezone  # noqa: E402

from benchmarks import exercise, memory  # noqa: E402
from benchmarks.client import TOKEN, Ask, Client, at_once, in_turn  # noqa: E402
from etms.accounts.models import User  # noqa: E402
from etms.directory import queries as directory  # noqa: E402

ROLES = ("manager", "delegate", "ochro-analyst")
ATMOST = {"list": 3, "file": 4, "save": 4, "search": 4, "home": 6}


def get(path: str) -> Ask:
    return lambda client: client.ask(path)


def pages(username: str, client: Client) -> list[tuple[str, str, Ask]]:
    """(name, shape, how to ask) of each page of one role."""
    people = reverse("directory:people")
    last = re.search(r'href="([^"]*end=1[^"]*)"', client.ask(people).text)
    return [
        ("home", "home", get(reverse("work:home"))),
        ("list, first page", "list", get(people)),
        ("list, search", "search", get(f"{people}?q=ma")),
        ("list, last page", "list", get(urljoin(people, unescape(last[1]))) if last else None),
        ("file" if username != "ochro-analyst" else "card", "file", get(subject(username))),
        ("save", "save", save(username, client)),
    ]


def subject(username: str) -> str:
    """The file this role opens: a report's, somebody's of the organization; OCHRO sees a card."""
    on = timezone.localdate()
    user = User.objects.get(username=username)
    if username == "manager":
        reports = directory.reports_of(user.person, on=on)
        pk = next(pk for pk, depth in reports.items() if depth == 1)
        return reverse("directory:file", args=[pk])
    executive = User.objects.get(username="executive").person
    name = "directory:person" if username == "ochro-analyst" else "directory:file"
    return reverse(name, args=[executive.pk])


def save(username: str, client: Client) -> Ask:
    """One change that is a change each time: a language, theirs or the site's."""
    languages = cycle(["en", "fr"])
    user = User.objects.get(username=username)
    person = getattr(user, "person", None)
    if username == "ochro-analyst" or person is None:
        path = reverse("accounts:set_language")
        page = client.ask(reverse("work:home"))
        token = TOKEN.search(page.text)[1]
        return lambda c: c.ask(
            path, {"csrfmiddlewaretoken": token, "language": next(languages), "next": "/"}
        )
    path = reverse("directory:particulars", args=[person.pk])
    token = TOKEN.search(client.ask(path).text)[1]
    told = {"csrfmiddlewaretoken": token, "first_official_language": "en"}
    return lambda c: c.ask(path, told | {"correspondence_language": next(languages)})


def floors() -> dict[str, Ask]:
    pk = User.objects.get(username="executive").person.pk
    rows = get("/floor/list/")
    return {
        "home": get("/floor/home/"),
        "list": rows,
        "search": rows,
        "file": get(f"/floor/file/?pk={pk}"),
        "save": lambda c: c.ask("/floor/save/", {}),
    }


def cold_load(client: Client, port: int) -> tuple[int, int]:
    """Requests and bytes over the wire of the home page on a browser that knows nothing."""
    page = client.ask(reverse("work:home"))
    addresses = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text))
    total = page.sent
    fonts: set[str] = set()
    for address in addresses:
        answer = Client(port).ask(address)
        total += answer.sent
        if address.endswith(".css"):
            found = re.findall(r"url\([\"']?([^)\"']+)", answer.text)
            fonts |= {f"/static/{'/'.join(url.split('/')[-2:])}" for url in found}
    total += sum(Client(port).ask(font).sent for font in fonts)
    return 1 + len(addresses) + len(fonts), total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--web", type=int)
    options = parser.parse_args()
    bare = floors()
    print(
        f"{'role':14}{'page':20}{'status':>7}{'queries':>8}{'bytes':>8}"
        f"{'p50 x1':>9}{'p95 x1':>9}{'p50 x8':>9}{'p95 x8':>9}{'floor':>8}{'ratio':>7}"
    )
    for username in ROLES:
        client = Client(options.port)
        client.sign_in(username, os.environ["ETMS_DEMO_PASSWORD"])
        for name, shape, ask in pages(username, client):
            if ask is not None:
                _line(username, name, ask, client, options.seconds, bare[shape], ATMOST[shape])
    for page in exercise.pages():
        there = exercise.signed_in(page.user, options.port)
        floor = bare["save"] if page.shape == "save" else get(page.floor)
        most = exercise.ATMOST[page.shape]
        _line(page.role, page.name, page.ask, there, options.seconds, floor, most)
    requests, size = cold_load(client, options.port)
    print(f"\nCold load of the home page: {requests} requests, {size / 1024:.0f} KB")
    for pid, (resident, share) in memory.workers(options.web).items():
        print(f"Web worker {pid}: {resident} MB resident, {share} MB as its share")


def _line(username, name, ask, client, seconds, bare, atmost) -> None:
    counted = client.twin()
    plain = counted.ask

    def with_count(path, data=None, **headers):
        return plain(path, data, **headers, **{"X-Count": "1"})

    counted.ask = with_count
    answer = ask(counted)
    one, floor = in_turn(client, ask, bare, seconds=seconds)
    eight = at_once(client, ask, clients=8, seconds=seconds)
    ratio = one.p50 / floor.p50
    mark = "" if ratio <= atmost else f"  over {atmost}"
    print(
        f"{username:14}{name:20}{answer.status:>7}{answer.headers['x-queries']:>8}"
        f"{answer.sent:>8}{one.p50:>9.1f}{one.p95:>9.1f}{eight.p50:>9.1f}{eight.p95:>9.1f}"
        f"{floor.p50:>8.1f}{ratio:>7.1f}{mark}",
        flush=True,
    )


if __name__ == "__main__":
    main()
