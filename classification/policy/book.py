"""The dated files together: what was in force on a day, and what an old evaluation was made under.

An evaluation keeps the day on which each part of its standard began. Replayed, it is read under
those parts, whatever was added since.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from classification.policy.building import BUILDERS
from classification.policy.shapes import Index, MagnitudeScale, Standard
from etms.policy import Entry, NotInForce, Parameters

INDEX = "index"
SCALE = "magnitude"


class Book:
    """All parameters of job evaluation; each name stands in one file."""

    def __init__(self, files: Iterable[Parameters]):
        self._files = {name: file for file in files for name in file.names()}
        self._built: dict[tuple[date, ...], Standard] = {}
        self._starts = sorted(
            {each.starts_on for name in BUILDERS for each in self._files[name].history(name)}
        )
        self._since: dict[int, Standard] = {}

    def standard(self, *, on: date) -> Standard:
        """The charts, bands and usual degrees in force on a day, or NotInForce.

        Between two days on which anything changes it is the same, so what is kept is bounded by
        these, whatever days are asked for.
        """
        since = bisect_right(self._starts, on)
        if since not in self._since:
            entries = [self._files[name].entry(name, on) for name in BUILDERS]
            self._since[since] = self._standard(entries)
        return self._since[since]

    def standard_of(self, version: Mapping[str, date]) -> Standard:
        """The same as an evaluation was made under it."""
        return self._standard([self._began(name, version[name]) for name in BUILDERS])

    def index(self, *, on: date) -> Index:
        """The magnitude index in force on a day, or NotInForce."""
        return _index(self._files[INDEX].entry(INDEX, on))

    def index_of(self, began: date) -> Index:
        return _index(self._began(INDEX, began))

    def scale(self, *, on: date) -> MagnitudeScale:
        """The scale of magnitude in force on a day, in constant dollars, or NotInForce."""
        return self._scale(self._files[SCALE].entry(SCALE, on))

    def source(self, name: str, *, on: date) -> Entry:
        """The entry of one parameter: who says so, in both languages."""
        return self._files[name].entry(name, on)

    def _began(self, name: str, day: date) -> Entry:
        for entry in self._files[name].history(name):
            if entry.starts_on == day:
                return entry
        raise NotInForce(f"no value of {name} began on {day}")

    @staticmethod
    def _scale(entry: Entry) -> MagnitudeScale:
        built: MagnitudeScale = BUILDERS[SCALE](entry.value)
        return built

    def _standard(self, entries: list[Entry]) -> Standard:
        days = tuple(entry.starts_on for entry in entries)
        if days not in self._built:
            version = dict(zip(BUILDERS, days, strict=True))
            built = {
                name: build(entry.value)
                for (name, build), entry in zip(BUILDERS.items(), entries, strict=True)
            }
            self._built[days] = Standard(version=version, **built)
        return self._built[days]


def _index(entry: Entry) -> Index:
    return Index(Decimal(entry.value), entry.starts_on, entry.source, entry.source_fr)
