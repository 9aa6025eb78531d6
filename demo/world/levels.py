"""The executive levels of the invented service: how many of each, and which is above which."""

from demo.world.draws import shares

EXECUTIVE = ("EX-05", "EX-04", "EX-03", "EX-02", "EX-01")
RANKS = {
    "DM": 6, "EX-05": 5, "EX-04": 4, "EX-03": 3, "EX-02": 2, "EX-01": 1,
    "LC-04": 4, "LC-03": 3, "LC-02": 2, "LC-01": 1,
    "DS-8": 3, "DS-7B": 2, "DS-7A": 1,
    "MD-MSP-3": 3, "MD-MOF-5": 2, "MD-MOF-4": 1,
}  # fmt: skip
BELOW = {"DM": "EX-05", "EX-05": "EX-04", "EX-04": "EX-03", "EX-03": "EX-02", "EX-02": "EX-01"}

# In hundred, from EX-05 to EX-01; together about 2.5, 5.5, 20, 22 and 50 (gc-facts 5.2).
MIXES = {
    "LARGE": (2.5, 5.4, 19.6, 22.0, 50.5),
    "MEDIUM": (2.8, 6.2, 21.0, 22.0, 48.0),
    "SMALL": (1.5, 6.0, 24.0, 22.0, 46.5),
    "MICRO": (0.0, 6.0, 30.0, 22.0, 42.0),
}
# Where some hold an equivalent instead, and how many of a hundred positions.
EQUIVALENTS = {13: ("LC", 22), 18: ("DS", 6), 19: ("LC", 18), 22: ("MD", 5), 148: ("MD", 8),
               191: ("MD", 3)}  # fmt: skip
EQUIVALENT_OF = {
    "LC": {"EX-01": "LC-01", "EX-02": "LC-02", "EX-03": "LC-03", "EX-04": "LC-04"},
    "DS": {"EX-01": "DS-7A", "EX-02": "DS-7B", "EX-03": "DS-8"},
    "MD": {"EX-01": "MD-MOF-4", "EX-02": "MD-MOF-5", "EX-03": "MD-MSP-3"},
}


def family(level: str) -> str:
    """EX, LC, DS or MD."""
    return level.partition("-")[0]


def level_list(size: str, number: int, *, main: bool = False) -> list[str]:
    """The levels of an organization's positions, the highest first."""
    least = (1, 3, 6, 4, 8) if main else (0, 0, 1, 0, 1)
    counts = shares(number, MIXES[size], at_least=least)
    return [level for level, count in zip(EXECUTIVE, counts, strict=True) for _ in range(count)]
