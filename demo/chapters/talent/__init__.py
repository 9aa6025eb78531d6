"""The talent exercise: what is over in full, and the running cycle in the middle of everything."""

from demo.chapters.talent import assessed, bulk, own, sheets, states
from demo.chapters.talent.files import Year, years
from demo.service import Service


def load(service: Service) -> None:
    """Cycle by cycle: who is asked, how far each is, what they wrote, and the rows of it."""
    bulk.plan_for_many_rows()
    bulk.check_keys()
    for year in years(service):
        states.tell(year, service.world.organizations, service.world.seed)
        _write_down(year)
        sheets.write(year)
        bulk.check_keys()


def _write_down(year: Year) -> None:
    for file in year.files:
        if file.answers:
            own.answer(file)
        if file.assessment:
            assessed.assess(file)
