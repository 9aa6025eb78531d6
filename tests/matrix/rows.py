"""The rows of the matrix: who knocks where, about whom; and what must hold of each answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from etms.trace.models import Reading
from tests.matrix.bodies import body
from tests.matrix.cast import ASK_FOR_NOBODY, RELATIONS, VIEWERS, target
from tests.matrix.doors import ALONE, Door, expected
from tests.matrix.knocking import CONTENT, Answer, Knocker
from tests.matrix.sees import subject_of
from tests.matrix.talent_world import SLATES
from tests.matrix.things import parameters

REFUSED = {403, 404}
SHOWN = {200, 422}
FOLLOWS = dict(SLATES)


@dataclass(frozen=True)
class Row:
    """One knock: who, at which door, in which relation; and the answer the table wants."""

    viewer: str
    relation: str
    method: str
    name: str
    door: Door
    parameters: dict
    url: str
    body: dict
    status: int
    let_in: bool  # what was asked may be done

    @property
    def about(self) -> str | None:
        """Whom the table names for it, where the door makes a difference of it."""
        by_person = self.door.names or self.door.reads == "one"
        return target(self.viewer, self.relation) if by_person and self.relation else None

    def __str__(self):
        return f"{self.method} {self.name} as {self.viewer} about {self.relation or 'all'}"


def rows(knocker: Knocker, name: str, method: str, door: Door, viewers=VIEWERS) -> Iterator[Row]:
    """Every person and relation for one door; the same request of the same person once."""
    asked: set[tuple] = set()
    for row in _rows(knocker, name, method, door, viewers):
        request = row.viewer, row.url, str(row.body), row.status, row.about
        if request not in asked:
            asked.add(request)
            yield row


def _rows(knocker: Knocker, name: str, method: str, door: Door, viewers) -> Iterator[Row]:
    for viewer in viewers:
        for relation in ("",) if door.kind in ALONE else RELATIONS:
            whom = target(viewer, relation) if relation else ""
            if whom is None or (whom == "none" and viewer not in ASK_FOR_NOBODY):
                continue
            known = parameters(knocker.world, door.thing, whom)
            if known is None:
                continue
            status = expected(door.kind, viewer, relation)
            assert status is not None, f"{door.kind} says nothing of {viewer} about {relation}"
            yield Row(
                viewer,
                relation,
                method,
                name,
                door,
                known,
                door.url or reverse(name, kwargs=known),
                body(door.body, knocker.world, viewer, whom),
                _status(status, door, name, method),
                let_in=status == 200,
            )


def _status(told: int, door: Door, name: str, method: str) -> int:
    """302 in the table is "sign in first": a form that is sent is kept in a page, not led away.
    303 in the table is "led to where the person stands"."""
    if told == 303:
        return 302
    if told == 302 and door.kind != "entrance" and name != "account_logout":
        return 401 if name.startswith("api:") or method == "POST" else 302
    return door.done if told == 200 else told


def check(knocker: Knocker, row: Row) -> Iterator[str]:
    """What is wrong with the answer to one knock."""
    sent = row.body if row.method != "GET" else None
    answer = knocker.knock(row.viewer, row.method, row.url, body=sent)
    for fault in (
        *faults(row, answer),
        *wrong_records(knocker, row, answer),
        *unrecorded(knocker, row, answer),
    ):
        yield f"{row}: {fault}"


def faults(row: Row, answer: Answer) -> Iterator[str]:
    """Its status, what it shows, what it changed."""
    if answer.status != row.status:
        yield f"{answer.status}, should be {row.status} {_why(answer)}"
        return
    leaks = {token: one for token, one in answer.leaks.items() if not _named(row, one)}
    if leaks:
        yield f"shows {leaks}"
    may_change = row.let_in and row.method != "GET" and answer.status < 400
    if answer.changed & CONTENT and not may_change:
        yield f"changed {set(answer.changed)}"


def _named(row: Row, canary) -> bool:
    whom = target(row.viewer, row.relation) if row.relation else None
    return row.door.names and canary == ("name", whom)


def wrong_records(knocker: Knocker, row: Row, answer: Answer) -> Iterator[str]:
    """One reading for each file shown, one refusal for each refusal of a known person, in the
    trace: with the route and the number of the thing, and no content."""
    told = [_told(record) for record in answer.records]
    user = knocker.world.users.get(row.viewer)
    wanted = []
    if row.door.reads and answer.status in SHOWN:
        wanted, told = _readings(knocker, row, user, told)
    elif answer.status in REFUSED:
        things = " ".join(str(value) for value in row.parameters.values())
        wanted = [("refusal", user.pk, answer.status, row.method, row.name, things)]
    if told != wanted:
        yield f"left {told} in the trace, should be {wanted}"
    if leaks := knocker.world.canaries.found_in(" ".join(map(str, told))):
        yield f"wrote {leaks} into the trace"


def _readings(knocker: Knocker, row: Row, user, told: list) -> tuple[list, list]:
    """The readings that opening this must leave, and those it left, each named once."""
    if row.door.reads == "many":  # whom a board or a list shows is tested beside it
        return [each for each in told if each[:2] == ("reading", user.pk)], told
    people = knocker.world.people
    person = {
        "one": lambda: people[target(row.viewer, row.relation)].pk,
        "self": lambda: people[row.viewer].pk,
        "follower": lambda: people[FOLLOWS[target(row.viewer, row.relation)]].pk,
        "person": lambda: row.parameters["person"],
    }.get(row.door.reads, lambda: row.parameters["pk"])()
    return [("reading", user.pk, person)], list(dict.fromkeys(told))


def unrecorded(knocker: Knocker, row: Row, answer: Answer) -> Iterator[str]:
    """Whose content a page shows without a reading in the trace."""
    subjects = {subject_of(canary) for canary in answer.shown} - {None, row.viewer}
    read = {each.person_id for each in answer.records if isinstance(each, Reading)}
    for name in sorted(subjects):
        if knocker.world.people[name].pk not in read:
            yield f"shows what is recorded of {name}, and no reading of it"


def _told(record) -> tuple:
    if isinstance(record, Reading):
        return "reading", record.reader_id, record.person_id
    return (
        "refusal",
        record.user_id,
        record.status,
        record.method,
        record.route,
        record.thing,
    )


def _why(answer: Answer) -> str:
    if answer.status == 422:
        start = answer.text.find("error-summary")
        return answer.text[start : start + 600]
    return answer.location
