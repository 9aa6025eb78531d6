"""What kind of work a position does, read from its branch, its directorate and its title."""

from dataclasses import dataclass
from functools import cache

from demo.world.catalogue import read, structure
from demo.world.records import Pair, Position

EXECUTIVE = "EX-"
DIRECTOR = 3  # the tier of who looks after a part of a directorate
SENIOR = "00011"  # senior government managers and officials
SEVERAL = "10019"  # other administrative services: a director of several in a small organization
# Of positions that the standard does not evaluate: lawyers, science and health managers.
EQUIVALENTS = {"LC": "41101", "DS": "20011", "MD": "30010"}


@dataclass(frozen=True)
class Kind:
    """A kind of work: its occupations, its place in the group definition, its cells."""

    code: str
    senior: str  # NOC of those who direct through other managers
    middle: str  # NOC of those who direct the work itself
    inclusion: str
    cells: str
    beside: str  # a dimension that stands beside the own budget
    purpose: Pair
    nature: Pair
    specific: tuple[Pair, ...]


@cache
def kinds() -> dict[str, Kind]:
    return {
        code: Kind(
            code,
            row["senior"],
            row["middle"],
            row["inclusion"],
            row["cells"],
            row.get("beside", ""),
            tuple(row["purpose"]),
            tuple(row["nature"]),
            tuple(tuple(pair) for pair in row["specific"]),
        )
        for code, row in read("classification")["kinds"].items()
    }


@cache
def _by_name() -> dict[str, Kind]:
    """Branches by their code, directorates and subjects of directors by their English name."""
    found = {}
    for code, row in read("classification")["kinds"].items():
        names = [*row["branches"].split(), *row["parts"].split("|")]
        found |= {name: kinds()[code] for name in names if name}
    return found


def branch_of(position: Position) -> str:
    unit = position.unit
    return (unit.parent or unit).code


def _subject(position: Position) -> str:
    return position.title[0].partition(", ")[2]


def kind_of(position: Position) -> Kind:
    """By the title of a director, else by the directorate, else by the branch; a region serves."""
    names = (_subject(position), position.unit.code, branch_of(position))
    return next((_by_name()[name] for name in names if name in _by_name()), kinds()["service"])


def occupation_of(position: Position, kind: Kind, level: str) -> str:
    """The NOC code: whoever directs through other managers is a senior manager, and from EX-04
    a senior official of the government. Branches of small organizations are led by who does it."""
    if not level.startswith(EXECUTIVE):
        return EQUIVALENTS[level.partition("-")[0]]
    if level in {"EX-04", "EX-05"}:
        return SENIOR
    through_managers = (level, position.tier) in {("EX-03", 2), ("EX-02", 3)}
    return kind.senior if through_managers else kind.middle


def field_of(position: Position) -> Pair:
    """What the work is about: English name; in French with what links it to a sentence."""
    unit = position.unit
    if unit.parent is not None and position.tier < DIRECTOR:
        return unit.name[0], f"en matière {_of(unit.name[1])}"
    if unit.parent is not None:
        en, fr = (title.partition(", ")[2] for title in position.title)
        return f"{unit.name[0]} ({en})", f"en matière {_of(unit.name[1])} ({_small(fr)})"
    branch = structure()["branches"].get(unit.code, {})
    if "name" in branch:
        return branch["name"][0], f"dans le domaine {branch['name'][1]}"
    return f"the {unit.name[0]}", f"dans le secteur suivant ({unit.name[1]})"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _of(name: str) -> str:
    small = _small(name)
    return f"d’{small}" if small[0] in "aeiouyéèêàâîôh" else f"de {small}"
