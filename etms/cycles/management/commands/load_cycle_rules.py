"""manage.py load_cycle_rules: the first versions of the rules, from the files of the product."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from etms.cycles.services import load_first_versions


class Command(BaseCommand):
    help = "Load the first versions of cycle rules by their codes; safe to run again."

    def handle(self, **options):
        for code, outcome in load_first_versions(at=timezone.now()).items():
            if outcome == "kept":
                self.stderr.write(
                    f"{code}: a published cycle uses it; the different file is not loaded"
                )
            else:
                self.stdout.write(f"{code}: {outcome}")
