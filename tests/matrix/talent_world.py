"""The talent exercise of the world: every table of it, with a token in every field of words."""

from datetime import date, timedelta

from etms.committees.models import Conflict, Item, Seat, Session
from etms.cycles.choices import StageCode
from etms.cycles.models import Cycle, Stage
from etms.learning.models import LearningAction
from etms.roles.models import OrganizationCycle
from reports.services import build_figures
from talent.choices import AssessmentState, EntryKind, PositionState, QuestionnaireState
from talent.models import (
    Announcement,
    BranchDate,
    Community,
    CommunityMembership,
    Contact,
    Conversation,
    Extension,
    Inclusion,
    MissingReason,
    Observation,
    Preparation,
    ProfileConfirmation,
    ProfileEntry,
    Reminder,
    RequiredCompetency,
    Share,
    ThreadMessage,
)
from talent.services.profiles import load_communities
from talent.services.submission import copy_out
from tests.factories import talent
from tests.factories.acts import arrange

# First and last day of each stage, in days from today: all that is tested is open.
STAGES = {
    StageCode.OPENING: (-110, -60),
    StageCode.EMPLOYEE: (-50, 20),
    StageCode.MANAGER: (-10, 50),
    StageCode.REVIEW: (-5, 70),
    StageCode.APPROVAL: (-5, 90),
    StageCode.SUBMISSION: (-5, 110),
    StageCode.SERVICE_REVIEW: (-5, 115),
}
# Who takes part, and who manages them.
MANAGERS = {
    "executive": "manager",
    "colleague": "manager",
    "manager": "manager_above",
    "delegate": "manager_above",
    "manager_above": "deputy_head",
    "committee_chair": "deputy_head",
    "committee_member": "committee_chair",
    "former_manager": "committee_chair",
    "deactivated": "committee_chair",
    "aside": None,
    "manager_there": "deputy_head_there",
    "stranger": "manager_there",
    "transferred": "manager_there",
    "ochro_analyst": "ochro_lead",
    "ochro_lead": None,
}
PLACES = {
    **dict.fromkeys(MANAGERS, "here"),
    **dict.fromkeys(("manager_there", "stranger", "transferred"), "there"),
    **dict.fromkeys(("ochro_analyst", "ochro_lead"), "ochro"),
}
# Whose assessment has come further than its manager's desk; the others' are being written.
STATES = {
    **dict.fromkeys(("executive", "transferred", "delegate"), AssessmentState.COMPLETE),
    "aside": AssessmentState.APPROVED,
}
CRITICAL = ("manager", "manager_above", "delegate", "stranger")  # and complete
# (position of, who could follow); the delegate could fill in for the executive.
SLATES = (
    ("executive", "colleague"),
    ("manager", "executive"),
    ("manager_above", "manager"),
    ("delegate", "executive"),
    ("committee_member", "former_manager"),
    ("aside", "colleague"),
    ("manager_there", "stranger"),
    ("transferred", "stranger"),
    ("stranger", "transferred"),
)
# Who stood on a slate before.
REMOVED = (("executive", "committee_member"), ("stranger", "manager_there"))
# Who wrote a private note on whom; some of them when they were still their managers.
NOTES = (
    ("manager", "executive"),
    ("manager", "transferred"),
    ("former_manager", "executive"),
    ("manager_above", "manager"),
    ("committee_chair", "committee_member"),
    ("manager_there", "stranger"),
)
EXTENDED = ("executive", "manager_above", "delegate", "aside", "stranger", "transferred")


def plan(world, cycle: Cycle) -> None:
    """Before the cycle is published: its stages lie around today, and last beyond a year's end."""
    arrange()
    ends_on = max(cycle.ends_on, world.today + timedelta(days=120))
    Cycle.objects.filter(pk=cycle.pk).update(ends_on=ends_on)
    cycle.ends_on = ends_on
    for stage in Stage.objects.filter(cycle=cycle):
        first, last = (world.today + timedelta(days=n) for n in STAGES[stage.code])
        stage.opens_on, stage.closes_on = (max(day, cycle.starts_on) for day in (first, last))
        stage.save()
    cycle.rules.sharing_before_approval = True
    cycle.rules.save()


