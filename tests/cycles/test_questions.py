"""The questionnaire of a cycle and the behaviours of its competencies: files, checks, editor."""

from html import unescape
from types import SimpleNamespace as Thing

import pytest
from django.core.exceptions import ValidationError

from etms.cycles import data, policy, queries, rules, services
from etms.cycles.choices import Part, Portal, ProfileRole, QuestionKind, Reason
from etms.cycles.forms.triples import IndicatorsField, OptionsField, as_text
from etms.cycles.models import Cycle
from tests.cycles.conftest import NOW


def first():
    """The rows of the first questionnaire, as the file has them."""
    [(_own, rows, _kind)] = data.first_versions("questions")
    return [Thing(**row) for row in rows]


def by_code():
    return {row.code: row for row in first()}


def lacking(rows):
    version = Thing(name_en="A", name_fr="A", source_en="S", source_fr="S", starts_on=NOW.date())
    found = rules.version_problems(Part.QUESTIONS, version, rows, starts_on=NOW.date())
    return [(p.row, p.field, p.reason) for p in found]


def test_the_file_asks_what_the_sources_name():
    asked = {(row.portal, row.section) for row in first() if row.kind != QuestionKind.NOTICE}

    assert asked == {
        ("talent_management", "strengths"),
        ("talent_management", "competencies"),
        ("talent_management", "interests"),
        ("talent_management", "mobility"),
        ("talent_management", "learning"),
        ("talent_management", "retirement"),
        ("people_assessment", "leadership"),
        ("people_assessment", "strengths-needs"),
        ("people_assessment", "potential"),
        ("people_assessment", "future"),
        ("position_assessment", "criticality"),
        ("position_assessment", "impact"),
        ("position_assessment", "vacancy"),
        ("position_assessment", "succession"),
    }


def test_the_employee_section_takes_ten_to_twelve_minutes():
    minutes = sum(row.minutes for row in first() if row.portal == Portal.TALENT)

    assert 10 <= minutes <= 12


def test_the_privacy_notice_has_six_elements_and_names_both_banks():
    notice = [row for row in first() if row.portal == Portal.PRIVACY]
    bank = by_code()["notice-bank"]

    assert tuple(row.code for row in notice) == rules.NOTICE
    assert "PSU 934" in bank.text_en
    assert "POU 934" in bank.text_fr
    assert "PCU 715" in bank.text_en
    assert "PCU 715" in bank.text_fr


def test_what_a_manager_says_about_leaving_is_neither_shared_nor_sent():
    rows = by_code()

    kept = {row.code for row in rows.values() if not row.sent}
    assert kept == {"retention-concern", "retention-note"}
    assert not any(rows[code].shared for code in kept)
    assert not any(
        row.shared
        for row in rows.values()
        if row.portal == Portal.POSITION and row.kind != QuestionKind.SECTION
    )


def test_executive_and_manager_rate_on_one_scale():
    rows = by_code()

    assert rows["self-rating"].options == rows["rating"].options
    assert [o["code"] for o in rows["rating"].options] == [
        "not-yet", "sometimes", "consistently", "role-model",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    [
        ("strengths", {"name_fr": ""}, ("strengths", "name_fr", Reason.NAME_FR)),
        ("strengths", {"text_fr": ""}, ("strengths", "text_fr", Reason.TEXT_FR)),
        ("notice-uses", {"text_en": ""}, ("notice-uses", "text_en", Reason.TEXT_EN)),
        ("mentoring", {"options": []}, ("mentoring", "options", Reason.OPTIONS)),
        (
            "mentoring",
            {"options": [{"code": "a", "en": "A", "fr": "A"}, {"code": "b", "en": "B", "fr": ""}]},
            ("mentoring", "options", Reason.OPTIONS),
        ),
        ("programs", {"section": "elsewhere"}, ("programs", "section", Reason.SECTION)),
    ],
)
def test_what_a_questionnaire_lacks_is_said_by_row(code, change, expected):
    rows = first()
    for row in rows:
        if row.code == code:
            vars(row).update(change)

    assert lacking(rows) == [expected]


def test_a_notice_element_and_what_rules_count_on_cannot_be_left_out():
    rows = [row for row in first() if row.code not in {"notice-rights", "safety", "mentoring"}]

    assert lacking(rows) == [
        ("notice-rights", "", Reason.NO_NOTICE),
        ("safety", "", Reason.COUNTED),
    ]
    assert lacking([]) == [("", "", Reason.NO_ROWS)]


