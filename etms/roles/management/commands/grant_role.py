"""manage.py grant_role USERNAME ROLE: the first administrator, OCHRO lead or policy officer."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from etms.accounts.queries import by_username
from etms.roles import services
from etms.roles.choices import SERVICE_ROLES


class Command(BaseCommand):
    help = "Give a role for the whole service; the roles of an organization are given on screen."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("role", choices=[str(role) for role in SERVICE_ROLES])
        parser.add_argument(
            "--basis",
            default="given at the set-up / attribué à la mise en service",
            help="why, for the record",
        )

    def handle(self, *, username, role, basis, **options):
        user, now = by_username(username), timezone.now()
        if user is None:
            raise CommandError(f"There is no account {username!r}.")
        try:
            services.assign_role(
                user=user,
                role=role,
                organization=None,
                cycle=None,
                starts_at=now,
                ends_at=None,
                basis=basis,
                by=None,
                at=now,
            )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{user.username} is {role} from now on.")
