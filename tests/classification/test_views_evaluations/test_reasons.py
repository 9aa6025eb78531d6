"""The eight boxes of the rationale are sent together: none takes what stands in another along."""

import re
from html import unescape

import pytest
from django.db import connection

from classification.choices import Field
from classification.models import Rationale
from tests.classification.evaluating import revision_of, standing
from tests.factories import classification as make

pytestmark = pytest.mark.django_db

BOX = re.compile(r'<textarea name="(\w+)-text"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+-(?:base|shown))" value="(\w*)"')


@pytest.fixture
def found(desk):
    return standing(desk, "consensus", seats=[desk.member, desk.adm.user])


def boxes(page):
    """What a browser sends of the page: every box with what stands in it."""
    texts = {f"{name}-text": unescape(text) for name, text in BOX.findall(page)}
    return texts | dict(HIDDEN.findall(page))


def kept(found):
    return dict(found.rationales.values_list("field", "text"))


def acts(found):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM audit.act WHERE verb = 'evaluation.reason' AND target_id = %s",
            [str(found.pk)],
        )
        return cursor.fetchone()[0]


def test_several_boxes_are_saved_at_once_in_one_act(desk, site, found):
    member = site(desk.member)
    sent = boxes(member.get("rationale", found.pk))
    assert len(sent) == 24
    sent |= {"impact-text": "Direct.", "freedom_to_act-text": "Oriented.\r\nBy law."}
    before = acts(found)
    member.post("write_rationale", found.pk, "magnitude", **sent)

    assert kept(found) == {"impact": "Direct.", "freedom_to_act": "Oriented.\r\nBy law."}
    assert (revision_of(found), acts(found)) == (1, before + 1)


def test_a_box_that_nobody_wrote_in_writes_nothing_whatever_stands_there_now(desk, site, found):
    make.written(make.reasons, found, text="One.\nTwo.")
    member = site(desk.member)
    sent = boxes(member.get("rationale", found.pk))
    sent = {name: text.replace("\n", "\r\n") for name, text in sent.items()}  # as browsers do
    impact = {"impact-text": "Faster.", "impact-base": 1}
    site(desk.adm.user).post("write_rationale", found.pk, "impact", **impact)
    before, revision = acts(found), revision_of(found)
    member = site(desk.member)
    member.post("write_rationale", found.pk, "impact", **sent)
    assert (acts(found), revision_of(found)) == (before, revision)
    member.post("write_rationale", found.pk, "impact", **sent | {"magnitude-text": "Large."})

    others = {each.value: "One.\nTwo." for each in make.PULL_OF}
    assert kept(found) == others | {"impact": "Faster.", "magnitude": "Large."}


def test_one_that_is_stale_answers_with_both_texts_and_the_rest_stays_as_typed(desk, site, found):
    sent = boxes(site(desk.member).get("rationale", found.pk))
    impact = {"impact-text": "Faster.", "impact-base": 0}
    site(desk.adm.user).post("write_rationale", found.pk, "impact", **impact)
    sent |= {"impact-text": "Mine.", "magnitude-text": "Large."}
    member = site(desk.member)
    page = member.post("write_rationale", found.pk, "magnitude", status=409, **sent)

    assert kept(found) == {"impact": "Faster."}
    assert page.count("What stands now") == 1
    assert "Faster." in page
    assert '<a href="#id_impact-text">Nature of impact – Somebody else has saved' in page
    shown = boxes(page)
    assert (shown["impact-text"], shown["magnitude-text"]) == ("Mine.", "Large.")
    member.post("write_rationale", found.pk, "impact", **shown)
    assert kept(found) == {"impact": "Mine.", "magnitude": "Large."}


def test_what_stands_is_left_by_writing_it_in_the_box(desk, site, found):
    sent = boxes(site(desk.member).get("rationale", found.pk))
    impact = {"impact-text": "Faster.", "impact-base": 0}
    site(desk.adm.user).post("write_rationale", found.pk, "impact", **impact)
    member = site(desk.member)
    mine = sent | {"impact-text": "Mine."}
    shown = boxes(member.post("write_rationale", found.pk, "impact", status=409, **mine))
    member.post("write_rationale", found.pk, "impact", **shown | {"impact-text": "Faster."})

    row = Rationale.objects.get()
    assert (row.text, row.revision, row.written_by) == ("Faster.", 1, desk.adm.user)


@pytest.mark.parametrize("wrong", ["x" * 8001, "nul\0"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_that_is_refused_stands_beside_its_box_and_the_rest_stays_as_typed(
    desk, site, found, wrong, language
):
    member = site(desk.member, language)
    sent = boxes(member.get("rationale", found.pk))
    sent |= {"impact-text": wrong, "magnitude-text": "Large & new."}
    page = member.post("write_rationale", found.pk, "magnitude", status=422, **sent)

    assert kept(found) == {}
    assert page.count("data-error-summary") == 1
    assert page.count('aria-invalid="true"') == 1
    assert f'<a href="#id_impact-text">{Field.IMPACT.label}' in page or language == "fr"
    shown = boxes(page)
    assert (shown["impact-text"], shown["magnitude-text"]) == (wrong, "Large & new.")
    member.post("write_rationale", found.pk, "impact", **shown | {"impact-text": "Direct."})
    assert kept(found) == {"impact": "Direct.", "magnitude": "Large & new."}


def test_a_text_kept_before_that_a_box_would_refuse_does_not_hold_the_others_up(desk, site, found):
    make.written(make.reasons, found, text="x" * 8001)
    member = site(desk.member)
    sent = boxes(member.get("rationale", found.pk)) | {"impact-text": "Direct."}
    member.post("write_rationale", found.pk, "impact", **sent)

    assert kept(found)["impact"] == "Direct."
