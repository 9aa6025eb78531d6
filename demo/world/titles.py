"""What units and positions are called, in both languages."""

from collections.abc import Iterator
from itertools import chain, cycle, islice
from random import Random

from demo.world.catalogue import structure
from demo.world.levels import family
from demo.world.records import Organization, Pair


def both(first: Pair, second: Pair) -> Pair:
    """Director, Forest Carbon: what somebody is, and of what."""
    return f"{first[0]}, {second[0]}", f"{first[1]}, {second[1]}"


def branch_codes(organization: Organization, number: int) -> list[str]:
    """Branches in the order in which an organization comes to have them."""
    own, corporate = iter(organization.branches), iter(structure()["corporate"]["order"])
    order = [next(own)]
    while len(order) < number:
        two = [*islice(corporate, 1), *islice(own, 1)]
        if not two:
            break
        order += two
    order += [f"region:{code}" for code in structure()["regions"]]
    return list(islice(cycle(order), number)) if len(order) < number else order[:number]


def branch_unit(organization: Organization, code: str) -> Pair:
    """Clean Fuels Sector, Direction générale des réseaux, Région du Pacifique."""
    if code.startswith("region:"):
        return tuple(structure()["regions"][code.removeprefix("region:")])
    branch = structure()["branches"][code]
    if "unit" in branch:
        return tuple(branch["unit"])
    (en, fr), name = structure()["styles"][organization.style]["unit"], branch["name"]
    return en.format(name[0]), fr.format(name[1])


def parts(code: str) -> Iterator[Pair]:
    """What the directorates of a branch are called, one after the other."""
    own = structure()["branches"].get(code, {}).get("parts", [])
    every = chain(own, structure()["common"]["parts"], structure()["aspects"]["names"])
    return (tuple(pair) for pair in every)


def aspects(rng: Random) -> Iterator[Pair]:
    """What the directors of one directorate look after."""
    every = list(structure()["aspects"]["names"])
    rng.shuffle(every)
    return cycle(tuple(pair) for pair in every)


def role(organization: Organization, level: str, *, tier: int = 1) -> Pair:
    """Assistant Deputy Minister, Director General, General Counsel; below the top, less."""
    titles, style = structure()["titles"], structure()["styles"][organization.style]
    if level == "DM":
        return tuple(structure()["heads"][organization.head])
    if tier == 2 and level == "EX-04":
        return tuple(style["associate"])
    if tier == 3 and level == "EX-02":
        return tuple(titles["senior"])
    found = style.get(level) or titles.get(level) or titles.get(family(level))
    return tuple(found)
