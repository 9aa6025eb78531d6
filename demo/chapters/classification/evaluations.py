"""The decided evaluations: what the services of the product would have written, in bulk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from classification.choices import Dimension, Fact, Factor
from classification.models import Comparator, JobEvaluation, Rationale, TouchedPerson
from classification.models.judged import FIGURES
from classification.queries.judging import DEGREES
from classification.rules.comparators import Citation, nearest
from classification.rules.evaluation import ALONE, Around
from classification.rules.impact import Area
from classification.rules.organization import Neighbour
from demo.chapters.classification import cells
from demo.chapters.classification.days import terms_on
from demo.chapters.classification.jobs import Job
from demo.chapters.classification.people import People
from demo.chapters.classification.texts import note, reasons
from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.people import holder_on
from demo.world.records import Position, World

CENTS = Decimal("0.01")
CITED = 3  # benchmark positions, each for one whole factor
# What makes the impact legitimate for the dimension that is read (policy/dimensions.toml).
FACTS = {
    "operating": ["answerable"],
    "grants": ["eligibility", "evaluates"],
    "organization": ["adviser"],
}
NOT_SAID = {
    "participation": "", "second_dollars": None, "second_impact": "", "second_impact_pull": "",
    "unrelated": None, "own_work": None,
}  # fmt: skip


def load(jobs: list[Job], people: People, world: World) -> None:
    """Superiors before those below them: a record names what was decided above it by then."""
    by_position = {job.position: job for job in jobs}
    cited = [citations(job, tongue_of(job, people)) for job in jobs]
    rows = [
        _decided(job, notes, by_position, people) for job, notes in zip(jobs, cited, strict=True)
    ]
    for job, pk in zip(jobs, put_many(JobEvaluation, rows), strict=True):
        job.row = pk
    put_many(Comparator, [
        row for job, notes in zip(jobs, cited, strict=True) for row in comparators(job.row, notes)
    ])  # fmt: skip
    put_many(TouchedPerson, [row for job in jobs for row in _touched(job)])
    reasoned = [job for job in jobs if _has_reasons(job, world)]
    put_many(Rationale, [row for job in reasoned for row in rationales(job, job.row, people)])


def tongue_of(job: Job, people: People) -> str:
    return people.language(job.position)


# the degrees as columns


def degrees_of(job: Job) -> dict[str, Any]:
    """The degrees with the dollars that they were read from, as columns."""
    asked = job.found.degrees.asked()
    return {
        **{name: asked[name] for name in DEGREES},
        "dollars": Decimal(job.dollars).quantize(CENTS),
        "dollars_on": job.days.dollars_on,
        "dimension": job.dimension,
        "facts": FACTS[job.dimension],
        **NOT_SAID,
    }


def figures_of(job: Job, around: Around = ALONE) -> dict[str, Any]:
    """The figures with the record that replays them, as columns."""
    found = job.found
    facts = frozenset(Fact(fact) for fact in FACTS[job.dimension])
    around = replace(around, area=Area(Dimension(job.dimension), facts))
    record = found.record() | {
        "on": job.days.evaluated_on.isoformat(),
        "around": around.record(),
        "dollars": {
            "dollars": str(Decimal(job.dollars).quantize(CENTS)),
            "on": job.days.dollars_on.isoformat(),
        },
    }
    record["version"] = record["version"] | {"index": cells.CHARTS.isoformat()}
    kept = {name: getattr(found.figures, name) for name in FIGURES}
    return kept | {
        "level": found.figures.level or "",
        "profile": found.figures.profile,
        "record": record,
    }


def around_of(job: Job, notes: list[Citation], by_position: dict[Position, Job]) -> Around:
    """What was known around the position on the day of the evaluation."""
    return Around(
        levels_below=job.levels_below,
        superior=_superior(job, by_position, job.days.evaluated_on),
        citations=tuple(notes),
    )


def _superior(job: Job, by_position: dict[Position, Job], on: date) -> Neighbour | None:
    terms = terms_on(job.position, on)
    above = by_position.get(terms.boss) if terms and terms.boss else None
    if above is None or above.days.effective_on > on:
        return None
    figures = above.found.figures
    return Neighbour(figures.know_how, figures.percent, figures.accountability, above.freedom)


# the rows


def _decided(
    job: Job, notes: list[Citation], by_position: dict[Position, Job], people: People
) -> dict[str, Any]:
    organization, days = job.position.organization, job.days
    adviser = people.adviser(organization, days.evaluated_on)
    return {
        **of_position(job, people),
        "description_id": job.description,
        "state": "decided",
        **degrees_of(job),
        **figures_of(job, around_of(job, notes, by_position)),
        "revision": 3,
        **allocated(job),
        "opened_at": days.at("opened"),
        "discussed_at": days.at("discussed"),
        "recommended_at": days.at("recommended"),
        "recommended_by_id": adviser,
        "effective_on": days.effective_on,
        "note": _note_of_head(job, people),
        "decided_at": days.at("decided"),
        "decided_by_id": people.deputy_head(organization, days.at("decided").date()),
        "level_before": days.level_before,
        "level_after": job.found.figures.level,
    }


def _note_of_head(job: Job, people: People) -> str:
    """A word to the decisions on heads of branches."""
    if job.levels_below > 1:
        return ""
    return note("decided", people.language_of_head(job.position.organization))


def of_position(job: Job, people: People) -> dict[str, Any]:
    organization = job.position.organization
    return {
        "position_id": job.position.row.pk,
        "organization_id": organization.row.pk,
        "evaluated_on": job.days.evaluated_on,
        "begun_at": job.days.at("begun"),
        "begun_by_id": people.adviser(organization, job.days.evaluated_on),
    }


def allocated(job: Job) -> dict[str, Any]:
    return {
        "inclusion": job.inclusion,
        "none_of_them": False,
        "other_group": False,
        "levels_below": job.levels_below,
        "allocation_note": "",
    }


# benchmark positions


@cache
def _nearest(know_how: str, thinking: str, accountability: str) -> list[tuple[str, str, str]]:
    """For each factor its nearest benchmark that is not cited yet: factor, number, note."""
    found = cells.evaluated(know_how, thinking, accountability)
    cited: list[tuple[str, str, str]] = []
    for factor in Factor:
        near = next(
            each
            for each in nearest(
                found.degrees, found.figures, standard=cells.charts(), factor=factor, limit=CITED
            )
            if each.scored.benchmark.number not in {number for _factor, number, _why in cited}
        )
        why = "apart" if near.apart else "same" if near.same_profile else "profile"
        cited.append((factor.value, near.scored.benchmark.number, why))
    return cited


def citations(job: Job, tongue: str) -> list[Citation]:
    """Three benchmark positions, each for a whole factor, with why a difference is no harm."""
    return [
        Citation(number, (factor,), note(why, tongue))
        for factor, number, why in _nearest(job.know_how, job.thinking, job.accountability)
    ]


def comparators(evaluation: int, notes: list[Citation]) -> Iterator[dict[str, Any]]:
    for order, each in enumerate(notes, start=1):
        yield {
            "evaluation_id": evaluation,
            "number": each.number,
            "factor": each.factors[0],
            "note": each.explained,
            "order": order,
        }


# reasons


def _has_reasons(job: Job, world: World) -> bool:
    """All of the first organization, the heads of branches everywhere, and some of the others:
    the files of the others were taken over from an older system without their reasons."""
    main = job.position.organization is world.organizations[0]
    return main or job.levels_below == 1 or job.position.number.endswith(("17", "67"))


def rationales(
    job: Job, evaluation: int, people: People, *, only: int = 8
) -> Iterator[dict[str, Any]]:
    tongue = tongue_of(job, people)
    adviser = people.adviser(job.position.organization, job.days.evaluated_on)
    for field, text in list(reasons(job, tongue).items())[:only]:
        yield {
            "evaluation_id": evaluation,
            "field": field,
            "text": text,
            "revision": 1,
            "written_at": job.days.at("discussed"),
            "written_by_id": adviser,
        }


# whom a changed level touched


def _touched(job: Job) -> Iterator[dict[str, Any]]:
    """The incumbent on the day of the decision, and the manager."""
    if job.days.level_before == job.found.figures.level:
        return
    day = job.days.at("decided").date()
    holder = holder_on(job.position, day)
    if holder is None:
        return
    manager = holder_on(job.position.boss, day)
    for human, how in ((holder, "incumbent"), (manager, "manager")):
        if human is not None:
            yield {
                "evaluation_id": job.row,
                "person_id": human.row.pk,
                "how": how,
                "told_at": job.days.at("decided") if human.user else None,
            }
