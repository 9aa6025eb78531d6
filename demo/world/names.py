"""Names of invented people: no known person, hardly a namesake."""

from random import Random

from demo.cast import CAST
from demo.world.catalogue import names

WOMEN = 0.465  # gc-facts 5.5


class Names:
    """Draws given names and family names that go together."""

    def __init__(self, rng: Random):
        self.rng = rng
        kinds = names() | {}
        self.stop = stopped(kinds.pop("stop")["names"])
        self.kinds = [_Kind(kind) for kind in kinds.values()]
        self.weights = [kind.share for kind in self.kinds]
        self.taken = {part.name for part in CAST}

    def draw(self, gender: str) -> tuple[str, str, str]:
        """A given name, a family name, and the first official language that may go with them."""
        while True:
            kind = self.rng.choices(self.kinds, self.weights)[0]
            given = self.rng.choice(kind.women if gender == "woman" else kind.men)
            family = self.rng.choice(kind.family)
            name = f"{given} {family}"
            if name in self.stop or name in self.taken:
                continue
            self.taken.add(name)
            return given, family, "fr" if self.rng.random() < kind.french else "en"


class _Kind:
    def __init__(self, kind: dict):
        self.share, self.french = kind["share"], kind["french"]
        self.women, self.men = kind["women"].split(), kind["men"].split()
        self.family = _words(kind["family"])


def _words(text: str) -> list[str]:
    """Family names; a particle belongs to the word that follows."""
    found: list[str] = []
    for word in text.split():
        if found and found[-1] in {"Da", "De"}:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def stopped(text: str) -> set[str]:
    """The names that are never drawn."""
    return {name.strip() for line in text.splitlines() for name in line.split(";")} - {""}
