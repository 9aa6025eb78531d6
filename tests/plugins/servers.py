"""Starts the servers of one test run and migrates its template: `python -m tests.plugins.servers`.

A process of its own, so that the servers belong to no test process and outlive the first.
"""

import json
import os
import secrets
import subprocess
import sys

from bin import redis
from bin.children import Children
from bin.home import make_home
from bin.postgres import Passwords, Postgres
from tests.plugins.run import ROOT, TEMPLATE, Run


def start(run: Run, version: int) -> None:
    children = Children(run.folder / "processes.json")
    passwords = {name: secrets.token_hex(16) for name in ("superuser", "owner", "app")}
    postgres = Postgres(
        make_home(run.folder / "postgres"),
        passwords=Passwords(**passwords),
        version=version,
        fast=True,
    )
    postgres.start(children, log=run.folder / "log" / "postgres.log")
    postgres.make_roles()
    postgres.make_database(TEMPLATE)
    servers = {"port": postgres.port, "version": version, "passwords": passwords}
    if program := redis.server():
        redis.start(
            children,
            program=program,
            port=run.redis_port,
            password=run.redis_password,
            log=run.folder / "log" / "redis.log",
        )
    run.__dict__["postgres"] = postgres
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=run.environment(TEMPLATE),
        check=True,
    )
    file = os.open(run.folder / "servers.json", os.O_CREAT | os.O_WRONLY, 0o600)
    with open(file, "w", encoding="utf-8") as out:
        json.dump(servers, out)


if __name__ == "__main__":
    start(Run.of_this_process(), int(sys.argv[1]))
