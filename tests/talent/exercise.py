"""A running cycle with its rules and stages, and organizations of executives in branches."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from etms.cycles import data
from etms.cycles.choices import StageCode, State
from etms.cycles.models import VERSIONS, Cycle, MapKind, Stage
from etms.directory.choices import Level
from etms.roles.models import OrganizationCycle
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory, UnitFactory, holder, position
from tests.factories.roles import CycleFactory, DossierFactory

# First and last day of each stage, in days from today: both sections are open today.
STAGES = {
    StageCode.OPENING: (-110, -60),
    StageCode.EMPLOYEE: (-50, 20),
    StageCode.MANAGER: (-10, 50),
    StageCode.REVIEW: (45, 70),
    StageCode.APPROVAL: (65, 90),
    StageCode.SUBMISSION: (85, 110),
    StageCode.SERVICE_REVIEW: (105, 130),
}


def days(number: int) -> date:
    """The day some days after today, or before."""
    return timezone.localdate() + timedelta(days=number)


def running_cycle(rules: str = "faq-2011", **stages) -> Cycle:
    """The published cycle of today; `submission=(-5, 5)` moves a stage."""
    code = CycleFactory.build().code
    found = Cycle.objects.filter(code=code).first()
    if found and found.state == State.PUBLISHED:
        return found
    with transaction.atomic():
        arrange()
        cycle = found or Cycle(code=code)
        cycle.starts_on, cycle.ends_on = days(-150), days(150)
        for part in VERSIONS:
            setattr(cycle, part, _version(part, rules if part == "rules" else None))
        cycle.save()
        for stage, (first, last) in (STAGES | stages).items():
            Stage.objects.create(
                cycle=cycle,
                code=stage,
                opens_on=days(first),
                closes_on=days(last),
                name_en=f"{stage} EN",
                name_fr=f"{stage} FR",
            )
        cycle.state = State.PUBLISHED
        cycle.save()
    return cycle


def _version(part: str, code: str | None):
    """The version of the product's files that is asked for, or its first."""
    versions = data.first_versions(part)
    own, rows, kind = next(v for v in versions if code is None or v[0]["code"] == code)
    model = VERSIONS[part]
    found = model.objects.filter(code=own["code"]).first()
    if found:
        return found
    version = model(**own, state=State.PUBLISHED)
    if kind:
        version.map_kind = _map_kind(kind)
    version.save()
    row_model = model._meta.get_field("rows").related_model
    row_model.objects.bulk_create([row_model(version=version, **row) for row in rows])
    return version


def _map_kind(code: str) -> MapKind:
    own = next(kind for kind in data.map_kinds() if kind["code"] == code)
    return MapKind.objects.get_or_create(code=code, defaults=own)[0]


def account(person, **more):
    """Give a person an account."""
    person.user = UserFactory(**more)
    with transaction.atomic():
        arrange()
        person.save(update_fields=["user"])
    return person.user


@dataclass
class Department:
    """A deputy head, and under it branches, each with a head, a directorate and directors."""

    cycle: Cycle
    organization: object
    dossier: OrganizationCycle
    deputy_head: object
    branches: list = field(default_factory=list)
    directorates: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    generals: list = field(default_factory=list)
    directors: list = field(default_factory=list)

    @property
    def people(self) -> list:
        return self.heads + self.generals + self.directors


def department(*, branches: int = 2, directors: int = 2, accounts: bool = False, **organization):
    """In each branch an EX-04 over an EX-03 over some EX-01 in a directorate of the branch."""
    cycle = running_cycle()
    house = OrganizationFactory(**organization)
    office = UnitFactory(organization=house, name_en="Office of the deputy head")
    top = position(unit=office, level=Level.DM)
    made = Department(cycle, house, DossierFactory(organization=house, cycle=cycle), holder(top))
    for _number in range(branches):
        branch = UnitFactory(organization=house)
        part = UnitFactory(organization=house, parent=branch)
        head = position(unit=branch, level=Level.EX_04, above=top)
        general = position(unit=part, level=Level.EX_03, above=head)
        made.branches.append(branch)
        made.directorates.append(part)
        made.heads.append(holder(head))
        made.generals.append(holder(general))
        made.directors += [
            holder(position(unit=part, level=Level.EX_01, above=general))
            for _director in range(directors)
        ]
    if accounts:
        for person in [made.deputy_head, *made.people]:
            account(person)
    return made
