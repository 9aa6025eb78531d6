"""Job descriptions and evaluations, however they came to be: by hand, past the services.

The caller stands under an act (`arrange`), but for `desk`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from classification.choices import Factor, Inclusion
from classification.models import (
    Comparator,
    JobDescription,
    JobDimension,
    JobEvaluation,
    Rationale,
    Seat,
)
from classification.models.descriptions import WRITTEN
from classification.queries.judging import around_of, evaluated, figures_of
from classification.rules.degrees import PULL_OF
from etms.directory.choices import Level
from etms.directory.models import Person, Position
from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import (
    LONG_AGO,
    OrganizationFactory,
    PersonFactory,
    UnitFactory,
    holder,
    position,
)
from tests.factories.roles import give

# F+II3, E+4, E+2P: 460, 50 %, 230, 230 = 920, EX-01, L (the example of the issue).
DEGREES = {
    "practical_technical": "F",
    "practical_technical_pull": "+",
    "planning_organizing": "II",
    "planning_organizing_pull": "",
    "communicating_influencing": "3",
    "thinking_environment": "E",
    "thinking_environment_pull": "+",
    "thinking_challenge": "4",
    "thinking_challenge_pull": "",
    "freedom_to_act": "E",
    "freedom_to_act_pull": "+",
    "magnitude": "2",
    "magnitude_pull": "",
    "impact": "P",
    "impact_pull": "",
}
# F+III3, F+4, F+4S: 608, 57 %, 350, 460 = 1418, an EX-02.
HIGHER = DEGREES | {
    "planning_organizing": "III",
    "thinking_environment": "F",
    "freedom_to_act": "F",
    "magnitude": "4",
    "impact": "S",
}
EVALUATED_ON = date(2024, 4, 1)


def description(of: Position, *, version=1, state="draft", by=None, text="Text", **more):
    """A version of a position's description, whole in both languages."""
    at = timezone.now()
    signed = {} if state == "draft" else {"signed_at": at, "signed_by": by or UserFactory()}
    if state in ("in_force", "replaced"):
        signed.setdefault("starts_on", LONG_AGO)
    texts = {
        f"{name}_{code}": f"{text} {name} {code}" for name in WRITTEN for code in ("en", "fr")
    }
    return JobDescription.objects.create(
        position=of,
        version=version,
        state=state,
        written_at=at,
        **{"noc_code": "00012", **texts, **signed, **more},
    )


def dimension(of: JobDescription, **more):
    values = {
        "kind": "operating",
        "name_en": "Salary and operating budget",
        "name_fr": "Budget de salaires et de fonctionnement",
        "amount": "40000000.00",
        "on": EVALUATED_ON,
    }
    return JobDimension.objects.create(description=of, **{**values, **more})


def evaluation(of: JobDescription, organization, *, state="draft", degrees=None, **more):
    """An evaluation on a description; `degrees` are those of the consensus."""
    at = timezone.now()
    values: dict[str, Any] = {
        "evaluated_on": EVALUATED_ON,
        "begun_at": at,
        "inclusion": Inclusion.PROGRAMS,
        "other_group": False,
        "levels_below": 3,
        **(degrees or {}),
    }
    row = JobEvaluation(position=of.position, organization=organization, description=of, **values)
    for name, value in figures_of(evaluated(row, on=EVALUATED_ON) if degrees else None).items():
        setattr(row, name, value)
    if state in ("recommended", "decided"):
        row.recommended_at, row.effective_on = at, EVALUATED_ON
        row.recommended_by = more.get("recommended_by") or UserFactory()
    if state == "decided":
        row.decided_at, row.level_after = at, row.level
        row.decided_by = more.get("decided_by") or UserFactory()
    for name, value in more.items():
        setattr(row, name, value)
    row.state = state
    row.save()
    return row


def seat(in_: JobEvaluation, user, *, degrees=None, estimate="", submitted=False, **more):
    """A member, with what they found alone."""
    row = Seat(evaluation=in_, user=user, estimate=estimate, **(degrees or {}), **more)
    for name, value in figures_of(
        evaluated(row, on=in_.evaluated_on) if degrees else None
    ).items():
        setattr(row, name, value)
    row.revision = 1 if degrees else 0
    row.submitted_at = timezone.now() if submitted else None
    row.save()
    return row


def reasons(
    of: JobEvaluation, text="Because of what the description says.", fields=tuple(PULL_OF)
):
    Rationale.objects.bulk_create(
        [
            Rationale(evaluation=of, field=each, text=text, revision=1, written_at=timezone.now())
            for each in fields
        ]
    )


def cite(of: JobEvaluation, number="1", factors=tuple(Factor), note=""):
    return [
        Comparator.objects.create(evaluation=of, number=number, factor=each, note=note)
        for each in factors
    ]


def keep_record(of: JobEvaluation):
    """The record of the engine with what stands around the degrees now."""
    for name, value in figures_of(evaluated(of, on=of.evaluated_on, around=around_of(of))).items():
        setattr(of, name, value)
    of.save()


@dataclass
class Desk:
    """A small department: a deputy head, an ADM, a director general, a director, advisers."""

    organization: Any
    head: Person
    adm: Person
    general: Person
    director: Person
    posts: dict[str, Position]
    adviser: Any
    member: Any
    outsider: Any

    def user(self, name):
        found = getattr(self, name)
        return found.user if isinstance(found, Person) else found


def _held(post) -> Person:
    return holder(post, person=PersonFactory(user=UserFactory()))


def desk() -> Desk:
    """The deputy head over an EX-04 over an EX-02 over an EX-01; an adviser and a member of the
    committee who hold no executive position, and somebody from elsewhere."""
    unit = UnitFactory(organization=OrganizationFactory())
    posts = {"head": position(unit=unit, level=Level.DM)}
    posts["adm"] = position(above=posts["head"], unit=unit, level=Level.EX_04)
    posts["general"] = position(above=posts["adm"], unit=unit, level=Level.EX_02)
    posts["director"] = position(above=posts["general"], unit=unit, level=Level.EX_01)
    people = {name: _held(post) for name, post in posts.items()}
    organization = unit.organization
    elsewhere = position(unit=UnitFactory(), level=Level.EX_01)
    return Desk(
        organization=organization,
        posts=posts,
        adviser=give(Role.CLASSIFICATION_ADVISER, organization=organization),
        member=give(Role.HR_ADVISER, organization=organization),
        outsider=_held(elsewhere).user,
        **people,
    )


def written(make, *args, **more):
    """Under an act: `written(description, post, state="signed")`."""
    with transaction.atomic():
        arrange()
        return make(*args, **more)
