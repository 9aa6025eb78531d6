"""manage.py api_token USERNAME: a token for scripts, printed once, alone on the last line."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from etms.accounts import services
from etms.accounts.queries import by_username


class Command(BaseCommand):
    help = "Issue a token for the API, or make every token of an account worthless."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--days", type=int, default=90, help="how long it lasts (90)")
        parser.add_argument("--revoke", action="store_true", help="end the tokens of the account")

    def handle(self, *, username, days, revoke, **options):
        user, now = by_username(username), timezone.now()
        if user is None:
            raise CommandError(f"There is no account {username!r}.")
        if revoke:
            ended = services.revoke_tokens(user=user, by=None, at=now)
            self.stdout.write(f"Tokens that are worthless from now on: {ended}")
            return
        try:
            token = services.issue_token(user=user, days=days, by=None, at=now)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Token of {user.username} for {days} days; it is not shown again:")
        self.stdout.write(token)
