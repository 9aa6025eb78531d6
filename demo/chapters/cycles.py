"""Cycles: the fiscal years of the history with their stages and rules; the last one is running."""

from datetime import date, timedelta

from demo.service import Service, put
from etms.cycles import policy, queries
from etms.cycles.choices import Part, State
from etms.cycles.models import VERSIONS, Cycle, Stage
from etms.cycles.services import load_first_versions

# So many days after its beginning a cycle as planned is in the middle of its two sections.
MIDDLE = timedelta(days=235)


def before(service: Service) -> None:
    """The first versions of the rules, from the files of the product."""
    load_first_versions(at=service.at)


def load(service: Service) -> None:
    """Each year drafted, published, and closed unless it is the one that runs."""
    service.cycles = put([_cycle(starts_on) for starts_on in service.world.calendar.starts])
    put([stage for cycle in service.cycles[:-1] for stage in _stages(cycle)])
    put(_around(service.on, service.cycles[-1]))
    every = Cycle.objects.filter(pk__in=[cycle.pk for cycle in service.cycles])
    every.update(state=State.PUBLISHED)
    every.exclude(pk=service.cycles[-1].pk).update(state=State.CLOSED)
    for cycle in service.cycles:
        cycle.refresh_from_db(fields=["state"])


def _cycle(starts_on: date) -> Cycle:
    ends_on = date(starts_on.year + 1, 3, 31)
    cycle = Cycle(
        code=f"{starts_on.year}-{ends_on.year % 100:02d}", starts_on=starts_on, ends_on=ends_on
    )
    for part in VERSIONS:
        setattr(cycle, Part(part), queries.version_in_force(part, on=starts_on))
    return cycle


def _stages(cycle: Cycle) -> list[Stage]:
    return [
        Stage(
            cycle=cycle,
            code=planned.code,
            name_en=planned.name_en,
            name_fr=planned.name_fr,
            opens_on=planned.opens_on,
            closes_on=min(planned.closes_on, cycle.ends_on),
        )
        for planned in policy.planned_stages(on=cycle.starts_on)
    ]


def _around(on: date, cycle: Cycle) -> list[Stage]:
    """The stages of the running cycle, their days moved so that both sections are open on the day
    asked, whatever day that is: stretched before it, and after it."""
    stages, middle = _stages(cycle), cycle.starts_on + MIDDLE
    last = cycle.ends_on

    def moved(day: date) -> date:
        if day <= middle:
            return cycle.starts_on + (day - cycle.starts_on) * ((on - cycle.starts_on) / MIDDLE)
        return last - (last - day) * ((last - on) / (last - middle))

    for stage in stages:
        stage.opens_on, stage.closes_on = moved(stage.opens_on), moved(stage.closes_on)
    return stages
