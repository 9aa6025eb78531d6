"""Job descriptions: written, signed, put in force; every state, every act, every part."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from classification import access as scopes
from classification.choices.descriptions import DescriptionState
from classification.models import JobDescription
from classification.services import descriptions as services
from classification.services.keeping import Conflicting, Incomplete
from classification.workflow import DESCRIPTION
from etms.trace.queries import history_by
from etms.work.models import Notice
from etms.workflow import InvalidTransition
from tests.classification.evaluating import NOW, revision_of, standing
from tests.factories import classification as make
from tests.factories.acts import arrange

pytestmark = pytest.mark.django_db
FROM = date(2024, 6, 1)
PARTS = ("adviser", "member", "head", "adm", "general", "director", "outsider")


@pytest.fixture
def desk():
    return make.desk()


def act(found, action, by):
    common = {"description": found, "base": revision_of(found), "by": by, "at": NOW}
    if action == "enforce":
        return services.enforce_description(**common, starts_on=FROM)
    return {"sign": services.sign_description, "reopen": services.reopen_description}[action](
        **common
    )


ACTIONS = sorted({each.action for each in DESCRIPTION.transitions})


@pytest.mark.parametrize("state", DescriptionState.values)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_description_moves_as_the_table_says_and_no_other_way(desk, state, action):
    ends = {"ends_on": date(2020, 1, 1)} if state == "replaced" else {}
    found = make.written(make.description, desk.posts["director"], state=state, **ends)
    by = desk.adviser if action == "enforce" else desk.general.user
    steps = {each.action: each.target for each in DESCRIPTION.from_state(state)}

    if action in steps:
        assert act(found, action, by).state == steps[action]
    else:
        with pytest.raises(InvalidTransition):
            act(found, action, by)


MAY = {
    "sign": {"general"},
    "reopen": {"general", "adviser"},
    "enforce": {"adviser"},
    "write": {"general", "adviser"},
    "begin": {"general", "adviser"},
    "discard": {"general", "adviser"},
}


@pytest.mark.parametrize("action", MAY)
@pytest.mark.parametrize("part", PARTS)
def test_only_those_do_it_whose_step_it_is(desk, action, part):
    post, by = desk.posts["director"], desk.user(part)
    state = "signed" if action in ("reopen", "enforce") else "draft"
    found = make.written(make.description, post, state=state)
    acts = {
        "write": lambda: services.write_description(
            description=found, texts={"nature_en": "New"}, base=0, by=by, at=NOW
        ),
        "begin": lambda: services.begin_description(position=post, by=by, at=NOW),
        "discard": lambda: services.discard_description(description=found, base=0, by=by, at=NOW),
    }
    do = acts.get(action, lambda: act(found, action, by))

    if part in MAY[action]:
        do()
    else:
        with pytest.raises(PermissionDenied):
            do()


READS = {
    "draft": {"general", "adviser", "head"},
    "signed": {"general", "adviser", "head"},
    "in_force": {"general", "adviser", "head", "director", "ochro"},
    "replaced": {"general", "adviser", "head", "director", "ochro"},
}


@pytest.mark.parametrize("state", READS)
def test_a_description_is_read_by_those_and_nobody_else(desk, state):
    """Asked of one, and asked as a list: the same."""
    ends = {"ends_on": date(2020, 1, 1)} if state == "replaced" else {}
    found = make.written(make.description, desk.posts["director"], state=state, **ends)
    users = {part: desk.user(part) for part in PARTS} | {"ochro": make.give("ochro_analyst")}
    listed = {
        part
        for part, user in users.items()
        if scopes.readable_descriptions(user).filter(pk=found.pk).exists()
    }
    asked = {part for part, user in users.items() if scopes.description_ground(user, found)}

    assert listed == asked == READS[state]


def test_a_member_reads_the_description_while_they_evaluate_on_it(desk):
    found = standing(desk, "alone", seats=[desk.member])
    description = JobDescription.objects.get(pk=found.description_id)
    assert scopes.description_ground(desk.member, description) == "member"

    with transaction.atomic():
        arrange()
        found.state = "withdrawn"
        found.save()
    assert scopes.description_ground(desk.member, description) is None


def test_a_version_begins_with_the_texts_and_dimensions_of_the_last(desk):
    post = desk.posts["director"]
    old = make.written(make.description, post, state="in_force", text="Old")
    make.written(make.dimension, old, passes_through=True)
    new = services.begin_description(position=post, by=desk.adviser, at=NOW)
    again = services.begin_description(position=post, by=desk.general.user, at=NOW)

    assert (new.pk, new.version, new.state) == (again.pk, 2, "draft")
    assert new.nature_fr == "Old nature fr"
    assert new.dimensions.get().passes_through


def test_every_text_stands_in_both_languages_before_it_is_signed(desk):
    found = make.written(
        make.description, desk.posts["director"], structure_fr=" ", location_en=""
    )
    with pytest.raises(Incomplete) as incomplete:
        act(found, "sign", desk.general.user)

    assert incomplete.value.missing == ["structure_fr", "location_en"]


def test_signing_tells_the_adviser(desk):
    found = make.written(make.description, desk.posts["director"])
    signed = act(found, "sign", desk.general.user)

    assert signed.signed_by == desk.general.user
    assert Notice.objects.get(code="description.signed").to == desk.adviser


def test_a_stale_page_overwrites_neither_texts_nor_dimensions(desk):
    found = make.written(make.description, desk.posts["director"])

    def write(base, **sent):
        return services.write_description(
            description=found, base=base, by=desk.general.user, at=NOW, **sent
        )

    row = {
        "kind": "operating",
        "name_en": "Budget",
        "name_fr": "Budget",
        "amount": 5,
        "on": FROM,
        "passes_through": False,
        "years": None,
    }
    assert write(0, texts={"nature_en": "One"}, dimensions=[row]).revision == 1
    assert write(0, texts={"nature_en": "One"}, dimensions=[row]).revision == 1
    with pytest.raises(Conflicting):
        write(0, texts={"nature_en": "Two"})
    with pytest.raises(Conflicting):
        write(0, texts={}, dimensions=[])
    assert found.dimensions.count() == 1


def test_one_description_is_in_force_on_a_day(desk):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force")
    with pytest.raises(IntegrityError):
        make.written(make.description, post, version=2, state="in_force")


def test_what_is_evaluated_is_not_opened_again(desk):
    found = standing(desk, "draft")
    with pytest.raises(ValidationError):
        act(found.description, "reopen", desk.general.user)


def test_a_signed_version_is_not_written(desk):
    found = make.written(make.description, desk.posts["director"], state="signed")
    with pytest.raises(ValidationError):
        services.write_description(
            description=found, texts={"nature_en": "X"}, base=0, by=desk.adviser, at=NOW
        )


def test_the_history_tells_who_wrote_and_signed(desk):
    found = make.written(make.description, desk.posts["director"])
    services.write_description(
        description=found, texts={"nature_en": "New"}, base=0, by=desk.adviser, at=NOW
    )
    act(found, "sign", desk.general.user)

    told = [entry.sentence for entry in history_by(found, ["description.write",
                                                           "description.sign"])]  # fmt: skip
    assert told == ["signed the job description", "wrote the job description"]
