"""From a template and data to PDF/UA-1 and PDF/A-2a, by typst, in this process.

Words never become source: they come as JSON, which the template shows as text. The compiler reads
the template's folder and no other, and no fonts of the machine: the same data gives the same
document everywhere. It refuses what is not accessible (no title, a skipped heading, a picture
without words).
"""

import json
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from etms.documents import letters

REPORT = Path(__file__).with_name("report.typ")


def pdf(template: Path, data: dict[str, Any], language: str, *, at: datetime) -> bytes:
    """The document as PDF, tagged, in a language ("en" or "fr"), made at a moment."""
    try:
        return _set(template, data, language, at, letters.drawn())
    except typst.TypstError:
        # A mark of one face over a letter of another: spelled out, all stands in one face.
        return _set(template, data, language, at, letters.own())


def _set(
    template: Path, data: dict[str, Any], language: str, at: datetime, drawn: frozenset[int]
) -> bytes:
    shown = letters.all_printable({**data, "language": language}, drawn)
    return typst.compile(
        template,
        root=template.parent,
        sys_inputs={"data": json.dumps(shown)},
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=at.replace(microsecond=0),
    )


@cache
def _fonts() -> typst.Fonts:
    """The faces of the house, and those that come with the typesetter; read once."""
    folders = [str(resources.files(package) / "files") for package, _file in letters.FACES]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
