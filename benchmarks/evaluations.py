"""How long the rules of job evaluation take: bin/bench evaluations. No server, no database.

Every benchmark position is evaluated in turn until a thousand are done; a thousand are to take at
most 0.2 s. Beside it: the live answer of the guide charts, and a review of a large service.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice

from benchmarks.charts import answers
from classification.policy import standard
from classification.rules.benchmarks import scored
from classification.rules.comparators import nearest
from classification.rules.evaluation import evaluate
from classification.rules.fragility import fragile_degrees
from classification.rules.partial import so_far
from classification.rules.review import Post, review

DAY = date(2026, 4, 1)
MANY = 1000
POSTS = 7000
BEST_OF = 5


def _seconds(act: Callable[[], object]) -> float:
    """The best of five: whatever else the machine does only adds."""
    taken = []
    for _ in range(BEST_OF):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    charts = standard(on=DAY)
    benchmarks = scored(charts)
    asked = [each.degrees.asked() for each in benchmarks]
    many = list(islice(cycle(asked), MANY))
    posts = [
        Post(
            number,
            (each.benchmark.function, number % 60),
            each.figures,
            str(each.degrees.accountability.freedom),
            superior=number // 6 if number else None,
        )
        for number, each in enumerate(islice(cycle(benchmarks), POSTS))
    ]
    whole = _seconds(lambda: [evaluate(each, on=DAY) for each in many])
    partly = _seconds(lambda: [so_far(each, on=DAY) for each in many])
    fragile = _seconds(
        lambda: [fragile_degrees(each.degrees, standard=charts) for each in benchmarks]
    )
    near = _seconds(
        lambda: [nearest(each.degrees, each.figures, standard=charts) for each in benchmarks]
    )
    reviewed = _seconds(lambda: review(posts, standard=charts))
    print(f"{MANY:,} evaluations with all checks      {whole:.3f} s (to reach: 0.2 s)")
    print(f"{MANY:,} half-filled evaluations          {partly:.3f} s")
    print(f"fragility of one evaluation           {fragile / len(asked) * 1000:.2f} ms")
    print(f"nearest of {len(asked)} benchmarks               {near / len(asked) * 1000:.2f} ms")
    answer = answers()
    live = _seconds(lambda: [answer() for _each in benchmarks])
    print(
        f"live points of the guide charts       {live / len(asked) * 1000:.2f} ms (to reach: 50)"
    )
    print(f"review of {POSTS:,} positions             {reviewed:.3f} s")


if __name__ == "__main__":
    main()