def furnish(world) -> None:
    """All tables of the exercise, for the people of the world."""
    arrange()
    load_communities(at=world.now)
    arrange()
    world.talent = Talent(world)


class Talent:
    """Things of the exercise by the names of the cast."""

    def __init__(self, world):
        self.world, self.cycle, self.now = world, world.cycle, world.now
        self.word = world.canaries.word
        self.dossiers = {
            place: OrganizationCycle.objects.get(organization=organization, cycle=self.cycle)
            for place, organization in world.organizations.items()
        }
        self.answers, self.assessments, self.actions, self.successors = {}, {}, {}, {}
        self.entries, self.memberships, self.notes, self.extensions = {}, {}, {}, {}
        self._profiles()
        self._sheets()
        self._positions()
        self._conversations()
        self._notes()
        self._exercise()
        self.sessions = {place: self._session(place) for place in ("here", "there")}
        self.planned = {place: self._planned(place) for place in ("here", "there")}
        self._packages()
        build_figures(cycle=self.cycle, by=self._user("ochro_lead"), at=self.now)

    def _user(self, name):
        return self.world.users[name] if name else None

    def _profiles(self):
        community = Community.objects.first()
        for name in (*MANAGERS, "deputy_head", "deputy_head_there", "hr_adviser"):
            person = self.world.people[name]
            Contact.objects.create(
                person=person,
                phone=self.word("file", name),
                address=self.word("file", name),
                email=f"{self.word('file', name)}@test.example",
            )
            self.entries[name] = ProfileEntry.objects.create(
                person=person,
                kind=EntryKind.EDUCATION,
                title=self.word("file", name),
                place=self.word("file", name),
                text=self.word("file", name),
            )
            self.memberships[name] = CommunityMembership.objects.create(
                person=person, community=community, consents=False, answered_at=self.now
            )
            ProfileConfirmation.objects.create(person=person, confirmed_at=self.now)
        RequiredCompetency.objects.create(
            position=self.world.positions["executive"],
            competency=self.cycle.competencies.rows.first().code,
            rating="consistently",
        )

    def _sheets(self):
        for name, manager in MANAGERS.items():
            person, own = self.world.people[name], name == "colleague"
            kind = "unsent" if own else "answers"
            self.answers[name] = talent.questionnaire(
                person,
                self.cycle,
                QuestionnaireState.DRAFT if own else QuestionnaireState.SUBMITTED,
                at=self.now,
                note=self.word(kind, name),
                strengths=self.word(kind, name),
                development=self.word(kind, name),
                learning_needs=self.word(kind, name),
            )
            self.assessments[name] = talent.assessment(
                person,
                self.cycle,
                STATES.get(name, AssessmentState.DRAFT),
                at=self.now,
                note=self.word("assessment", name),
                why=self.word("assessment", name),
                by=self._user(manager),
                author=self.world.people.get(manager),
                a_strengths=self.word("assessment", name),
                a_development=self.word("assessment", name),
                retention_note=self.word("assessment", name),
                high_potential=False,
            )
        for name in ("executive", "stranger"):
            Share.objects.create(
                assessment=self.assessments[name],
                kind="proposed",
                content=self._shared(name),
                reason=self.word("shared", name),
                at=self.now,
                by=self._user(MANAGERS[name]),
                read_at=self.now,
            )

    def _shared(self, name):
        told = self.word("shared", name)
        return {
            "placement": {"code": talent.PLACEMENT, "en": "Well-placed", "fr": "Bien en poste"},
            "answers": [
                {
                    "name": "a-strengths",
                    "question": {"en": "Strengths", "fr": "Forces"},
                    "part": None,
                    "value": told,
                    "shown": {"en": told, "fr": told},
                }
            ],
        }

    def _positions(self):
        for name in (*CRITICAL, "executive"):
            talent.critical_position(
                self.world.positions[name],
                self.cycle,
                PositionState.COMPLETE if name in CRITICAL else PositionState.DRAFT,
                at=self.now,
                rationale=self.word("position_said", name),
                knowledge=self.word("position_said", name),
            )
            talent.empty_slate(self.world.positions[name], why=self.word("position_said", name))
        for holder, follower in SLATES:
            self.successors[holder] = self._successor(holder, follower)
        self._successor("executive", "delegate", interim=True)
        for holder, follower in REMOVED:
            gone = f"{holder}>{follower}"
            self._successor(
                holder,
                follower,
                removed_at=self.now,
                removed_because=self.word("slate", gone),
            )

    def _successor(self, holder, follower, **more):
        return talent.successor(
            self.world.positions[holder],
            self.world.people[follower],
            at=self.now,
            gap=self.word("slate", f"{holder}>{follower}"),
            **more,
        )

    def _conversations(self):
        for name in ("executive", "stranger", "manager"):
            manager = MANAGERS[name]
            person, other = self.world.people[name], self.world.people[manager]
            talk = Conversation.objects.create(
                person=person,
                cycle=self.cycle,
                manager=other,
                held_on=self.world.today,
                person_acknowledged_at=self.now,
                person_comment=self.word("talk", name),
                manager_acknowledged_at=self.now,
                manager_comment=self.word("talk", name),
            )
            Preparation.objects.create(
                conversation=talk,
                author=person,
                text=self.word("talk", name),
                shared_at=self.now,
                saved_at=self.now,
            )
            Preparation.objects.create(
                conversation=talk,
                author=other,
                text=self.word("private", manager),
                saved_at=self.now,
            )
        for name in (*MANAGERS, "deputy_head"):
            self.actions[name] = LearningAction.objects.create(
                person=self.world.people[name],
                cycle=self.cycle,
                kind="learning",
                text=self.word("plan", name),
                purpose=self.word("plan", name),
                outcome=self.word("plan", name),
                created_at=self.now,
            )

    def _notes(self):
        for author, about in NOTES:
            self.notes[author] = Observation.objects.create(
                person=self.world.people[about],
                author=self._user(author),
                observed_on=date(2026, 4, 2),
                text=self.word("private", author),
                written_at=self.now,
            )

    def _exercise(self):
        head = {"here": "deputy_head", "there": "deputy_head_there"}
        self.reminders = {}
        for place, user in head.items():
            dossier, by = self.dossiers[place], self._user(user)
            for stage in (StageCode.EMPLOYEE, StageCode.MANAGER):
                BranchDate.objects.create(
                    dossier=dossier,
                    unit=self.world.units[place],
                    stage=stage,
                    closes_on=self.world.today + timedelta(days=15),
                )
            self.reminders[place] = Reminder.objects.create(
                dossier=dossier,
                chosen={"show": "answers-open", "branch": None, "level": "", "files": ""},
                asked=1,
                at=self.now,
                by=by,
                done_at=self.now,
            )
            for from_ochro, author in ((False, by), (True, self._user("ochro_analyst"))):
                ThreadMessage.objects.create(
                    dossier=dossier,
                    from_ochro=from_ochro,
                    text=self.word("thread", place),
                    at=self.now,
                    by=author,
                )
        for name in EXTENDED:
            place = PLACES[name]
            self.extensions[name] = Extension.objects.create(
                dossier=self.dossiers[place],
                person=self.world.people[name],
                stage=StageCode.EMPLOYEE,
                until=self.world.today + timedelta(days=30),
                reason=self.word("more_time", name),
                at=self.now,
                by=self._user(head[place]),
            )
        for name in ("manager", "former_manager"):
            MissingReason.objects.create(
                dossier=self.dossiers["here"],
                person=self.world.people[name],
                reason=self.word("missing", name),
                at=self.now,
                by=self._user("deputy_head"),
            )
        Inclusion.objects.create(dossier=self.dossiers["here"], level="EX-01")
        Announcement.objects.create(
            cycle=self.cycle,
            **{
                field: self.word("announcement", "ochro")
                for field in ("title_en", "title_fr", "text_en", "text_fr")
            },
            at=self.now,
            by=self._user("ochro_lead"),
        )

    def _session(self, place):
        """An open session over the whole organization."""
        session = Session.objects.create(
            dossier=self.dossiers[place],
            purpose="talent",
            name=self.word("session", place),
            meets_on=self.world.today,
            state="open",
            minutes=self.word("minutes", place),
            minutes_revision=1,
            opened_at=self.now,
        )
        seats = self._seats(session, place)
        if place == "here":
            Conflict.objects.create(
                seat=seats["committee_member"],
                person=self.world.people["colleague"],
                reason=self.word("session", place),
                declared_at=self.now,
            )
        people = [name for name in MANAGERS if PLACES[name] == place]
        for order, name in enumerate(people):
            Item.objects.create(
                session=session,
                kind="person",
                person=self.world.people[name],
                order=order,
                recommendation=self.word("item", name),
                note=self.word("item", name),
                revision=1,
            )
        for name in CRITICAL:
            if PLACES[name] == place:
                Item.objects.create(
                    session=session,
                    kind="position",
                    position=self.world.positions[name],
                    recommendation=self.word("position_item", name),
                    note=self.word("position_item", name),
                    revision=1,
                )
        return session

    def _planned(self, place):
        session = Session.objects.create(
            dossier=self.dossiers[place],
            purpose="talent",
            name=self.word("session", place),
            meets_on=self.world.today + timedelta(days=9),
            minutes=self.word("minutes_apart", place),
            minutes_revision=1,
        )
        self._seats(session, place)
        return session

    def _seats(self, session, place):
        seated = {"here": ("committee_chair", "committee_member"), "there": ("stranger",)}[place]
        return {
            name: Seat.objects.create(
                session=session, user=self._user(name), chair=name == "committee_chair"
            )
            for name in seated
        }

    def _packages(self):
        """Here withdrawn and submitted again, there returned by OCHRO and submitted again; of
        OCHRO itself, as another read it in: with the files of who reads packages."""
        self.packages, self.earlier = {}, {}
        for place, first in (("here", "withdrawn"), ("there", "returned")):
            by = self._user("deputy_head" if place == "here" else "deputy_head_there")
            kept = "sent" if first == "returned" else "taken_back"
            self.earlier[place] = self._package(place, kept, turn=1, state=first, by=by)
            self.packages[place] = self._package(place, "sent", turn=2, state="submitted", by=by)
        by = self._user("ochro_lead")
        self.packages["ochro"] = self._package("ochro", "sent", turn=1, state="submitted", by=by)
        copy_out([each.pk for each in (*self.earlier.values(), *self.packages.values())])

    def _package(self, place, what, *, turn, state, by):
        people, positions = self.world.people, self.world.positions
        names = [name for name in MANAGERS if PLACES[name] == place]
        critical = {
            "here": ("manager", "manager_above", "delegate"),
            "there": ("stranger",),
            "ochro": ("ochro_lead",),
        }[place]
        return talent.package(
            self.dossiers[place],
            turn=turn,
            state=state,
            files=[
                talent.submitted(
                    people[name],
                    positions[name],
                    said=self.word(what, name),
                    written=self.word(f"{what}_about", name),
                )
                for name in names
            ],
            positions=[
                talent.submitted_position(
                    positions[name], written=self.word(f"{what}_position", name)
                )
                for name in critical
            ],
            note=self.word("package_note", place),
            by=by,
            at=self.now,
        )