def test_sections_come_with_their_questions_whatever_the_order_of_the_rows(published):
    strengths, competencies, *_others = queries.questions(published, Portal.TALENT)
    [(no_heading, notice)] = queries.questions(published, Portal.PRIVACY)

    assert strengths[0].code == "section-strengths"
    assert [q.code for q in strengths[1]] == [
        "strengths", "strengths-tags", "development", "development-tags",
    ]  # fmt: skip
    assert all(q.per_competency for q in competencies[1])
    assert (no_heading, len(notice)) == (None, 6)


def test_a_cycle_without_a_questionnaire_asks_nothing(db):
    assert queries.questions(Cycle(code="2020-21"), Portal.TALENT) == []


def test_choices_are_written_one_to_a_line_and_read_back_the_same():
    options = by_code()["mentoring"].options

    assert OptionsField().clean(as_text(options, "code")) == options
    assert OptionsField().clean("Yes, at once | Oui, tout de suite") == [
        {"code": "yes-at-once", "en": "Yes, at once", "fr": "Oui, tout de suite"}
    ]
    for wrong in ("only one part", "two words | A | B", "a | b | c | d", "a | A | B\na | C | D"):
        with pytest.raises(ValidationError):
            OptionsField().clean(wrong)


def test_behaviours_are_written_by_role():
    line = "director | Asks why. | Demande pourquoi."

    assert as_text(IndicatorsField().clean(line), "role") == line
    with pytest.raises(ValidationError):
        IndicatorsField().clean("minister | A | B")


@pytest.mark.parametrize(
    ("level", "role"),
    [
        ("EX-01", "director"),
        ("EX-03", "director-general"),
        ("EX-05", "assistant-deputy-minister"),
        ("DM", "deputy-minister"),
        ("DS-8", "director"),
    ],
)
def test_an_executive_is_read_for_the_role_of_the_level(level, role):
    assert policy.profile_role(level, on=NOW.date()) == role


def test_every_competency_since_2015_describes_every_role(published):
    for competency in published.competencies.rows.all():
        for level in ("EX-01", "EX-03", "EX-05", "DM"):
            effective, ineffective = queries.behaviours(competency, level, on=published.starts_on)
            assert effective
            assert ineffective


def test_a_behaviour_in_one_language_alone_is_not_published(draft, officer):
    mine = services.begin_version(of=draft.competencies, by=officer, at=NOW)
    rows = [
        row | {"indicators": [{"role": ProfileRole.DIRECTOR, "en": "Asks.", "fr": ""}]}
        for row in mine.rows.values(*services.versions.row_fields(mine))
    ][:1]
    own = {name: getattr(mine, name) for name in services.versions.OWN}
    services.edit_version(version=mine, own=own, rows=rows, by=officer, at=NOW)

    [problem] = queries.version_problems(mine, Part.COMPETENCIES, starts_on=draft.starts_on)

    assert (problem.field, problem.reason) == ("indicators", Reason.INDICATORS)


# The editor


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def sent_by(page):
    return {
        name: value
        for form in page.context["sheet"].forms.values()
        for name, value in form.data.items()
        if name.startswith(f"{form.prefix}-")
    }


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def mine(draft, officer):
    """A new questionnaire, chosen by the draft of a cycle."""
    version = services.begin_version(of=draft.questions, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"questions": version}, by=officer, at=NOW)
    return version


def edit(version, portal):
    return f"/cycles/rules/questions/{version.code}/edit/{portal}/"


@pytest.mark.parametrize("portal", Portal.values)
def test_saving_a_part_unchanged_changes_nothing(portal, as_officer, mine):
    before = list(mine.rows.values())

    answer = as_officer.post(edit(mine, portal), sent_by(as_officer.get(edit(mine, portal))))

    assert answer.status_code == 302
    assert list(mine.rows.values()) == before


