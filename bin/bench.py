"""bin/bench: start a large synthetic service of its own, measure it, print tables, stop."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bin.children import ServerError
from bin.house import ROOT, House
from bin.ports import free_port
from bin.var import Refusal, Var

SIZE = {"executives": 7000, "organizations": 75}


class Bench(House):
    """A demo whose web server also serves the floor, and whose worker stays out of the way."""

    def _lend(self, postgres, secret, *, redis_url: str) -> None:
        super()._lend(postgres, secret, redis_url=redis_url)
        self.environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        self.environment["LOG_LEVEL"] = "WARNING"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    what = ["pages", "ledger", "races", "evaluations", "consistency"]
    parser.add_argument("what", choices=what, help="what to measure")
    parser.add_argument("--executives", type=int, default=SIZE["executives"], metavar="N")
    parser.add_argument("--organizations", type=int, default=SIZE["organizations"], metavar="N")
    parser.add_argument("--seconds", type=float, default=4, help="per figure (4)")
    parser.add_argument("--races", type=int, default=200, metavar="N", help="how many (200)")
    options = parser.parse_args(arguments)
    if options.what == "evaluations":  # pure rules: no service is started
        command = [sys.executable, "-m", "benchmarks.evaluations"]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    size = {"executives": options.executives, "organizations": options.organizations}
    folder = Path(os.environ.get("ETMS_VAR", ROOT / "var")).resolve() / "bench"
    var = Var(folder)
    try:
        with var.alone():
            house = Bench(var, port=free_port())
            try:
                house.open(size=size, fresh=False)
                return _measure(house, options)
            finally:
                house.close()
    except (Refusal, ServerError) as problem:
        print(problem, file=sys.stderr)
        return 1


def _measure(house: Bench, options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", f"benchmarks.{options.what}"]
    command += ["--port", str(house.port), "--seconds", str(options.seconds)]
    command += ["--web", str(house.children.running["web"].pid)]
    if options.what == "races":
        command += ["--races", str(options.races)]
    if options.what == "consistency":
        command += ["--executives", str(options.executives)]
        command += ["--organizations", str(options.organizations)]
    return subprocess.run(command, cwd=ROOT, env=house.environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
