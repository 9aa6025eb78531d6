"""What the consistency review finds of the planted faults: bin/bench consistency.

Recall: how many of the planted faults the review asks about. Precision: how many of its questions
are about a planted fault, or follow from one. What it asks besides is so in the generated lines,
was not planted, and counts against it.
"""

import argparse
import time
from collections import Counter

import django
from django.utils import timezone

django.setup()

from classification.queries.reviewing import review_of  # noqa: E402
from demo.chapters.classification import plan  # noqa: E402
from demo.chapters.classification.planted import Asked, Planted  # noqa: E402
from demo.choices import Verb  # noqa: E402
from demo.world.build import build  # noqa: E402
from etms.directory.models import Position  # noqa: E402
from etms.trace.models import Act  # noqa: E402

SEED, CYCLES = 1, 2  # as bin/demo fills


def planted_in(*, executives: int, organizations: int, on) -> list[Planted]:
    """What was planted in the service of this size and day, made again from its seed."""
    world = build(
        seed=SEED, on=on, organizations=organizations, executives=executives, cycles=CYCLES
    )
    return plan(world).planted


def asked_by_review(*, on) -> set[Asked]:
    numbers = dict(Position.objects.values_list("pk", "number"))
    return {(numbers[each.key], each.code) for each in review_of(on=on)}


def report(planted: list[Planted], found: set[Asked]) -> None:
    faults = {(each.number, each.code) for each in planted}
    expected = {asked for each in planted for asked in each.asked}
    print(f"{'finding':<24}{'planted':>8}{'found':>8}{'missed':>8}{'besides':>8}")
    for code in sorted({code for _number, code in expected | found}):
        mine = {each for each in expected if each[1] == code}
        hits = {each for each in found if each[1] == code}
        row = len(mine), len(mine & hits), len(mine - hits), len(hits - mine)
        print(f"{code.value:<24}{row[0]:>8}{row[1]:>8}{row[2]:>8}{row[3]:>8}")
    kinds = Counter(each.fault for each in planted)
    print("planted: " + ", ".join(f"{name} {number}" for name, number in sorted(kinds.items())))
    print(f"recall on the faults     {len(faults & found) / len(faults):.3f} of {len(faults)}")
    print(f"recall with what follows {len(expected & found) / len(expected):.3f}")
    print(f"precision                {len(expected & found) / len(found):.3f} of {len(found)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--port", "--seconds", "--web"):
        parser.add_argument(name)
    for name in ("--executives", "--organizations"):
        parser.add_argument(name, type=int, required=True)
    size = parser.parse_args()
    filled_at = Act.objects.filter(verb=Verb.LOAD).earliest("at").at
    on = timezone.localdate(filled_at)
    began = time.perf_counter()
    found = asked_by_review(on=on)
    took = time.perf_counter() - began
    planted = planted_in(executives=size.executives, organizations=size.organizations, on=on)
    report(planted, found)
    print(f"the review itself took   {took:.2f} s")


if __name__ == "__main__":
    main()
