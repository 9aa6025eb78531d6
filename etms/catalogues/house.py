"""The catalogues of this repository: which words belong to which, and whether they agree."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib

from etms.catalogues.borrowed import borrowed
from etms.catalogues.data import read_data
from etms.catalogues.french import entry_faults
from etms.catalogues.python import read_python
from etms.catalogues.templates import read_template
from etms.catalogues.words import Source, Word

FRENCH = Path("locale/fr/LC_MESSAGES/django.po")
SPOKEN = (
    ("*", "*.py", read_python),
    ("*", "*.toml", read_data),
    ("templates", "*.html", read_template),
    ("templates", "*.txt", read_template),
)
HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "fr",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}


class House:
    """The source and the catalogues under one root."""

    def __init__(self, root: Path):
        self.root = root
        self.tops = [p.parent.name for p in sorted(root.glob("*/apps.py"))]
        self.inner = [p.parent.name for p in sorted(root.glob("etms/*/apps.py"))]

    def home_of(self, file: Path) -> str:
        """The folder whose catalogue holds the words of this file."""
        first, *rest = file.relative_to(self.root).parts
        name = rest[0] if first in ("templates", "etms") and len(rest) > 1 else first
        if name in self.inner and first in ("templates", "etms"):
            return f"etms/{name}"
        return name if name in self.tops else "etms"

    def sources(self) -> Iterator[tuple[str, Source]]:
        """Every file that speaks to people, read, with the home of its words."""
        for folder, ending, read in SPOKEN:
            tops = ("etms", *self.tops) if folder == "*" else (folder,)
            for file in sorted(f for top in tops for f in (self.root / top).rglob(ending)):
                if "migrations" not in file.parts:
                    place = file.relative_to(self.root).as_posix()
                    yield self.home_of(file), read(file.read_text("utf-8"), place)

    def read(self) -> tuple[dict[str, dict[Word, str]], list[str]]:
        """The words of each catalogue with a place where each is said, and the faults met."""
        words: dict[str, dict[Word, str]] = defaultdict(dict)
        faults: list[str] = []
        for home, source in self.sources():
            faults += source.faults
            for word in source.words:
                words[home].setdefault(word, source.place)
        said = {word for home in words.values() for word in home}
        for word, place in borrowed().items():
            if word not in said:
                words["etms"][word] = place
        return words, faults

    def homes(self) -> list[str]:
        return ["etms", *(f"etms/{name}" for name in self.inner), *self.tops]

    def catalogue(self, home: str) -> polib.POFile:
        file = self.root / home / FRENCH
        if file.exists():
            return polib.pofile(str(file), wrapwidth=98)
        new = polib.POFile(wrapwidth=98)
        new.metadata = dict(HEADER)
        return new

    def save(self, home: str, catalogue: polib.POFile) -> None:
        file = self.root / home / FRENCH
        file.parent.mkdir(parents=True, exist_ok=True)
        catalogue.sort(key=lambda entry: (entry.msgid.lower(), entry.msgctxt or ""))
        catalogue.save(str(file))

    def faults(self) -> Iterator[tuple[str, str]]:
        """All that keeps a French reader from reading French, and what nobody says any more."""
        words, met = self.read()
        for fault in met:
            yield self.home_of(self.root / fault.split(":")[0]), fault
        catalogues = {
            home: {word_of(e): e for e in self.catalogue(home) if not e.obsolete}
            for home in self.homes()
        }
        for home, entries in catalogues.items():
            for fault in self._disagreements(words[home], entries):
                yield home, f"{home}/{FRENCH.as_posix()}: {fault}"
        yield from self._contradictions(catalogues)

    def _contradictions(self, catalogues: dict[str, dict]) -> Iterator[tuple[str, str]]:
        """English that has two French texts: a page would show whichever was loaded last."""
        spoken: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for home, entries in catalogues.items():
            for word, entry in entries.items():
                if french := _french(entry):
                    spoken[word.singular, word.context][french] = home
        for (singular, _), texts in sorted(spoken.items()):
            if len(texts) > 1:
                for home in texts.values():
                    yield home, f"two French texts ({', '.join(texts.values())}): {singular!r}"

    def _disagreements(self, words: dict[Word, str], entries: dict) -> Iterator[str]:
        for word in sorted(words.keys() - entries.keys()):
            yield f"missing: {word.singular!r} ({words[word]})"
        for word, entry in sorted(entries.items()):
            if word not in words:
                yield f"stale: {word.singular!r}"
            for fault in entry_faults(entry):
                yield f"{fault}: {word.singular!r}"


def word_of(entry: polib.POEntry) -> Word:
    return Word(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def entry_of(word: Word, place: str) -> polib.POEntry:
    """A new entry, still without its French."""
    return polib.POEntry(
        msgid=word.singular,
        msgid_plural=word.plural,
        msgctxt=word.context or None,
        msgstr_plural={0: "", 1: ""} if word.plural else {},
        occurrences=[(place, "")],
    )


def _french(entry: polib.POEntry) -> str:
    return "|".join(filter(None, entry.msgstr_plural.values())) or entry.msgstr
