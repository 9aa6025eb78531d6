"""Where the apps above add to the directory's pages: facts, the plan of a team, tabs of a person.

The directory stands on the lower floor and cannot ask them; they register, as they register
permissions and menu items.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Status:
    """Where one member of a team stands in something: a word or two, and the way there.

    `tone` is that of a pill; "text" is plain, "quiet" is what has not begun.
    """

    label: str
    tone: str = "neutral"
    url: str = ""


@dataclass(frozen=True)
class TeamColumn:
    """One column of "My team": its head, and the status of each person by id."""

    label: str
    statuses: dict[int, Status] = field(default_factory=dict)


@dataclass(frozen=True)
class Tab:
    """One page about a person, among the tabs that lead from one to the other."""

    name: str
    label: str
    url: str


@dataclass(frozen=True)
class Need:
    """What one member of a team needs next; the lowest rank needs it first."""

    rank: int
    label: str
    url: str = ""
    due_on: date | None = None
    late: bool = False


@dataclass(frozen=True)
class TeamPlan:
    """How a team stands in a programme: columns, what each needs next, and the way on.

    `button` leads to the next person as (label, url); `figures` stand on top, `words` below.
    """

    columns: tuple[TeamColumn, ...] = ()
    needs: dict[int, Need] = field(default_factory=dict)
    button: tuple[str, str] | None = None
    figures: tuple["Figure", ...] = ()
    words: str = ""


Facts = Callable[[Any, Any], Iterable[tuple[str, Any]]]
Plan = Callable[[Any, list[int]], TeamPlan | None]
PersonTab = Callable[[Any, Any], Tab | None]
PositionLink = Callable[[Any, Any], tuple[str, str] | None]
_facts: list[Facts] = []
_position_links: list[tuple[int, PositionLink]] = []
_plans: list[Plan] = []
_tabs: list[tuple[int, PersonTab]] = []


def organization_facts(function: Facts) -> Facts:
    """Register a function (user, organization) -> pairs (label, value) for its page."""
    _facts.append(function)
    return function


def person_tab(order: int) -> Callable[[PersonTab], PersonTab]:
    """Register a function (person, relation) -> a page about this person, or None; no query."""

    def register(function: PersonTab) -> PersonTab:
        _tabs.append((order, function))
        _tabs.sort(key=lambda pair: pair[0])
        return function

    return register


def tabs_for(person, stands, *, here: str) -> list[tuple[str, str, bool]]:
    """The pages about a person that one who stands like this may open: (label, url, here)."""
    found = [function(person, stands) for _, function in _tabs]
    return [(tab.label, tab.url, tab.name == here) for tab in found if tab is not None]


def team_plan(function: Plan) -> Plan:
    """Register a function (user, person ids of direct reports) -> a plan, or None."""
    _plans.append(function)
    return function


def plans_for(user, person_ids: list[int]) -> list[TeamPlan]:
    found = [function(user, person_ids) for function in _plans]
    return [plan for plan in found if plan is not None]


def position_link(order: int) -> Callable[[PositionLink], PositionLink]:
    """Register a function (user, position) -> (label, url) for its page, or None; no query."""

    def register(function: PositionLink) -> PositionLink:
        _position_links.append((order, function))
        _position_links.sort(key=lambda pair: pair[0])
        return function

    return register


def links_of(user, position) -> list[tuple[str, str]]:
    found = [function(user, position) for _, function in _position_links]
    return [link for link in found if link is not None]


def facts_of(user, organization) -> list[tuple[str, Any]]:
    return [fact for function in _facts for fact in function(user, organization)]


@dataclass(frozen=True)
class Figure:
    """A number with its name, as templates/components/stats.html draws it."""

    value: int | str
    label: str
    url: str = ""
