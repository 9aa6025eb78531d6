"""The verbs of cycles: what they write, what they refuse, and with which words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from etms.cycles import queries, services
from etms.cycles.choices import Reason, StageCode, State
from etms.cycles.models import VERSIONS, Cycle, MapKind, PlacementList, RuleSet, Stage
from etms.roles.models import OrganizationCycle
from etms.trace.models import Act, Event
from etms.workflow import InvalidTransition
from tests.cycles.conftest import NOW
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory

OVER = datetime(2028, 4, 1, 12, tzinfo=UTC)


def stages_of(cycle, **changes):
    """The stages of a cycle as a form would send them, some of them changed."""
    fields = ("name_en", "name_fr", "opens_on", "closes_on")
    found = {s.code: {name: getattr(s, name) for name in fields} for s in cycle.stages.all()}
    for code, values in changes.items():
        found[code] |= values
    return found


def own_of(version):
    return {name: getattr(version, name) for name in services.versions.own_fields(version)}


def rows_of(version):
    return list(version.rows.values(*services.versions.row_fields(version)))


def test_draft_begins_with_the_stages_of_the_policy_file_and_the_versions_in_force(draft):
    assert (draft.code, draft.starts_on, draft.ends_on, draft.state) == (
        "2027-28",
        date(2027, 4, 1),
        date(2028, 3, 31),
        State.DRAFT,
    )
    assert [s.code for s in draft.stages.all()] == list(StageCode.values)
    assert (draft.rules.code, draft.competencies.code) == ("psu-934", "klc-seven")
    assert queries.problems(draft) == []


def test_draft_begins_like_the_cycle_before(draft, officer):
    rules = RuleSet.objects.get(code="faq-2011")
    services.choose_versions(cycle=draft, chosen={"rules": rules}, by=officer, at=NOW)
    services.set_stages(
        cycle=draft,
        stages=stages_of(draft, review={"name_en": "Talent review", "opens_on": date(2028, 1, 3)}),
        by=officer,
        at=NOW,
    )

    following = services.draft_cycle(year=2028, by=officer, at=NOW)

    review = following.stages.get(code="review")
    assert following.rules == rules
    assert (review.name_en, review.opens_on) == ("Talent review", date(2029, 1, 3))
    assert all(following.starts_on <= s.opens_on <= s.closes_on <= following.ends_on
               for s in following.stages.all())  # fmt: skip


def test_draft_of_a_year_that_is_there_is_refused_on_its_field(draft, officer):
    with pytest.raises(ValidationError) as refused:
        services.draft_cycle(year=2027, by=officer, at=NOW)

    assert "year" in refused.value.message_dict


@pytest.mark.parametrize("verb", ["draft", "stages", "choose", "publish", "close", "discard"])
def test_only_the_policy_officer_changes_cycles(verb, draft, somebody):
    act = {"by": somebody, "at": NOW}
    verbs = {
        "draft": lambda: services.draft_cycle(year=2030, **act),
        "stages": lambda: services.set_stages(cycle=draft, stages={}, **act),
        "choose": lambda: services.choose_versions(cycle=draft, chosen={}, **act),
        "publish": lambda: services.publish_cycle(cycle=draft, **act),
        "close": lambda: services.close_cycle(cycle=draft, **act),
        "discard": lambda: services.discard_cycle(cycle=draft, **act),
    }

    with pytest.raises(PermissionDenied):
        verbs[verb]()


def test_stages_may_be_half_filled_in_a_draft(draft, officer):
    empty = {"name_fr": "", "opens_on": None, "closes_on": None}

    services.set_stages(cycle=draft, stages=stages_of(draft, review=empty), by=officer, at=NOW)

    assert {(p.row, p.field, p.reason) for p in queries.problems(draft)} == {
        ("review", "name_fr", Reason.NAME_FR),
        ("review", "opens_on", Reason.OPENS_ON),
        ("review", "closes_on", Reason.CLOSES_ON),
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"opens_on": date(2027, 3, 31)}, "review-opens_on"),
        ({"closes_on": date(2028, 4, 1)}, "review-closes_on"),
        ({"opens_on": date(2028, 2, 2), "closes_on": date(2028, 2, 1)}, "review-closes_on"),
        ({"opens_on": date(2027, 5, 1)}, "review-opens_on"),
        ({"opens_on": date(2027, 11, 20), "closes_on": date(2027, 12, 1)}, "review-closes_on"),
    ],
)
def test_stages_with_impossible_days_are_refused_beside_the_field(values, field, draft, officer):
    with pytest.raises(ValidationError) as refused:
        services.set_stages(
            cycle=draft, stages=stages_of(draft, review=values), by=officer, at=NOW
        )

    assert set(refused.value.message_dict) == {field}


def test_publishing_opens_a_dossier_for_every_organization(draft, officer):
    organizations = [OrganizationFactory(), OrganizationFactory()]

    published = services.publish_cycle(cycle=draft, by=officer, at=NOW)

    opened = OrganizationCycle.objects.filter(cycle=published)
    assert published.state == State.PUBLISHED
    assert {dossier.organization for dossier in opened} == set(organizations)


def test_publishing_publishes_the_drafts_of_versions_with_the_cycle(draft, officer):
    mine = services.begin_version(of=draft.competencies, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"competencies": mine}, by=officer, at=NOW)

    services.publish_cycle(cycle=draft, by=officer, at=NOW)

    mine.refresh_from_db()
    assert mine.state == State.PUBLISHED


def test_publishing_an_incomplete_draft_gives_the_reasons_by_part_and_changes_nothing(
    draft, officer
):
    services.choose_versions(cycle=draft, chosen={"guidance": None}, by=officer, at=NOW)
    services.set_stages(
        cycle=draft, stages=stages_of(draft, opening={"name_en": ""}), by=officer, at=NOW
    )

    with pytest.raises(ValidationError) as refused:
        services.publish_cycle(cycle=draft, by=officer, at=NOW)

    draft.refresh_from_db()
    assert refused.value.message_dict == {
        "stages": [str(Reason.NAME_EN.label)],
        "guidance": [str(Reason.NOT_CHOSEN.label)],
    }
    assert draft.state == State.DRAFT
    assert not OrganizationCycle.objects.filter(cycle=draft).exists()


def test_a_version_that_holds_only_later_cannot_be_published_with_the_cycle(draft, officer):
    later = services.begin_version(of=draft.rules, by=officer, at=NOW)
    services.edit_version(
        version=later,
        own=own_of(later) | {"starts_on": draft.starts_on + timedelta(days=1)},
        rows=rows_of(later),
        by=officer,
        at=NOW,
    )
    services.choose_versions(cycle=draft, chosen={"rules": later}, by=officer, at=NOW)

    lacking = queries.problems(Cycle.objects.get())
    assert [(p.part, p.reason) for p in lacking] == [("rules", Reason.STARTS_LATER)]


@pytest.mark.parametrize(
    ("state", "verb"),
    [("draft", "close"), ("published", "publish"), ("closed", "publish"), ("closed", "close")],
)
def test_a_cycle_moves_only_forward(state, verb, draft, officer):
    moves = {"publish": services.publish_cycle, "close": services.close_cycle}
    for step in {"draft": [], "published": ["publish"], "closed": ["publish", "close"]}[state]:
        moves[step](cycle=draft, by=officer, at=OVER)

    with pytest.raises(InvalidTransition):
        moves[verb](cycle=draft, by=officer, at=OVER)


def test_a_cycle_is_not_closed_before_its_fiscal_year_is_over(published, officer):
    with pytest.raises(ValidationError, match="not over"):
        services.close_cycle(cycle=published, by=officer, at=OVER - timedelta(days=1))

    closed = services.close_cycle(cycle=published, by=officer, at=OVER)

    assert closed.state == State.CLOSED


def test_a_published_cycle_takes_no_other_stages_or_versions(published, officer):
    with pytest.raises(PermissionDenied, match="published"):
        services.set_stages(cycle=published, stages={}, by=officer, at=NOW)
    with pytest.raises(PermissionDenied, match="published"):
        services.choose_versions(cycle=published, chosen={"rules": None}, by=officer, at=NOW)
    with pytest.raises(PermissionDenied, match="published"):
        services.discard_cycle(cycle=published, by=officer, at=NOW)


def test_discarding_a_draft_leaves_the_versions(draft, officer):
    services.discard_cycle(cycle=draft, by=officer, at=NOW)

    assert not Cycle.objects.exists()
    assert not Stage.objects.exists()
    assert all(model._default_manager.exists() for model in VERSIONS.values())


@pytest.mark.parametrize("part", list(VERSIONS))
def test_a_new_version_is_a_draft_with_the_same_rows(part, published, officer):
    old = getattr(published, part)

    new = services.begin_version(of=old, by=officer, at=NOW)
    newer = services.begin_version(of=new, by=officer, at=NOW)

    assert (new.state, new.code, newer.code) == ("draft", f"{old.code}-v2", f"{old.code}-v3")
    assert rows_of(new) == rows_of(old) == rows_of(newer)
    assert own_of(new) | {"name_en": 0, "name_fr": 0} == own_of(old) | {"name_en": 0, "name_fr": 0}
    assert newer.name_fr == f"{old.name_fr} – version 3"


def test_a_draft_of_a_version_is_edited_by_the_keys_of_its_rows(draft, officer):
    mine = services.begin_version(of=draft.placements, by=officer, at=NOW)
    rows = rows_of(mine)
    rows[0]["name_fr"] = ""
    kept = mine.rows.get(code=rows[0]["code"])

    services.edit_version(
        version=mine, own=own_of(mine) | {"name_en": "Mine"}, rows=rows[:2], by=officer, at=NOW
    )

    mine.refresh_from_db()
    assert mine.name_en == "Mine"
    assert list(mine.rows.values_list("pk", "name_fr"))[0] == (kept.pk, "")
    assert mine.rows.count() == 2


def test_two_rows_for_the_same_thing_are_refused(draft, officer):
    mine = services.begin_version(of=draft.placements, by=officer, at=NOW)

    with pytest.raises(ValidationError) as refused:
        services.edit_version(
            version=mine, own=own_of(mine), rows=rows_of(mine)[:1] * 2, by=officer, at=NOW
        )

    assert "rows" in refused.value.message_dict


def test_a_published_version_is_not_edited_nor_thrown_away(draft, officer):
    for verb in (
        lambda: services.edit_version(
            version=draft.rules, own=own_of(draft.rules), rows=[], by=officer, at=NOW
        ),
        lambda: services.discard_version(version=draft.rules, by=officer, at=NOW),
    ):
        with pytest.raises(PermissionDenied, match="new version"):
            verb()


def test_a_draft_that_a_cycle_chose_is_not_thrown_away_before_it_is_unchosen(draft, officer):
    mine = services.begin_version(of=draft.rules, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"rules": mine}, by=officer, at=NOW)

    with pytest.raises(ValidationError):
        services.discard_version(version=mine, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"rules": None}, by=officer, at=NOW)
    services.discard_version(version=mine, by=officer, at=NOW)

    assert not RuleSet.objects.filter(code=mine.code).exists()


@pytest.mark.parametrize("part", list(VERSIONS))
def test_nobody_else_begins_or_edits_versions(part, published, officer, somebody):
    old = getattr(published, part)
    new = services.begin_version(of=old, by=officer, at=NOW)

    with pytest.raises(PermissionDenied):
        services.begin_version(of=old, by=somebody, at=NOW)
    with pytest.raises(PermissionDenied):
        services.edit_version(version=new, own=own_of(new), rows=[], by=somebody, at=NOW)
    with pytest.raises(PermissionDenied):
        services.discard_version(version=new, by=somebody, at=NOW)


def test_each_verb_leaves_one_act_with_its_changes(draft, officer):
    services.set_stages(
        cycle=draft, stages=stages_of(draft, opening={"name_en": "Start"}), by=officer, at=NOW
    )

    act = Act.objects.filter(verb="cycle.set_stages").get()
    changed = Event.objects.filter(act=act, op="U")
    assert (act.actor_id, act.target_id) == (officer.pk, draft.pk)
    assert [event.new for event in changed] == [{"name_en": "Start"}]


def test_loading_again_changes_nothing_and_leaves_no_act(first_versions):
    again = services.load_first_versions(at=NOW)

    assert set(first_versions.values()) == {"loaded"}
    assert set(again.values()) == {"same"}
    assert Act.objects.filter(verb="cycle_rules.load").count() == 1


def test_loading_puts_right_what_no_published_cycle_uses(draft, first_versions):
    with transaction.atomic():
        arrange()
        PlacementList.objects.update(name_en="Misspelt")
        MapKind.objects.filter(code="placements").update(text_fr="Faux")
        RuleSet.objects.get(code="faq-2011").rows.filter(level="EX-03").delete()

    again = services.load_first_versions(at=NOW)

    assert {code for code, outcome in again.items() if outcome == "loaded"} == {
        "placements",
        "talent-map-five",
        "faq-2011",
    }
    assert PlacementList.objects.get().name_en == "Talent map, five placements"


def test_loading_keeps_what_a_published_cycle_uses(draft, officer, monkeypatch):
    services.publish_cycle(cycle=draft, by=officer, at=NOW)
    files = services.first.data.first_versions

    def other_files(part):
        return [
            ({**own, "note_en": "Another note"}, rows, kind) for own, rows, kind in files(part)
        ]

    monkeypatch.setattr(services.first.data, "first_versions", other_files)

    outcome = services.load_first_versions(at=NOW)

    assert (outcome["psu-934"], outcome["faq-2011"]) == ("kept", "loaded")
    assert RuleSet.objects.get(code="psu-934").note_en != "Another note"
