"""migrate, as the owner of the tables: the application's own role owns nothing."""

from django.core.management import call_command
from django.core.management.commands import migrate

from etms.database import as_owner


class Command(migrate.Command):
    help = "Bring the database up to date, signed in as DATABASE_OWNER_URL says."

    def handle(self, *args, **options):
        with as_owner(options["database"]):
            super().handle(*args, **options)
            if not options["plan"] and not options["check_unapplied"]:
                call_command("createcachetable", database=options["database"], verbosity=0)
