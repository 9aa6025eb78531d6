"""manage.py build_fonts: the web fonts, cut to both languages, from packages to build/fonts."""

from importlib import resources
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Latin-1, œ Œ Ÿ, spaces that do not break, dashes, quotes, bullets, ellipsis, €, arrows, −, ≤ ≥, ✓
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x2009, 0x202F, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D),
    *(0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212, 0x2264, 0x2265),
]
FACES = {  # file that a page asks for: (package, file in it, axes to keep)
    "noto-sans.woff2": (
        "fontpkg_noto_sans",
        "NotoSans[wdth,wght].ttf",
        {"wdth": 100, "wght": (400, 700)},
    ),
    "lato-bold.woff2": ("fontpkg_lato", "Lato-Bold.ttf", {}),
}


def build_face(*, package: str, source: str, axes: dict, target: Path) -> int:
    """Write one face as woff2; answer its size in bytes."""
    font = TTFont(str(resources.files(package) / "files" / source))
    options = subset.Options(layout_features=["kern", "liga", "mark", "ccmp", "locl", "tnum"])
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    if axes:  # after the cut: ten times faster
        font = instancer.instantiateVariableFont(font, axes)
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


class Command(BaseCommand):
    help = "Cut the web fonts out of their packages into build/fonts (done once, at set-up)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="Build again what is there.")

    def handle(self, *, force, **options):
        folder = settings.BASE_DIR / "build" / "fonts"
        folder.mkdir(parents=True, exist_ok=True)
        for name, (package, source, axes) in FACES.items():
            target = folder / name
            if force or not target.exists():
                size = build_face(package=package, source=source, axes=axes, target=target)
                self.stdout.write(f"{name} {size / 1024:.0f} KB")
