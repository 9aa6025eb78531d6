"""manage.py load_organizations FILE: departments and agencies, from a table with a head line.

It stands on this floor since a new organization needs its dossier in the cycles that run.
"""

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from etms.cycles.choices import State
from etms.cycles.models import Cycle
from etms.directory.choices import Size
from etms.directory.services import load_organizations
from etms.roles.services import open_dossiers

COLUMNS = ("number", "name_en", "name_fr", "core_public_administration", "size")
ANSWERS = {"yes": True, "no": False}


class Command(BaseCommand):
    help = (
        "Add or change organizations by department number, from a CSV file in UTF-8 with the "
        f"columns {', '.join(COLUMNS)} (yes or no; {', '.join(Size.values)})."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    @transaction.atomic
    def handle(self, *, file, **options):
        now, rows = timezone.now(), _read(file)
        try:
            outcome = load_organizations(rows=rows, at=now)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        for cycle in Cycle.objects.filter(state=State.PUBLISHED):
            if outcome["new"]:
                open_dossiers(cycle=cycle, by=None, at=now)
        self.stdout.write("{new} new, {changed} changed, {same} the same".format(**outcome))


def _read(file: Path) -> list[dict]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise CommandError(f"{file} has no column {', '.join(missing)}.")
            return [_row(row, line) for line, row in enumerate(table, start=2)]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error


def _row(row: dict, line: int) -> dict:
    told = {name: (row[name] or "").strip() for name in COLUMNS}
    core = ANSWERS.get(told["core_public_administration"].lower())
    if not told["number"].isdecimal() or core is None or told["size"] not in Size.values:
        raise CommandError(f"Line {line}: a number, yes or no, and {', '.join(Size.values)}.")
    return told | {"number": int(told["number"]), "core_public_administration": core}
