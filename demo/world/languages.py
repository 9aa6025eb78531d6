"""Second-language results: most valid, some expired, some missing."""

from datetime import date
from random import Random

from demo.world.draws import days, stream, weighted
from demo.world.records import Human, Position, World

VALID_DAYS = 5 * 365  # results count for five years
SKILLS = ("reading", "writing", "oral")
SCORES = {
    "C": {"E": 14, "C": 70, "B": 15, "P": 1},
    "B": {"C": 42, "B": 50, "A": 7, "X": 1},
}
MISSING = {"bilingual": 0.07, "": 0.55}
EXPIRED = 0.1


def test_languages(world: World) -> None:
    """Give everybody the results of their last tests, as of the day asked."""
    rng = stream(world.seed, "languages")
    for human in world.humans:
        if human.homes:
            human.results = list(_results(human, rng, world.on))


def _results(human: Human, rng: Random, on: date):
    position = human.homes[-1].position
    bilingual = position.requirement == "bilingual"
    demo = bool(human.username)  # the only ones who are named so early
    lapsed = _reports_to_the_manager(position) and not demo
    if not demo and rng.random() < MISSING["bilingual" if bilingual else ""] and not lapsed:
        return
    wanted = dict(zip(SKILLS, (position.profile or "CBC/CBC")[:3], strict=True))
    expired = lapsed or (not demo and rng.random() < EXPIRED)
    ago = rng.randint(VALID_DAYS, VALID_DAYS + 1200) if expired else rng.randint(20, VALID_DAYS)
    for skill in SKILLS:
        # The oral test is taken on another day; the demo executive's soon expires.
        soon = human.username == "executive" and skill == "oral"
        back = VALID_DAYS - 75 if soon else ago - rng.randint(0, 15)
        tested = max(on - days(back), date(2012, 1, 3))
        result = "B" if soon else weighted(rng, SCORES.get(wanted[skill], SCORES["B"]))
        yield skill, result, tested, None if result == "E" else tested + days(VALID_DAYS)


def _reports_to_the_manager(position: Position) -> bool:
    """The first of the demo manager's team beside the demo executive: their results have lapsed,
    so that the talent map refuses them two of the placements."""
    if position.boss is None or position.boss.pinned != "manager":
        return False
    beside = [other for other in position.boss.reports if not other.pinned and other.holder]
    return bool(beside) and position is beside[0]
