"""Two browsers on one questionnaire, networks cut, the server killed: what is acknowledged stays.

python -m benchmarks.races, called by bin/bench races, in the service that bin/bench made.
"""

import argparse
import os
import signal
import sys
import time

import django
from playwright.sync_api import sync_playwright

from benchmarks.racing import Outcome, Web, race
from bin import chromium
from bin.ports import free_port

QUIET = {"LOG_LEVEL": "ERROR"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--races", type=int, default=200)
    for name in ("--port", "--seconds", "--web"):
        parser.add_argument(name)
    options = parser.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop beside us
    django.setup()
    from benchmarks import racers  # noqa: PLC0415  (models exist only now)

    web = Web(free_port(), os.environ | QUIET)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends too
    began = time.monotonic()
    found: list[Outcome] = []
    try:
        web.start()
        web.wait()
        for outcome in _races(web, racers, options.races):
            found.append(outcome)
    finally:  # also of races that were stopped before the last
        web.kill()
        failed = _told(found, time.monotonic() - began)
    return failed


def _races(web: Web, racers, races: int):
    with sync_playwright() as playwright:
        alone = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=alone)
        for seed, racer in enumerate(racers.take(races)):
            outcome = race(
                browser, web, cookie=racers.cookie(racer), seed=seed, ledger=racer.ledger
            )
            for fault in outcome.faults:
                print(f"  race {seed}: {fault}", flush=True)
            if seed % 10 == 9:
                print(f"  {seed + 1} races are run ...", flush=True)
            yield outcome
        browser.close()


def _told(found: list[Outcome], seconds: float) -> int:
    lost = sum(1 for outcome in found if outcome.faults)
    told = {
        "races": len(found),
        "acknowledged answers": sum(o.acknowledged for o in found),
        "networks cut": sum(o.cuts for o in found),
        "servers killed": len(found),
        "conflicts decided": sum(o.conflicts for o in found),
        "races with a fault": lost,
    }
    for name, number in told.items():
        print(f"  {name:22}{number:8}")
    print(f"  {seconds:.0f} s", flush=True)
    return 1 if lost or not found else 0


if __name__ == "__main__":
    sys.exit(main())
