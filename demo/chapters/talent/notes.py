"""Private notes of managers, read by nobody else."""

from datetime import timedelta

from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Year
from demo.chapters.talent.people import user_id
from demo.chapters.talent.texts import pool
from demo.service import Service, moment
from talent.models import Observation

KEEPING = 0.06  # of the executives whose manager keeps notes on them


def load(year: Year, service: Service) -> None:
    """Some of this year; the demo manager keeps notes on the whole team."""
    demo = service.world.cast["manager"]
    noted = [
        file for file in year.files
        if user_id(file.manager) and (file.manager is demo or file.rng.random() < KEEPING)
    ]  # fmt: skip
    put_many(Observation, [row for file in noted for row in _notes(file)])


def _notes(file: File) -> list[dict[str, object]]:
    rng, year = file.rng, file.year
    rows = []
    for text in rng.sample(pool("manager", "note"), rng.choice((1, 2))):
        day = year.day - timedelta(days=rng.randint(3, 180))
        day = max(day, year.cycle.starts_on)
        rows.append({
            "person_id": file.person_id,
            "author_id": user_id(file.manager),
            "observed_on": day,
            "text": text.said(file.manager_language),
            "competency": next((c for c in text.about if c in year.competencies), ""),
            "written_at": moment(day),
        })  # fmt: skip
    return rows
