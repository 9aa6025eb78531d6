"""People as they come into the story: name, age, language, years of service."""

from datetime import date
from random import Random

from demo.cast import BY_USERNAME
from demo.world.draws import days, weighted
from demo.world.names import WOMEN, Names
from demo.world.records import Human

# Age on coming to a position of this rank, so that the mean over the years is about 50 (gc-facts).
ENTRY_AGES = {1: 43.5, 2: 46.0, 3: 48.0, 4: 50.5, 5: 52.0, 6: 53.5}
YEAR = 365.25


class People:
    """Brings new people into the world."""

    def __init__(self, names: Names, rng: Random):
        self.names, self.rng = names, rng
        self.humans: list[Human] = []

    def newcomer(self, rank: int, on: date, *, older: float = 0.0) -> Human:
        """Somebody who comes to a position of this rank on a day; `older` for those long there."""
        rng = self.rng
        gender = weighted(rng, {"woman": WOMEN, "man": 1 - WOMEN - 0.005, "another": 0.005})
        drawn = rng.choice(("woman", "man")) if gender == "another" else gender
        given, family, language = self.names.draw(drawn)
        age = min(66.0, max(32.0, rng.gauss(ENTRY_AGES[rank] + older, 5.5)))
        served = min(age - 23, max(0.5, rng.gauss(17 + rank, 6)))
        return self._add(Human(
            given, family, gender, language,
            correspondence=language if rng.random() < 0.96 else "fr" if language == "en" else "en",
            born_on=on - days(age * YEAR), service_start_on=on - days(served * YEAR),
        ))  # fmt: skip

    def non_executive(self, rank: int, on: date) -> Human:
        return self.newcomer(rank, on, older=-4.0)

    def cast(self, username: str, human: Human) -> Human:
        """Give somebody the name and the account of a demo person."""
        part = BY_USERNAME[username]
        human.given, human.family, human.gender = part.given, part.family, part.gender
        human.language = human.correspondence = part.language
        human.username, human.email = part.username, part.email
        return human

    def _add(self, human: Human) -> Human:
        self.humans.append(human)
        return human


def age(human: Human, on: date) -> float:
    return (on - human.born_on).days / YEAR
