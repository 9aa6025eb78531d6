"""manage.py create_account USERNAME EMAIL: open an account; its person chooses the password."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from etms.accounts import services
from etms.accounts.choices import Language


class Command(BaseCommand):
    help = "Open an account, and mail its person a link to choose a password."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("email")
        parser.add_argument("--language", choices=Language.values, default=Language.ENGLISH)

    def handle(self, *, username, email, language, **options):
        try:
            services.create_account(
                username=username,
                email=email,
                language=language,
                password=None,
                by=None,
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"The account {username} is open; the worker mails the link to {email}.")