def test_wording_tips_choices_order_and_flags_are_edited(as_officer, mine):
    url = edit(mine, "talent_management")
    sent = sent_by(as_officer.get(url)) | {
        "strengths-name_fr": "Vos forces?",
        "strengths-text_en": "One\r\n\r\nTwo",
        "willingness-options": "yes | Yes | Oui\nNo, not now | Non",
        "willingness-required": "on",
        "section-mobility-minutes": "2",
        "mobility-note-remove": "on",
        "new-kind": "yes_no",
        "new-section": "mobility",
        "new-name_en": "Do you drive?",
        "new-name_fr": "Conduisez-vous?",
    }
    del sent["career-objective-sent"]

    assert as_officer.post(url, sent).status_code == 302

    rows = {row.code: row for row in mine.rows.all()}
    assert (rows["strengths"].name_fr, rows["strengths"].text_en) == ("Vos forces?", "One\n\nTwo")
    assert [o["code"] for o in rows["willingness"].options] == ["yes", "no-not-now"]
    assert rows["willingness"].required
    assert not rows["career-objective"].sent
    assert rows["section-mobility"].minutes == 2
    assert "mobility-note" not in rows
    added = rows["added-1"]
    assert (added.section, added.kind, added.portal) == ("mobility", "yes_no", "talent_management")
    assert mine.rows.filter(portal="people_assessment").count() == 20


def test_a_new_heading_opens_a_section_of_its_own(as_officer, mine):
    url = edit(mine, "position_assessment")
    sent = sent_by(as_officer.get(url)) | {"new-kind": "section", "new-name_en": "More"}

    as_officer.post(url, sent)

    assert mine.rows.get(name_en="More").section == "added-1"


def test_what_cannot_be_kept_stands_beside_its_field_and_nothing_is_lost(as_officer, mine):
    url = edit(mine, "talent_management")
    sent = sent_by(as_officer.get(url)) | {
        "willingness-options": "yes | Yes | Oui | trop",
        "strengths-name_en": "Quite new words",
    }

    page = text(as_officer.post(url, sent), 422)

    assert 'href="#id_willingness-options"' in page
    assert "Quite new words" in page
    assert "yes | Yes | Oui | trop" in page


def test_the_check_page_leads_to_the_part_in_which_something_is_missing(as_officer, mine):
    url = edit(mine, "people_assessment")
    sent = sent_by(as_officer.get(url)) | {"evidence-name_fr": "", "high-potential-remove": "on"}
    as_officer.post(url, sent)

    check = text(as_officer.get("/cycles/2027-28/check/"))
    beside = text(as_officer.get(f"{url}?check=2027-28"))

    assert f"{url}?check=2027-28#id_evidence-name_fr" in check
    assert "high-potential: The exercise counts on this question" in check
    assert 'id="id_evidence-name_fr_error"' in beside


def test_the_editor_opens_at_the_employee_section(as_officer, mine):
    answer = as_officer.get(f"/cycles/rules/questions/{mine.code}/edit/")

    assert answer.url == edit(mine, "talent_management")


@pytest.mark.parametrize(
    ("cookie", "words"),
    [
        ("en", ["Not sent to OCHRO", "National Capital Region", "12 minutes"][:2]),
        ("fr", ["N’est pas transmise au BDPRH", "Région de la capitale nationale"]),
    ],
)
def test_everybody_reads_a_published_questionnaire(cookie, words, client, somebody, published):
    client.force_login(somebody)
    client.cookies["etms-language"] = cookie

    page = text(client.get(published.questions.get_absolute_url()))

    assert all(word in page for word in words)


def test_sharing_before_approval_is_a_rule_of_the_cycle(as_officer, officer, draft):
    mine = services.begin_version(of=draft.rules, by=officer, at=NOW)
    url = f"/cycles/rules/rules/{mine.code}/edit/"
    before = text(as_officer.get(mine.get_absolute_url()))

    as_officer.post(url, sent_by(as_officer.get(url)) | {"own-sharing_before_approval": "on"})

    mine.refresh_from_db()
    assert mine.sharing_before_approval
    assert "once the deputy head has approved" in before
    assert "marked “proposed”" in text(as_officer.get(mine.get_absolute_url()))


def test_competencies_of_earlier_sets_are_retired_not_deleted(client, somebody, published):
    client.force_login(somebody)

    page = text(client.get("/cycles/rules/competencies/klc-seven/"))

    assert "No longer in this set" in page
    assert "Values and Ethics" in page
    assert "/cycles/rules/competencies/klc-2005/" in page
    assert "Behaviours by role" in page
