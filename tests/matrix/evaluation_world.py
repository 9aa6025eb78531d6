"""Job evaluation in the world: descriptions and evaluations of every executive position, with a
token in every text."""

from datetime import date

from classification.choices.evaluations import Touched
from classification.models import JobEvaluation, TouchedPerson
from classification.services.signing import sign_file
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES

HEADS = {"deputy_head", "deputy_head_there"}  # their position is not evaluated
ALONE = {"stranger"}
RECOMMENDED = {"aside", "manager_there"}
# Who sits in the committee on whose position; the first chairs.
SEATS = {
    "executive": ("hr_adviser", "delegate", "committee_member"),
    "stranger": ("delegate_there", "transferred"),
}
ANSWERS = {"here": "deputy_head", "there": "deputy_head_there", "ochro": "ochro_lead"}
SAT = {"executive": ("hr_adviser",)}  # in the one that is decided
EFFECTIVE = date(2023, 4, 1)


def furnish(world, places: dict[str, str]) -> None:
    """Descriptions and evaluations of the positions of these places, under one act."""
    arrange()
    world.evaluating = Evaluating(world, places)


class Evaluating:
    """Things of job evaluation by the names of the cast."""

    def __init__(self, world, places):
        self.world, self.word, self.places = world, world.canaries.word, places
        self.descriptions, self.drafts, self.decided, self.open = {}, {}, {}, {}
        for name, position in world.positions.items():
            if name not in HEADS:
                self._describe(name, position)
                self._decide(name)
                self._open(name)

    def _answers(self, name):
        """Who signed and decided: somebody whom everybody of the organization knows."""
        return self.world.users[ANSWERS[self.places[name]]]

    def _place(self, name):
        return self.world.organizations[self.places[name]]

    def _describe(self, name, position):
        manager = self._answers(name)
        for version, state, kind, kept in (
            (1, "in_force", "described", self.descriptions),
            (2, "draft", "drafted", self.drafts),
        ):
            texts = {
                f"{text}_{code}": self.word(kind, name)
                for text in make.WRITTEN
                for code in ("en", "fr")
            }
            kept[name] = make.description(
                position, version=version, state=state, by=manager, **texts
            )
            make.dimension(
                kept[name], name_en=self.word(kind, name), name_fr=self.word(kind, name)
            )

    def _decide(self, name):
        people = {each: self._answers(name) for each in
                  ("begun_by", "recommended_by", "decided_by")}  # fmt: skip
        found = make.evaluation(
            self.descriptions[name],
            self._place(name),
            state="decided",
            degrees=DEGREES,
            effective_on=EFFECTIVE,
            allocation_note=self.word("evaluating_then", name),
            note=self.word("evaluating_then", name),
            **people,
        )
        self._sit(found, SAT.get(name, ()), degrees=DEGREES, estimate="L", submitted=True)
        make.reasons(found, text=self.word("evaluated", name))
        make.cite(found, note=self.word("evaluated", name))
        if name in self.world.people:
            TouchedPerson.objects.create(
                evaluation=found, person=self.world.people[name], how=Touched.INCUMBENT
            )
        self._sign(found)
        self.decided[name] = found

    def _sign(self, found):
        """The file as the decision signs it, of the rows as they stand."""
        stands = JobEvaluation.objects.get(pk=found.pk)
        act = {"by": stands.decided_by, "at": stands.decided_at}
        sign_file(stands, **act, on=self.world.today)

    def _open(self, name):
        state = "alone" if name in ALONE else "consensus"
        state = "recommended" if name in RECOMMENDED else state
        found = make.evaluation(
            self.descriptions[name],
            self._place(name),
            state=state,
            degrees=None if state == "alone" else DEGREES,
            begun_by=self._answers(name),
            allocation_note=self.word("evaluating", name),
            note=self.word("evaluating", name),
            **({"recommended_by": self._answers(name)}
               if state == "recommended" else {}),
        )  # fmt: skip
        self._sit(found, SEATS.get(name, ()), degrees=DEGREES, estimate="L")
        make.reasons(found, text=self.word("evaluating", name))
        make.cite(found, note=self.word("evaluating", name))
        self.open[name] = found

    def _sit(self, found, names, **more):
        for number, name in enumerate(names):
            make.seat(found, self.world.users[name], chair=number == 0, **more)

    def in_state(self, name, state):
        found = self.open.get(name)
        return found if found is not None and found.state == state else None
