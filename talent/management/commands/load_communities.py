"""manage.py load_communities: the functional communities, from the file of the product."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from talent.services.profiles import load_communities


class Command(BaseCommand):
    help = "Load the functional communities by their codes; safe to run again."

    def handle(self, **options):
        for code, outcome in load_communities(at=timezone.now()).items():
            self.stdout.write(f"{code}: {outcome}")
