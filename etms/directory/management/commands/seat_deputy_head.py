"""manage.py seat_deputy_head NUMBER …: an organization’s first person, who names the others."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from etms.directory import services
from etms.directory.choices import OfficialLanguage, Region
from etms.directory.models import Organization


class Command(BaseCommand):
    help = "Seat the deputy head of an organization that has none, and open their account."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="department number of the organization")
        for name in ("username", "email", "given_name", "family_name"):
            parser.add_argument(name)
        parser.add_argument("--position", help="number of the position (DM-<department number>)")
        parser.add_argument("--language", choices=OfficialLanguage.values, default="en")
        parser.add_argument("--region", choices=Region.values, default=Region.NCR)
        parser.add_argument("--from", dest="starts_on", type=date.fromisoformat, help="(today)")

    def handle(self, *, number, position, starts_on, **options):
        organization = Organization.objects.filter(number=number).first()
        if organization is None:
            raise CommandError(f"There is no organization {number}: manage.py load_organizations")
        wanted = ("username", "email", "given_name", "family_name", "language", "region")
        try:
            person = services.seat_deputy_head(
                organization=organization,
                position_number=position or f"DM-{number}",
                starts_on=starts_on or timezone.localdate(),
                at=timezone.now(),
                **{name: options[name] for name in wanted},
            )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(
            f"{person} heads {organization.name_en}; the worker mails the link to "
            f"{options['email']}."
        )
