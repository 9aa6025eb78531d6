"""Answers in words, as a shared copy keeps them; each choice is put into words once."""

from typing import Any

from demo.chapters.talent.files import File, Year
from etms.answers import rules as answering


class Words:
    """What an executive reads of an assessment (talent.queries.sharing.content_of)."""

    def __init__(self, year: Year):
        self.year = year
        self.competencies = list(year.cycle.competencies.rows.all())
        self.parts = {c.code: {"en": c.name_en, "fr": c.name_fr} for c in self.competencies}
        self.places = {code: place for place, code in enumerate(self.parts)}
        self.chosen: dict[tuple[str, Any], dict[str, str]] = {}

    def shared(self, file: File) -> dict[str, Any]:
        questions = self.year.questions
        told = [key for key in file.said if questions[key[0]].shared]
        told.sort(key=lambda key: (questions[key[0]].order, self.places.get(key[1], 0)))
        placement = self.year.placements[file.placement]
        return {
            "placement": {
                "code": placement.code, "en": placement.name_en, "fr": placement.name_fr,
            },
            "answers": [self._told(code, part, file.said[code, part]) for code, part in told],
        }  # fmt: skip

    def _told(self, code: str, part: str, value: Any) -> dict[str, Any]:
        question = self.year.questions[code]
        return {
            "name": f"{code}.{part}" if part else code,
            "question": {"en": question.name_en, "fr": question.name_fr},
            "part": self.parts.get(part),
            "value": value,
            "shown": self._shown(code, value),
        }

    def _shown(self, code: str, value: Any) -> dict[str, str]:
        if (code, value) not in self.chosen:
            given = list(value) if isinstance(value, tuple) else value
            self.chosen[code, value] = {
                tongue: answering.shown(
                    self.year.questions[code], given, tongue, competencies=self.competencies
                )
                for tongue in ("en", "fr")
            }
        return self.chosen[code, value]
