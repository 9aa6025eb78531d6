"""The running demo: servers, web, worker and beat, started in order and stopped in reverse."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import psycopg

from bin import redis
from bin.children import Children, ServerError, end_leftovers
from bin.home import make_home
from bin.ports import free_port, hold
from bin.postgres import Postgres
from bin.var import Refusal, Secrets, Var
from demo.world.establishment import check_size

ROOT = Path(__file__).resolve().parent.parent
EXECUTIVES, ORGANIZATIONS = 1200, 20
SIZE = {"executives": EXECUTIVES, "organizations": ORGANIZATIONS}
DATABASE = "etms"


class House:
    """One demo; everything that runs in it is a child of this process."""

    def __init__(self, var: Var, *, port: int) -> None:
        self.var, self.port = var, port
        self.children = Children(var.children)
        self.environment: dict[str, str] = {}
        self.door: socket.socket | None = None
        self.began = time.monotonic()

    def open(self, *, size: dict[str, int], fresh: bool) -> None:
        """Start everything, make the service if there is none, and say who lives there."""
        self._check(size, fresh=fresh)
        if end_leftovers(self.var.children):
            self._say("Ended what a demo that was killed had left running.")
        self.door = self._take_port()
        if fresh:
            self.var.throw_away()
        first_run = self.var.first_run(size)
        shutil.rmtree(self.var.folder / "log", ignore_errors=True)
        secret = self.var.secrets()
        build, log = [sys.executable, "-m", "bin.build"], self.var.log("build")
        self.children.start("build", build, log=log, env=dict(os.environ), cwd=ROOT)
        postgres = self._start_postgres(secret)
        os.umask(0o077)  # what follows writes personal data, even if nobody's
        self._lend(postgres, secret, redis_url=self._start_redis(secret))
        if first_run or not self.var.people(secret):
            self._say("Bringing the database up to date ...")
            self._manage("migrate")
        if not self.children.finish("build"):
            raise ServerError(f"The translations, fonts and static files are not made; see {log}")
        if first_run:
            self._fill(SIZE | size)
        self._say("Starting the web server, the worker and beat ...")
        with psycopg.connect(postgres.url(DATABASE), autocommit=True) as database:
            started_at = database.execute("SELECT now()").fetchone()[0]
            self._start_web_and_worker()
            people = self._people(secret, first_run=first_run)
            self._wait_for_web_and_worker(database, started_at)
        self._start_beat()
        self._say(f"ETMS is ready: http://127.0.0.1:{self.port}/")
        print(f"\nSign in as one of these people:\n\n{people}")
        print(f"Ctrl-C stops everything. Logs: {self.var.folder / 'log'}", flush=True)

    def _check(self, size: dict[str, int], *, fresh: bool) -> None:
        """Refuse a service that cannot be made before anything is thrown away or started."""
        if not fresh and self.var.is_filled:
            return
        try:
            check_size(**(SIZE | size))
        except ValueError as problem:
            raise Refusal(f"Such a service cannot be made: {problem}.") from None

    def watch(self) -> None:
        """Return never; raise when something ends by itself."""
        while not (ended := self.children.ended()):
            time.sleep(0.5)
        raise ServerError(f"{ended} ended by itself; its own words are in {self.var.log(ended)}")

    def close(self) -> None:
        if self.door:
            self.door.close()
        self.children.stop("build", "web", "worker", "beat")
        self.children.stop(*self.children.running)
        self.var.take_back()

    def _take_port(self) -> socket.socket:
        try:
            return hold(self.port)
        except PermissionError:
            why = "needs more rights than you have"
        except OSError:
            why = "is taken by another program"
        raise Refusal(f"Port {self.port} {why}. Choose another: bin/demo --port {free_port()}")

    def _start_postgres(self, secret: Secrets) -> Postgres:
        home = make_home(self.var.postgres)
        elsewhere = f" in {home}" if self.var.postgres.is_symlink() else ""
        self._say(f"Starting PostgreSQL 18{elsewhere} ...")
        postgres = Postgres(home, passwords=secret.postgres)
        postgres.start(self.children, log=self.var.log("postgres"))
        postgres.make_roles()
        postgres.make_database(DATABASE)
        return postgres

    def _start_redis(self, secret: Secrets) -> str:
        """Start Redis if there is one; its address, or nothing."""
        program = redis.server()
        self._say(redis.announcement(program))
        if program is None:
            return ""
        place = {"port": free_port(), "password": secret.redis}
        redis.start(self.children, program=program, log=self.var.log("redis"), **place)
        return redis.url(**place)

    def _lend(self, postgres: Postgres, secret: Secrets, *, redis_url: str) -> None:
        """What the processes live by, and manage.py with them."""
        own = {
            "ETMS_MODE": "demo",
            "DATABASE_URL": postgres.url(DATABASE),
            "DATABASE_OWNER_URL": postgres.url(DATABASE, owner=True),
            "REDIS_URL": redis_url,
            "SECRET_KEY": secret.key,
            "ETMS_DEMO_PASSWORD": secret.people,
            "SITE_URL": f"http://127.0.0.1:{self.port}",
        }
        self.var.lend(own)
        # Not those of the shell, which may belong to another project.
        settings = {"DJANGO_SETTINGS_MODULE": "etms.settings", "ETMS_VAR": str(self.var.folder)}
        self.environment = os.environ | own | settings

    def _fill(self, size: dict[str, int]) -> None:
        self._say(
            "Making a synthetic public service: {executives} executives, "
            "{organizations} organizations ...".format(**size)
        )
        numbers = [part for name, number in size.items() for part in (f"--{name}", str(number))]
        self._manage("demo_service", *numbers, "--cycles", "2", "--seed", "1")
        self.var.mark_filled(size)

    def _start_web_and_worker(self) -> None:
        door = self.door.fileno()
        web = ["gunicorn", "etms.wsgi", "--bind", f"fd://{door}", "--preload"]
        web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        web += ["--graceful-timeout", "5", "--no-control-socket"]
        web += ["--limit-request-line", "8190"]  # the most; beyond it gunicorn answers by itself
        self._start("web", *web, sockets=(door,))
        self.door.close()  # from here on the web server alone answers on it
        alone = ["--without-mingle", "--without-gossip"]
        options = ["--concurrency", "1", "--loglevel", "INFO", *alone]
        self._start("worker", "celery", "-A", "etms.celery", "worker", *options)

    def _start_beat(self) -> None:
        schedule = ["--pidfile=", "--schedule", str(self.var.folder / "beat")]
        self._start("beat", "celery", "-A", "etms.celery", "beat", *schedule)

    def _start(self, name: str, *module: str, sockets: tuple[int, ...] = ()) -> None:
        command, log = [sys.executable, "-m", *module], self.var.log(name)
        self.children.start(
            name, command, log=log, env=self.environment, cwd=ROOT, sockets=sockets
        )

    def _wait_for_web_and_worker(self, database: psycopg.Connection, since: datetime) -> None:
        until = time.monotonic() + 180
        sign = "SELECT max(at) >= %s FROM work_heartbeat WHERE process = 'worker'"
        while not (database.execute(sign, [since]).fetchone()[0] and self._web_answers()):
            if ended := self.children.ended():
                raise ServerError(f"{ended} does not start; see {self.var.log(ended)}")
            if time.monotonic() > until:
                raise ServerError(f"No sign of life; see {self.var.folder / 'log'}")
            time.sleep(0.1)

    def _web_answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _people(self, secret: Secrets, *, first_run: bool) -> str:
        """The table of who signs in; their password may be another than last time's."""
        people = self.var.people(secret)
        if not people:
            people = self._manage("demo_people", *([] if first_run else ["--set-password"]))
            self.var.keep_people(people, secret)
        return people

    def _manage(self, *arguments: str) -> str:
        """Run one command of manage.py; what it prints is also kept in a log."""
        ran = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
            start_new_session=True,
        )
        with self.var.log("manage").open("a", encoding="utf-8") as log:
            log.write(ran.stdout + ran.stderr)
        if ran.returncode:
            words = ran.stderr.strip().splitlines()[-5:]
            raise ServerError("\n".join([f"manage.py {arguments[0]} failed:", *words]))
        return ran.stdout

    def _say(self, text: str) -> None:
        print(f"[{time.monotonic() - self.began:3.0f} s] {text}", flush=True)
