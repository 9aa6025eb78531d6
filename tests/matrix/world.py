"""The world of the matrix: three organizations, every kind of person, a token in every field."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils import timezone

from etms import audit
from etms.accounts.models import User
from etms.cycles import services as cycles
from etms.cycles.models import VERSIONS
from etms.directory.choices import Kind, Level
from etms.directory.models import RestrictedDetails
from etms.roles import services as roles
from etms.roles.choices import CYCLE_ROLES, Role
from etms.roles.models import RoleAssignment
from etms.trace import services as trace
from etms.work.models import Job, Notice
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    OrganizationFactory,
    PersonFactory,
    PositionFactory,
    SalaryFactory,
    TermsFactory,
    UnitFactory,
)
from tests.factories.roles import DossierFactory, give
from tests.matrix import evaluation_world, talent_world
from tests.matrix.canaries import Canaries
from tests.matrix.cast import EVERYBODY, NOWHERE

# Position: organization, level, and whose position it reports to.
POSTS = {
    "deputy_head": ("here", Level.DM, None),
    "manager_above": ("here", Level.EX_04, "deputy_head"),
    "manager": ("here", Level.EX_03, "manager_above"),
    "executive": ("here", Level.EX_01, "manager"),
    "colleague": ("here", Level.EX_01, "manager"),
    "delegate": ("here", Level.EX_02, "manager_above"),
    "committee_chair": ("here", Level.EX_04, "deputy_head"),
    "committee_member": ("here", Level.EX_02, "committee_chair"),
    "former_manager": ("here", Level.EX_03, "committee_chair"),
    "deactivated": ("here", Level.EX_01, "committee_chair"),
    "aside": ("here", Level.EX_01, None),
    "left": ("here", Level.EX_01, "manager"),  # vacant: the transferred executive left it
    "deputy_head_there": ("there", Level.DM, None),
    "manager_there": ("there", Level.EX_03, "deputy_head_there"),
    "stranger": ("there", Level.EX_01, "manager_there"),
    "transferred": ("there", Level.EX_01, "manager_there"),
    "vacant_there": ("there", Level.EX_01, "manager_there"),
    "ochro_lead": ("ochro", Level.EX_05, None),
    "ochro_analyst": ("ochro", Level.EX_01, "ochro_lead"),
    "vacant_ochro": ("ochro", Level.EX_01, "ochro_lead"),
}
ROLES = {
    "delegate": (Role.DELEGATE, "here"),
    "future_delegate": (Role.DELEGATE, "here"),
    "expired_delegate": (Role.DELEGATE, "here"),
    "hr_adviser": (Role.HR_ADVISER, "here"),
    "classification_adviser": (Role.CLASSIFICATION_ADVISER, "here"),
    "committee_chair": (Role.COMMITTEE_CHAIR, "here"),
    "committee_member": (Role.COMMITTEE_MEMBER, "here"),
    "deactivated": (Role.DELEGATE, "here"),
    "delegate_there": (Role.DELEGATE, "there"),
    "stranger": (Role.COMMITTEE_MEMBER, "there"),
    "ochro_analyst": (Role.OCHRO_ANALYST, None),
    "ochro_lead": (Role.OCHRO_LEAD, None),
    "administrator": (Role.ADMINISTRATOR, None),
}
# Who opened the files of an organization before the matrix begins.
READERS = {"here": "expired_delegate", "there": "delegate_there", "ochro": "ochro_lead"}
# Who reads French.
FRENCH = {"manager", "delegate", "transferred", "ochro_lead", "hr_adviser", "committee_chair"}


@audit.register
class Verb(TextChoices):
    REVISE = "test.revise", "revised the world of the matrix"


class World:
    """Everything that stands, by the names of the cast."""

    def __init__(self):
        self.canaries = Canaries()
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.organizations, self.units, self.dossiers = {}, {}, {}
        self.positions, self.people, self.users, self.appointments = {}, {}, {}, {}
        self.assignments, self.notices = {}, {}
        self._person("policy_officer")
        self._open_cycle()
        for place in ("here", "there", "ochro"):
            self._organization(place)
        self.units["beside"] = UnitFactory(
            organization=self.organizations["here"],
            name_en=self.canaries.word("unit", "here"),
            name_fr=self.canaries.word("unit", "here"),
        )
        for name in POSTS:
            self._position(name)
        for name in EVERYBODY:
            if name not in self.people:
                self._person(name)
        self.users["nobody"] = self._user("nobody")
        self._former()
        self._give_roles()
        self._revise()
        self._tell()
        talent_world.furnish(self)
        evaluation_world.furnish(self, {name: post[0] for name, post in POSTS.items()})
        self.job = self._job()
        arrange()
        User.objects.filter(pk=self.users["deactivated"].pk).update(is_active=False)

    def _open_cycle(self):
        """This year's cycle, published; next year's, a draft on drafts with tokens."""
        give(Role.POLICY_OFFICER, user=self.users["policy_officer"])
        act = {"by": self.users["policy_officer"], "at": self.now}
        cycles.load_first_versions(at=self.now)
        year = self.today.year if self.today.month >= 4 else self.today.year - 1
        drafted = cycles.draft_cycle(year=year, **act)
        talent_world.plan(self, drafted)
        self.cycle = cycles.publish_cycle(cycle=drafted, **act)
        self.draft_cycle = cycles.draft_cycle(year=year + 1, **act)
        self.versions = {part: getattr(self.cycle, part) for part in VERSIONS}
        self.drafts = {
            part: cycles.begin_version(of=version, **act)
            for part, version in self.versions.items()
        }
        cycles.choose_versions(cycle=self.draft_cycle, chosen=self.drafts, **act)
        for draft in self.drafts.values():
            for field in ("name_en", "name_fr", "source_en", "source_fr", "note_en", "note_fr"):
                setattr(draft, field, self.canaries.word("draft", "policy_officer"))
            arrange()
            draft.save()

    def _organization(self, place):
        word, number = self.canaries.word, self.canaries.number
        self.organizations[place] = organization = OrganizationFactory(
            name_en=word("organization", place),
            name_fr=word("organization", place),
            number=number("organization", place),
        )
        self.units[place] = UnitFactory(
            organization=organization, name_en=word("unit", place), name_fr=word("unit", place)
        )
        self.dossiers[place] = DossierFactory(organization=organization)

    def _position(self, name):
        place, level, above = POSTS[name]
        word = self.canaries.word
        self.positions[name] = position = PositionFactory(number=word("position", name))
        TermsFactory(
            position=position,
            starts_on=date(2010, 1, 1),
            unit=self.units[place],
            level=level,
            reports_to=self.positions.get(above),
            title_en=word("position", name),
            title_fr=word("position", name),
        )

    def _user(self, name):
        word = self.canaries.word
        return UserFactory(
            username=word("account", name),
            email=f"{word('account', name)}@test.example".lower(),
            language="fr" if name in FRENCH else "en",
        )

    def _person(self, name):
        canary = self.canaries
        if name != "aside":
            self.users[name] = self._user(name)
        self.people[name] = person = PersonFactory(
            given_name=canary.word("name", name),
            family_name=canary.word("name", name),
            service_start_on=canary.day("file", name, "service"),
            user=self.users.get(name),
        )
        arrange()
        RestrictedDetails.objects.create(
            person=person,
            date_of_birth=canary.day("restricted", name, "birth"),
            gender=canary.word("restricted", name),
        )
        if name in NOWHERE:
            return
        organization = self.organizations[POSTS[name][0]]
        self.appointments[name] = AppointmentFactory(
            person=person,
            position=self.positions[name],
            starts_on=canary.day("tenure", name, "start"),
            salary_borne_by=organization,
            performance_pay_borne_by=organization,
        )
        SalaryFactory(
            person=person,
            starts_on=canary.day("salary", name, "change"),
            amount=canary.amount("salary", name),
        )
        LanguageResultFactory(
            person=person,
            tested_on=canary.day("file", name, "test"),
            expires_on=canary.day("file", name, "expiry"),
        )

    def _former(self):
        """Who held what before: the former manager, the executive who left, an interchange."""
        for name, position in (("former_manager", "manager"), ("transferred", "left")):
            AppointmentFactory(
                person=self.people[name],
                position=self.positions[position],
                starts_on=self.canaries.day("tenure", name, "past"),
                ends_on=self.canaries.day("tenure", name, "past end"),
            )
        AppointmentFactory(
            person=self.people["executive"],
            position=None,
            kind=Kind.INTERCHANGE_OUT,
            host=self.canaries.word("file", "executive"),
            starts_on=self.canaries.day("file", "executive", "past"),
            ends_on=self.canaries.day("file", "executive", "past end"),
            corporate_commitment=True,
        )

    def _give_roles(self):
        ends = {"expired_delegate": self.now - timedelta(days=1)}
        starts = {"future_delegate": self.now + timedelta(days=30)}
        for name, (role, place) in ROLES.items():
            arrange()
            self.assignments[name] = RoleAssignment.objects.create(
                user=self.users[name],
                role=role,
                organization=self.organizations.get(place),
                cycle=self.cycle if role in CYCLE_ROLES else None,
                starts_at=starts.get(name, self.now - timedelta(days=40)),
                ends_at=ends.get(name),
                basis=self.canaries.word("role", name),
                main_contact=name in {"delegate", "delegate_there"},
                may_submit=name in {"delegate", "delegate_there"},
                given_by=self.users.get(
                    {"here": "deputy_head", "there": "deputy_head_there"}.get(place)
                ),
            )
        roles.reconcile_grants(by=None, at=self.now)

    def _revise(self):
        """Earlier values, which stand in the ledger only; each by the HR adviser."""
        for name in ("executive", "manager", "manager_above", "stranger"):
            person = self.people[name]
            audit.act(
                by=self.users["hr_adviser" if name != "stranger" else "delegate_there"],
                at=self.now,
                verb=Verb.REVISE,
                target=person,
                purpose=self.canaries.word("purpose", name),
            )
            kept = person.given_name, person.restricted.gender
            salary = person.salaries.get()
            amount = salary.amount
            for given, gender, pay in (
                (
                    self.canaries.word("file", name),
                    self.canaries.word("restricted", name),
                    self.canaries.amount("salary", name),
                ),
                (*kept, amount),
            ):
                person.given_name, person.restricted.gender, salary.amount = given, gender, pay
                person.save(update_fields=["given_name"])
                person.restricted.save(update_fields=["gender"])
                salary.save(update_fields=["amount"])

    def _tell(self):
        """A notice for everyone, and a reading of every file, each with a token."""
        for name, user in self.users.items():
            self.notices[name] = Notice.objects.create(
                to=user,
                code="role.given",
                context={"by": self.canaries.word("notice", name)},
                url="/",
                created_at=self.now,
            )
        for name, person in self.people.items():
            if name in NOWHERE:
                continue
            reader = READERS[POSTS[name][0]]
            trace.record_read(
                by=self.users[reader],
                person=person,
                what="file",
                role="delegate",
                purpose=self.canaries.word("reading", name),
            )

    def _job(self):
        return Job.objects.create(
            kind="notice.mail",
            payload={"notice": self.notices["executive"].pk},
            put_at=self.now,
            due_at=self.now,
            attempts=8,
            error="RuntimeError (somewhere.py:1)",
            dead_at=self.now,
        )


def place_of(name: str) -> str | None:
    """Where somebody of the cast belongs."""
    return POSTS[name][0] if name in POSTS else None
