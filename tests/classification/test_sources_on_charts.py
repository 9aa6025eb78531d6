"""What the charts say of amounts and of their combinations names where it stands."""

import html

import pytest
from django.urls import reverse

from classification.choices import Clause, Ground
from classification.rules.impact import clause_of
from tests.classification.evaluating import agree, signed, standing
from tests.factories import classification as make
from tests.factories.classification import EVALUATED_ON, HIGHER

JOINED = HIGHER | {
    "impact": "P",
    "dollars": 40_000_000,
    "dollars_on": EVALUATED_ON,
    "dimension": "operating",
    "facts": ["answerable"],
    "second_dollars": 1_000_000_000,
    "second_impact": "C",
    "unrelated": True,
    "own_work": False,
}


@pytest.mark.django_db
def test_amounts_combinations_and_joined_impacts_say_where_they_stand(client):
    desk = make.desk()
    description = signed(desk)
    make.written(make.dimension, description)
    make.written(make.dimension, description, kind="grants", passes_through=True)
    found = standing(desk, "consensus", description=description, seats=[desk.member])
    agree(found, desk.member, JOINED)
    client.force_login(desk.member)
    url = reverse("classification:charts", args=[found.pk])
    page = html.unescape(client.get(url).content.decode())

    for clause in (
        Clause.MAGNITUDE,
        Clause.INDEX,
        Clause.COMBINATION,
        Clause.DIMENSIONS,
        Clause.PASS_THROUGH,
        Clause.UNRELATED,
    ):
        assert str(clause.label) in page, clause


def test_every_ground_of_a_combination_stands_somewhere():
    said = {ground: clause_of(ground) for ground in Ground}

    assert said == {
        Ground.LEGITIMATE: Clause.DIMENSIONS,
        Ground.RARE: Clause.DIMENSIONS,
        Ground.NO_IMPACT: Clause.DIMENSIONS,
        Ground.NOT_FOR_DIMENSION: Clause.DIMENSIONS,
        Ground.NEEDS_FACT: Clause.DIMENSIONS,
        Ground.WHOLE_ASSET: Clause.DIMENSIONS,
        Ground.IN_LINE: Clause.IMPACT,
        Ground.PASSES_THROUGH: Clause.PASS_THROUGH,
        Ground.NOT_NAMED: Clause.DIMENSIONS,
        Ground.HIGHEST: Clause.COMBINATION,
        Ground.EQUAL: Clause.COMBINATION,
        Ground.LOWER: Clause.COMBINATION,
    }
