"""The figures of an evaluation drawn: how the three factors weigh, and where the profile lies."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from classification.choices import Factor
from classification.policy.shapes import Standard
from classification.rules.points import Figures

FURTHEST = 4  # steps either way that the standard names
STEP = 10  # of the drawing


@dataclass(frozen=True)
class Bar:
    """One factor: its points, and its length in hundredths of the largest."""

    label: str
    points: int
    length: int
    share: int  # of the total, in hundredths


@dataclass(frozen=True)
class Balance:
    """The short profile on a line from P4 over L to A4."""

    ticks: tuple[tuple[str, int], ...]  # profile, place
    place: int
    usual: tuple[int, int]  # where the common profiles begin and end
    said: str

    @property
    def usual_width(self) -> int:
        return self.usual[1] - self.usual[0]


def bars(figures: Figures) -> tuple[Bar, ...]:
    """The three factors beside each other."""
    points = {factor: getattr(figures, factor.value) for factor in Factor}
    most = max(points.values())
    return tuple(
        Bar(str(factor.label), each, round(100 * each / most), round(100 * each / figures.total))
        for factor, each in points.items()
    )


def steps_of(profile: str) -> int:
    """Steps by which Accountability is ahead: L is none, P counts below."""
    steps = int(profile[1:] or 0)
    return -steps if profile.startswith("P") else steps


def balance(profile: str, standard: Standard) -> Balance:
    """Where a profile lies; beyond the fourth step it stands at the end."""
    usual = standard.profiles
    steps = steps_of(profile)
    held = min(max(steps, -FURTHEST), FURTHEST)
    ticks = tuple((_name(step), _place(step)) for step in range(-FURTHEST, FURTHEST + 1))
    first, last = 1 - usual.uncommon_p, usual.uncommon_a - 1
    zone = _place(first) - STEP // 2, _place(last) + STEP // 2
    return Balance(ticks, _place(held), zone, said(steps))


def _place(step: int) -> int:
    return (step + FURTHEST) * STEP + STEP // 2


def _name(step: int) -> str:
    return "L" if step == 0 else f"A{step}" if step > 0 else f"P{-step}"


def said(steps: int) -> str:
    """The profile in words: the twin of the drawing."""
    if steps == 0:
        return _("Accountability and Problem Solving are level.")
    count = abs(steps)
    if steps > 0:
        return ngettext(
            "Accountability is %(count)s step above Problem Solving.",
            "Accountability is %(count)s steps above Problem Solving.",
            count,
        ) % {"count": count}
    return ngettext(
        "Problem Solving is %(count)s step above Accountability.",
        "Problem Solving is %(count)s steps above Accountability.",
        count,
    ) % {"count": count}
