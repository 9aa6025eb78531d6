"""manage.py translations: look after the French catalogues without any gettext tool."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from etms.catalogues.house import FRENCH, House, entry_of, word_of


class Command(BaseCommand):
    help = "Add new words to the French catalogues, check them, or compile them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        todo = parser.add_mutually_exclusive_group(required=True)
        todo.add_argument("--update", action="store_true", help="add the words that are missing")
        todo.add_argument("--prune", action="store_true", help="remove what nobody says any more")
        todo.add_argument("--check", action="store_true", help="fail on anything wrong")
        todo.add_argument("--compile", action="store_true", help="write the .mo files")
        parser.add_argument("homes", nargs="*", help="only these: etms etms/directory talent …")

    def handle(self, *, update, prune, check, homes, **options):
        house = House(settings.BASE_DIR)
        homes = homes or house.homes()
        if check:
            self._check(house, homes)
        elif update or prune:
            words, _ = house.read()
            for home in homes:
                (self._add if update else self._prune)(house, home, words[home])
        else:
            self._compile(house, homes)

    def _check(self, house, homes):
        faults = list(dict.fromkeys(text for home, text in house.faults() if home in homes))
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} faults"]))
        self.stdout.write("Both languages are complete.")

    def _add(self, house, home, words):
        catalogue = house.catalogue(home)
        known = {word_of(entry) for entry in catalogue}
        new = [entry_of(word, place) for word, place in words.items() if word not in known]
        if new:
            catalogue.extend(new)
            house.save(home, catalogue)
            self.stdout.write(f"{home}: {len(new)} words to translate")

    def _prune(self, house, home, words):
        catalogue = house.catalogue(home)
        stale = [entry for entry in catalogue if word_of(entry) not in words or entry.obsolete]
        for entry in stale:
            catalogue.remove(entry)
        if stale:
            house.save(home, catalogue)
            self.stdout.write(f"{home}: {len(stale)} words removed")

    def _compile(self, house, homes):
        for home in homes:
            source = settings.BASE_DIR / home / FRENCH
            target = source.with_suffix(".mo")
            if source.exists() and not (
                target.exists() and target.stat().st_mtime >= source.stat().st_mtime
            ):
                house.catalogue(home).save_as_mofile(str(target))
                self.stdout.write(f"{home}: compiled")
