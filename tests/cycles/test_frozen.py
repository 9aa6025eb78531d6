"""What a published cycle stands on: the database itself refuses to change it."""

import pytest
from django.db import IntegrityError, transaction

from etms.cycles import services
from etms.cycles.choices import State
from etms.cycles.models import VERSIONS, Cycle, RuleSet, Stage
from tests.cycles.conftest import NOW
from tests.factories.acts import arrange


def refused(write) -> str:
    """Try a write under an act; the name of the constraint that refuses it."""
    with transaction.atomic():
        arrange()
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            write()
    return error.value.__cause__.diag.constraint_name


@pytest.mark.parametrize("part", list(VERSIONS))
@pytest.mark.parametrize("change", ["version", "row", "add", "remove", "steal"])
def test_a_version_that_a_published_cycle_uses_cannot_change(part, change, published, officer):
    version = getattr(published, part)
    spare = services.begin_version(of=version, by=officer, at=NOW)
    row = version.rows.first()
    extra = spare.rows.first()
    changes = {
        "version": lambda: type(version).objects.filter(pk=version.pk).update(note_en="new"),
        "row": lambda: version.rows.filter(pk=row.pk).update(**{row.key[0]: "x"}),
        "add": lambda: (
            type(row)
            .objects.filter(pk=extra.pk)
            .update(version=version, **{row.key[-1]: "another"})
        ),
        "remove": lambda: row.delete(),
        "steal": lambda: (
            type(row).objects.filter(pk=row.pk).update(version=spare, **{row.key[-1]: "another"})
        ),
    }

    assert refused(changes[change]) == "frozen_by_a_published_cycle"


@pytest.mark.parametrize("change", ["days", "name", "add", "remove"])
def test_the_stages_of_a_published_cycle_cannot_change(change, published):
    stage = published.stages.first()
    same = Stage.objects.filter(pk=stage.pk)
    changes = {
        "days": lambda: same.update(closes_on=published.ends_on),
        "name": lambda: same.update(name_fr="Autre"),
        "add": lambda: Stage.objects.create(cycle=published, code="another"),
        "remove": lambda: stage.delete(),
    }

    assert refused(changes[change]) == "frozen_by_a_published_cycle"


def test_a_stage_lies_within_its_cycle(draft):
    first = Stage.objects.filter(cycle=draft, code="opening")

    assert refused(lambda: first.update(opens_on="2027-03-31")) == "stage_within_its_cycle"
    assert refused(lambda: first.update(closes_on="2028-04-01")) == "stage_within_its_cycle"
    assert refused(lambda: first.update(closes_on="2027-03-30")) != ""


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.DRAFT},
        {"rules": None},
        {"starts_on": "2027-04-02"},
        {"code": "2040-41"},
        {"state": State.CLOSED, "guidance": None},
    ],
)
def test_a_published_cycle_only_closes(values, published):
    same = Cycle.objects.filter(pk=published.pk)

    assert refused(lambda: same.update(**values)) == "cycle_never_turns_back"


def test_a_published_cycle_is_never_deleted(published):
    raw = Cycle.objects.filter(pk=published.pk)

    assert refused(lambda: raw._raw_delete(raw.db)) == "cycle_never_turns_back"


@pytest.mark.parametrize("part", list(VERSIONS))
def test_a_cycle_is_not_published_without_each_of_its_parts(part, draft):
    same = Cycle.objects.filter(pk=draft.pk)

    refusal = refused(lambda: same.update(state=State.PUBLISHED, **{part: None}))

    assert refusal == "cycle_never_turns_back"


def test_a_draft_cannot_be_closed(draft):
    same = Cycle.objects.filter(pk=draft.pk)

    assert refused(lambda: same.update(state=State.CLOSED)) == "cycle_never_turns_back"


def test_cycles_never_overlap(draft):
    assert (
        refused(
            lambda: Cycle.objects.create(
                code="other", starts_on="2028-03-31", ends_on="2029-03-31"
            )
        )
        == "cycles_never_overlap"
    )


def test_a_published_version_is_named_and_sourced(draft, officer):
    mine = services.begin_version(of=draft.rules, by=officer, at=NOW)
    same = RuleSet.objects.filter(pk=mine.pk)

    refusal = refused(lambda: same.update(state=State.PUBLISHED, source_fr=""))

    assert refusal == "ruleset_published_is_named_and_sourced"


def test_what_only_drafts_use_can_change(draft):
    with transaction.atomic():
        arrange()
        draft.rules.rows.filter(level="EX-01").update(participation="encouraged")

    assert draft.rules.rows.filter(participation="encouraged", level="EX-01").count() == 2
