"""The talent exercise: what is over in full, and the running cycle in the middle of everything."""

from concurrent.futures import ThreadPoolExecutor

from demo.chapters.talent import assessed, bulk, own, positions, sheets, states, talks
from demo.chapters.talent.files import Year, years
from demo.service import Service


def load(service: Service) -> None:
    """Cycle by cycle: who is asked, how far each is, what they wrote, and the rows of it.

    While the database takes the rows of one cycle, the next is written down.
    """
    bulk.plan_for_many_rows()
    bulk.check_keys()
    found = years(service)
    with ThreadPoolExecutor(max_workers=1) as pen:
        for year, ready in [(year, pen.submit(_write_down, year, service)) for year in found]:
            ready.result()
            sheets.write(year)
            talks.load(year)
            bulk.check_keys()
    positions.load(service, found, states.early(service.world.organizations))
    bulk.check_keys()


def _write_down(year: Year, service: Service) -> None:
    """All that is known of a cycle, before any of it is a row."""
    states.tell(year, service.world.organizations, service.world.seed)
    for file in year.files:
        if file.answers:
            own.answer(file)
        if file.assessment:
            assessed.assess(file)
        talks.plan(file)
