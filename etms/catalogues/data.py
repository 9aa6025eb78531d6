"""The bilingual texts of a data file: name_en and name_fr, both there, the French well set."""

import tomllib

from etms.catalogues.french import typography
from etms.catalogues.words import Source


def read_data(text: str, place: str) -> Source:
    """Read one TOML file; its texts are no words to translate, but they can be wrong."""
    source = Source(place)
    _walk(source, tomllib.loads(text), place)
    return source


def _walk(source: Source, value, path: str) -> None:
    if isinstance(value, list):
        for number, each in enumerate(value, 1):
            _walk(source, each, f"{path}: {number}")
    elif isinstance(value, dict):
        for key, each in value.items():
            _judge(source, value, key, path)
            _walk(source, each, f"{path}: {key}")


def _judge(source: Source, table: dict, key: str, path: str) -> None:
    stem, _, language = key.rpartition("_")
    if language == "en" and not table.get(f"{stem}_fr"):
        source.faults.append(f"{path}: {stem}_fr: no French")
    for text in table[key] if isinstance(table[key], list) else [table[key]]:
        if language == "fr" and isinstance(text, str):
            source.faults += [f"{path}: {key}: {f}: {text[:60]!r}" for f in typography(text)]
