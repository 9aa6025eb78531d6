"""bin/demo: a synthetic public service to look at, until Ctrl-C."""

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from bin.children import STOP_SIGNALS, ServerError
from bin.house import EXECUTIVES, ORGANIZATIONS, ROOT, House
from bin.var import Refusal, Var
from demo.world.establishment import check_size

# What goes with everything: an option is refused for what it says, not for what is not given.
ALONE = {"organizations": 3, "executives": 1_000_000}


class Stop(Exception):
    """Somebody asked the demo to stop."""


def options_of(arguments: list[str]) -> argparse.Namespace:
    """The options; `size` holds what was asked for, and is empty when nothing was."""
    parser = argparse.ArgumentParser(
        prog="bin/demo",
        description="Starts ETMS with a synthetic public service; Ctrl-C stops everything.",
        epilog="ETMS_DEMO_PASSWORD fixes the password of all its people, ETMS_VAR the folder "
        "where everything is kept.",
    )
    parser.add_argument("--port", type=_port, default=8000, help="of the web server (8000)")
    parser.add_argument("--executives", type=_count, metavar="N", help=f"({EXECUTIVES})")
    parser.add_argument("--organizations", type=_count, metavar="N", help=f"({ORGANIZATIONS})")
    parser.add_argument("--fresh", action="store_true", help="throw the data away, begin anew")
    options = parser.parse_args(arguments)
    asked = {name: getattr(options, name) for name in ("executives", "organizations")}
    options.size = {name: number for name, number in asked.items() if number}
    try:
        check_size(**(ALONE | options.size))
    except ValueError as problem:
        parser.error(str(problem))
    return options


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def main(arguments: list[str]) -> int:
    options = options_of(arguments)
    for each in STOP_SIGNALS:
        if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:  # nohup bin/demo
            signal.signal(each, _asked_to_stop)
    var = Var(Path(os.environ.get("ETMS_VAR", ROOT / "var")).resolve())
    try:
        with var.alone():
            house = House(var, port=options.port)
            try:
                house.open(size=options.size, fresh=options.fresh)
                house.watch()
            finally:
                for each in STOP_SIGNALS:
                    signal.signal(each, signal.SIG_IGN)  # whoever is impatient waits all the same
                house.close()
    except Stop:
        print("\nEverything is stopped.")
    except (Refusal, ServerError, PermissionError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _asked_to_stop(number: int, frame: FrameType | None) -> None:
    raise Stop


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
