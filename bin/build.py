"""Builds what pages are made of, where it has changed: translations, fonts, static files."""

import os
from pathlib import Path

import django
from django.core.management import call_command

from bin.stamps import ROOT, Stamps

RUNTIME = ROOT / "requirements" / "runtime.txt"


def main() -> None:
    done = Stamps(ROOT / "build" / "set-up.json")
    catalogues = sorted([*_catalogues("*"), *_catalogues("*/*")])
    fonts = [RUNTIME, ROOT / "etms" / "management" / "commands" / "build_fonts.py"]
    static = [*fonts, *sorted(file for file in (ROOT / "static").rglob("*") if file.is_file())]
    compiled = all(file.with_suffix(".mo").exists() for file in catalogues)
    steps = [
        ("translations", catalogues, ["translations", "--compile"]),
        ("fonts", fonts, ["build_fonts", "--force"]),
        ("static", static, ["collectstatic", "--noinput", "--clear"]),
    ]
    due = [
        (name, sources, command)
        for name, sources, command in steps
        if done.differs(name, sources) or (name == "translations" and not compiled)
    ]
    if due:
        # In demo mode, where a static file has the digest of its content in its name.
        os.environ |= {"DJANGO_SETTINGS_MODULE": "etms.settings", "ETMS_MODE": "demo"}
        django.setup()
    for name, sources, command in due:
        call_command(*command)
        done.mark(name, sources)


def _catalogues(depth: str) -> list[Path]:
    return list(ROOT.glob(f"{depth}/locale/*/LC_MESSAGES/*.po"))


if __name__ == "__main__":
    main()
