"""The cells of the guide charts from which the invented positions are evaluated.

They are those of the benchmark positions of the standard wherever there is one of the size: a
Director at 460 or 528, a Director General at 700 or 800, an Assistant Deputy Minister from 800.
Know-How is counted in steps of the ladder from 460, so that the steps along a line can be added.
"""

from functools import cache

from classification.policy import standard
from classification.rules.degrees import written
from classification.rules.evaluation import Evaluation, evaluate
from demo.chapters.classification.days import CHARTS

# By steps above 460, and level where it matters.
KNOW_HOW = {0: "F+II3", 1: "FIII3", 2: "F+III3", 3: "GIII3", 4: "GIII+3", 5: "GIV3", 6: "GIV+3"}
KNOW_HOW_OF = {(0, "policy"): "FII+3", (3, "EX-03"): "G-III+3", (4, "EX-04"): "GIV-3"}
# Millions of current dollars that give a degree of magnitude with its pull, under index 9.
MILLIONS = {
    "2-": (1.0, 1.7), "2": (1.9, 4.4), "2+": (4.6, 8.8), "3-": (9.2, 17.5), "3": (18.5, 44),
    "3+": (46, 88), "4-": (92, 175), "4": (185, 440), "4+": (460, 880), "5-": (920, 1750),
    "5": (1850, 4400), "5+": (4600, 8800),
}  # fmt: skip
MOST_LEVELS = 3

# By level and levels below the deputy head: Problem Solving.
THINKING = {
    ("EX-05", 1): "G4+", ("EX-04", 1): "G4", ("EX-04", 2): "G4", ("EX-03", 1): "G4",
    ("EX-03", 2): "F+4", ("EX-02", 1): "G4", ("EX-02", 2): "F+4", ("EX-02", 3): "F+4",
    ("EX-01", 1): "F4", ("EX-01", 2): "F4", ("EX-01", 3): "E+4",
}  # fmt: skip
# Accountability by level, levels below and kind of cells ("" for all others): the larger the
# budget, the further to the right. Those of 700 and 460 in Know-How stand by themselves.
ACCOUNTABILITY = {
    ("EX-05", 1, "policy"): ("G3+P", "G4-P", "G5+C"),
    ("EX-05", 1, ""): ("G4P", "G4+P", "G5-P"),
    ("EX-04", 1, "policy"): ("G3P", "G-3+P", "G5C"),
    ("EX-04", 1, ""): ("G4-P", "G-4P"),
    ("EX-04", 2, ""): ("F++4-P", "F+4P", "F+4+P"),
    ("EX-03", 1, ""): ("G3-P", "G-3P"),
    ("EX-03", 2, "700"): ("F+3P", "F3+P", "F4-P", "F4P"),
    ("EX-03", 2, "line"): ("F3+P", "F4-P", "F+4-P", "F4P"),
    ("EX-03", 2, ""): ("F3P", "F3+P", "F4-P", "F+4-P", "F4P"),
    ("EX-02", 1, ""): ("G-2P",),
    ("EX-02", 2, "line"): ("F3P",),
    ("EX-02", 2, ""): ("F+2+P", "F+3-P", "F3P"),
    ("EX-02", 3, "policy"): ("F-2+P",),
    ("EX-02", 3, "grants"): ("F-4+C",),
    ("EX-02", 3, "staff"): ("F-3-P",),
    ("EX-02", 3, ""): ("F-3P",),
    ("EX-01", 3, "460"): ("E+2P",),
    ("EX-01", 1, ""): ("F+2P",),
    ("EX-01", 2, ""): ("F2P",),
    ("EX-01", 3, "grants"): ("E+4C",),
    ("EX-01", 3, "staff"): ("F-2P",),
    ("EX-01", 3, "line"): ("E+3-P",),
    ("EX-01", 3, ""): ("E+2P",),
}  # fmt: skip
# Kinds of work in which some have a larger budget than others of the same kind: what they have,
# and how many of a hundred.
LARGER = {
    ("service", "EX-01"): ("E+3P", 45), ("protection", "EX-01"): ("E+3P", 45),
    ("service", "EX-02"): ("F-3+P", 45), ("digital", "EX-01"): ("F-2+P", 45),
}  # fmt: skip
# Where in its cells a director general begins, in hundred.
GENERALS = {"line": {0: 62, 2: 38}, "": {0: 40, 1: 38, 3: 22}}


def know_how_cell(steps: int, level: str, cells: str) -> str:
    own = KNOW_HOW_OF.get((steps, cells)) or KNOW_HOW_OF.get((steps, level))
    return own or KNOW_HOW[steps]


def thinking_cell(level: str, levels: int, cells: str, freedom: str) -> str:
    """A branch of policy thinks further; freedom to act of letter F needs an environment of F."""
    if (level, levels, cells) == ("EX-04", 1, "policy"):
        return "G4+"
    cell = THINKING[level, levels]
    return "F4" if cell == "E+4" and freedom.startswith("F") else cell


def accountability_cells(level: str, levels: int, cells: str, steps: int) -> tuple[str, ...]:
    if level == "EX-03" and levels == 2 and steps == 3:
        cells = "700"
    if steps == 0:
        cells = "460"
    found = ACCOUNTABILITY.get((level, levels, cells))
    return found or ACCOUNTABILITY[level, levels, ""]


def magnitude_of(accountability: str) -> str:
    """The magnitude with its pull, out of the way the charts write it."""
    asked = written("FII3", "F4", accountability)
    return asked["magnitude"] + asked["magnitude_pull"]


def millions_of(accountability: str) -> tuple[float, float]:
    return MILLIONS[magnitude_of(accountability)]


@cache
def evaluated(know_how: str, thinking: str, accountability: str) -> Evaluation:
    """The figures of these degrees, once for all positions that have them."""
    return evaluate(written(know_how, thinking, accountability), on=CHARTS)


@cache
def charts():
    return standard(on=CHARTS)
