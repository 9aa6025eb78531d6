"""What an evaluation keeps beside its degrees: reasons, benchmarks cited, people touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from classification.choices import Factor
from classification.choices.evaluations import Touched
from classification.models import (
    Comparator,
    JobEvaluation,
    Rationale,
    SignedFile,
    TouchedPerson,
)
from etms.directory.models import Person


@dataclass(frozen=True)
class Cited:
    """A benchmark position for a whole factor."""

    number: str
    factor: str
    note: str


@dataclass(frozen=True)
class TouchedBy:
    """Somebody whom the change of level touches, as it stood at the decision."""

    person: Person
    how: str
    told_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """`reasons` by the name of the sub-factor; `signed` where its file was signed."""

    reasons: Mapping[str, str]
    cited: tuple[Cited, ...]
    touched: tuple[TouchedBy, ...]
    signed: bool


def kept_of(evaluation: JobEvaluation) -> Kept:
    """All of it in one query."""
    reasons = Rationale.objects.values(it=JSONObject(field="field", text="text"))
    cited = Comparator.objects.order_by("order", "id").values(
        it=JSONObject(number="number", factor="factor", note="note")
    )
    touched = TouchedPerson.objects.order_by("id").values(
        it=JSONObject(
            person="person",
            given_name="person__given_name",
            family_name="person__family_name",
            how="how",
            told_at="told_at",
        )
    )
    found = JobEvaluation.objects.filter(pk=evaluation.pk).values_list(
        *(_of_each(rows) for rows in (reasons, cited, touched)),
        Exists(SignedFile.objects.filter(evaluation=OuterRef("pk"))),
    )
    written, benchmarks, people, signed = found.get()
    return Kept(
        {each["field"]: each["text"] for each in written},
        tuple(_cited(each) for each in benchmarks),
        tuple(_touched(each) for each in people),
        signed,
    )


def _of_each(rows: QuerySet) -> ArraySubquery:
    return ArraySubquery(rows.filter(evaluation=OuterRef("pk")))


def _cited(row: Mapping[str, str]) -> Cited:
    return Cited(row["number"], str(Factor(row["factor"]).label), row["note"])


def _touched(row: Mapping[str, Any]) -> TouchedBy:
    person = Person(pk=row["person"], given_name=row["given_name"], family_name=row["family_name"])
    told = row["told_at"]
    how = str(Touched(row["how"]).label)
    return TouchedBy(person, how, datetime.fromisoformat(told) if told else None)
