"""Messages of Django and the packages that our readers can meet, and that need our French."""

import importlib.util
from functools import cache
from pathlib import Path

import polib

from etms.catalogues.python import read_python
from etms.catalogues.words import Word

# Where the messages stand that our pages, forms, services and API can show.
MET = {
    "django": (
        "core/validators.py",
        "core/exceptions.py",
        "forms",
        "db/models/fields",
        "db/models/constraints.py",
        "contrib/auth/password_validation.py",
        "contrib/auth/forms.py",
        "utils/timesince.py",
        "utils/dates.py",
        "utils/text.py",
    ),
    "allauth": ("account/forms.py", "account/fields.py", "account/adapter.py", "account/internal"),
    "rest_framework": (
        "exceptions.py",
        "fields.py",
        "relations.py",
        "serializers.py",
        "validators.py",
        "authentication.py",
        "pagination.py",
    ),
    "knox": ("auth.py",),
}
# Files whose French we say ourselves although the package has some (“e-mail”, “connexion”…).
OUR_WORDS = ("allauth/account/adapter.py",)


@cache
def borrowed() -> dict[Word, str]:
    """The words to be in the project's own catalogue, each with its place."""
    french = {word for package in MET for word in _known(_folder(package))}
    return {
        word: place
        for package, parts in MET.items()
        for file in _files(_folder(package), parts)
        for place in [f"{package}/{file.relative_to(_folder(package)).as_posix()}"]
        for word in read_python(file.read_text("utf-8"), place).words
        if word.singular and (word not in french or place in OUR_WORDS)
    }


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def _files(folder: Path, parts: tuple[str, ...]):
    for part in parts:
        path = folder / part
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _known(folder: Path):
    """The words that a package says in French itself."""
    for catalogue in folder.rglob("locale/fr/LC_MESSAGES/django.mo"):
        for entry in polib.mofile(str(catalogue)):
            yield Word(entry.msgid, entry.msgid_plural, entry.msgctxt or "")
