"""manage.py demo_service: fill an empty database with a synthetic public service."""

import time
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo import queries, services
from demo.world.establishment import check_size
from etms.cycles.models import Cycle
from etms.directory.models import Organization


class Command(BaseCommand):
    help = "Fill an empty database with a synthetic public service, the same for the same seed."

    def add_arguments(self, parser):
        parser.add_argument("--organizations", type=int, default=20)
        parser.add_argument("--executives", type=int, default=1200)
        parser.add_argument("--cycles", type=int, default=2, help="fiscal years, the last running")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--on", type=date.fromisoformat, help="the day it is (today)")

    def handle(self, *, organizations, executives, cycles, seed, on, **options):
        try:
            check_size(organizations=organizations, executives=executives)
        except ValueError as problem:
            raise CommandError(str(problem)) from problem
        if queries.is_filled():
            raise CommandError(
                "The synthetic service is here already. To make another: bin/demo --fresh"
            )
        if Organization.objects.exists() or Cycle.objects.exists():
            raise CommandError("This database holds something else; it needs an empty one.")
        began, password = time.monotonic(), services.password()
        service = services.fill(
            seed=seed, on=on or timezone.localdate(), organizations=organizations,
            executives=executives, cycles=cycles, password=password,
        )  # fmt: skip
        services.analyze()
        world = service.world
        self.stdout.write(
            f"{executives} executives in {len(world.organizations)} organizations, "
            f"{len(world.humans)} people, {len(service.cycles)} cycles, "
            f"in {time.monotonic() - began:.0f} s"
        )
        self.stdout.write(f"The password of the demo people is {password}")
