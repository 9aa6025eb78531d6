"""The talent exercise: what is over in full, and the running cycle in the middle of everything."""

from concurrent.futures import ThreadPoolExecutor

from demo.chapters.talent import (
    assessed,
    bulk,
    cast,
    exercise,
    minutes,
    notes,
    own,
    positions,
    profiles,
    sheets,
    sittings,
    states,
    submissions,
    talks,
    told,
)
from demo.chapters.talent.files import Year, years
from demo.chapters.talent.sittings import Sitting
from demo.service import Service
from reports.services import build_figures
from talent.services.profiles import load_communities


def before(service: Service) -> None:
    """The functional communities, from the file of the product."""
    load_communities(at=service.at)


def load(service: Service) -> None:
    """Cycle by cycle: who is asked, how far each is, what they wrote, and the rows of it.

    While the database takes the rows of one cycle, the next is written down.
    """
    bulk.check_keys()
    with bulk.joins_open():
        found, seats = years(service), sittings.committees(service)
    with ThreadPoolExecutor(max_workers=1) as pen:
        written = [pen.submit(_write_down, year, found, seats, service) for year in found]
        for year, ready in zip(found, written, strict=True):
            _load(year, ready.result())
            bulk.check_keys()
    early = states.early(service.world.organizations)
    positions.load(service, found, early)
    minutes.load_items(written[-1].result(), found[-1])
    cast.plan(found[-1], service)
    exercise.load(found[-1], service)
    notes.load(found[-1], service)
    told.load(found[-1], service)
    profiles.load(found, service)
    bulk.check_keys()
    submissions.load(service, found, early)
    bulk.check_keys()


def _write_down(
    year: Year, years: list[Year], seats: dict[int, list], service: Service
) -> list[Sitting]:
    """All that is known of a cycle, before any of it is a row."""
    states.tell(year, service.world.organizations, service.world.seed)
    found = sittings.plan(year, service, seats) if year.running else []
    cast.direct(year, years, service)
    for file in year.files:
        if file.answers:
            own.answer(file)
        if file.assessment:
            assessed.assess(file)
        talks.plan(file)
    if year.running:
        cast.write(year, service)
        cast.talk(year, service)
    return found


def _load(year: Year, found: list[Sitting]) -> None:
    minutes.load(found)
    sheets.write(year)
    talks.load(year)


def after(service: Service) -> None:
    """The service-wide figures of what was submitted, cycle by cycle."""
    with bulk.joins_open():
        for cycle in service.cycles:
            build_figures(cycle=cycle, by=None, at=service.at)
