"""manage.py demo_people: whom one can sign in as, and what each can show."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo import queries, services


class Command(BaseCommand):
    help = "Show the table of people to sign in as."

    def add_arguments(self, parser):
        parser.add_argument(
            "--set-password",
            action="store_true",
            help="give them the password of ETMS_DEMO_PASSWORD, or a random one, which is printed",
        )

    def handle(self, *, set_password, **options):
        if not queries.is_filled():
            raise CommandError("There is no synthetic service yet: manage.py demo_service")
        people = queries.people()
        user, name = (max(len(getattr(p, f)) for p in people) for f in ("username", "name"))
        for person in people:
            self.stdout.write(f"{person.username:{user}}  {person.name:{name}}  {person.shows}")
        known = settings.ETMS_DEMO_PASSWORD
        if set_password:
            password = services.password()
            services.set_password(password=password, at=timezone.now())
            known = "" if known else password
        if known:
            self.stdout.write(f"\nThe password is {known}")
