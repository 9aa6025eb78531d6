"""The talent profile: who reads which section, on screen and as a file; recorded."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from pypdf import PdfReader

from etms.directory.choices import Kind, Level
from etms.documents import WORD
from etms.formats import write_date
from etms.learning.models import LearningAction
from etms.roles.choices import Role
from etms.trace.models import Reading
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Assessment, ProfileEntry, Questionnaire, Share, Successor
from talent.queries.sharing import content_of
from talent.services import profiles
from tests.documents.reading import opened, words_in
from tests.factories.acts import arrange
from tests.factories.directory import AppointmentFactory, LanguageResultFactory, holder, position
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import answered, assessed_before, cycle_before, placement
from tests.talent.exercise import account, department

NOW = timezone.now()


@pytest.fixture(scope="module")
def built(once):
    with once():
        profiles.load_communities(at=NOW)
        return department(branches=1, accounts=True)


@pytest.fixture
def amina(house):
    """A director of whom much is known; of the running cycle nothing is shared."""
    person = house.directors[0]
    LanguageResultFactory(person=person)
    profiles.add_entry(
        person=person,
        kind="education",
        values={"title": "Master of Public Administration", "place": "Carleton",
                "from_year": 1996, "to_year": 1998, "text": ""},
        by=person.user,
        at=NOW,
    )  # fmt: skip
    answered(
        person,
        house.cycle,
        **{"next-role": "Head of a regional office", "strengths-tags": ["operations"],
           "self-evidence.vision": "The plan of 2025", "post-retirement-note": "Teaching"},
    )  # fmt: skip
    assessed_before(person, house.cycle, "well-placed-in-role")
    with transaction.atomic():
        arrange()
        Assessment.objects.create(
            person=person, cycle=house.cycle, state=AssessmentState.COMPLETE, revision=1,
            placement=placement(house.cycle, "ready-for-advancement"),
            started_at=NOW, completed_at=NOW,
        )  # fmt: skip
        LearningAction.objects.create(
            person=person, kind="experience", text="Lead the regional project", created_at=NOW
        )
        post = position()
        Successor.objects.create(
            position=post, person=person, readiness="now", rank=1, added_at=NOW, gap="Patience"
        )
    return person


@pytest.fixture
def address(amina):
    return reverse("talent:talent_profile", args=[amina.pk])


def pdf_of(person, language="en"):
    return file_of(person, "pdf", language)


def file_of(person, form, language="en"):
    return reverse(f"talent:talent_profile_{form}", args=[person.pk, language])


def reader_as(who, house, amina):
    return {
        "executive": lambda: amina.user,
        "manager": lambda: house.generals[0].user,
        "above": lambda: house.heads[0].user,
        "deputy_head": lambda: house.deputy_head.user,
        "delegate": lambda: delegate_of(house.organization),
        "hr": lambda: give(Role.HR_ADVISER, organization=house.organization),
        "colleague": lambda: house.directors[1].user,
        "stranger": lambda: account(holder(position())),
        "analyst": lambda: give(Role.OCHRO_ANALYST),
        "administrator": lambda: give(Role.ADMINISTRATOR),
    }[who]()


def words_of(answer):
    """What a page or a file says, in one line."""
    assert answer.status_code == 200
    if answer["Content-Type"] == WORD:
        said = words_in(answer.content)
    elif answer["Content-Type"] == "application/pdf":
        pages = PdfReader(BytesIO(answer.content)).pages
        said = " ".join(page.extract_text() for page in pages)
    else:
        said = unescape(re.sub("<[^>]+>", " ", answer.content.decode()))
    return " ".join(said.replace("\u200b", "").split())


KEPT = {"education": "Carleton", "results": "Second-language results"}
EXERCISE = {
    "now": "Ready for advancement",
    "before": "Well-placed in role",
    "answers": "Head of a regional office",
    "tags": "Large operations",
    "plan": "Lead the regional project",
    "mark": "Not to be handed to the executive",
}
# Never on it, whoever reads: the self-assessment, what comes after the career, slates.
NEVER = ("The plan of 2025", "Teaching", "Patience")
SEES = {
    "executive": {"answers", "tags", "plan"},
    "manager": set(EXERCISE),
    "above": set(),
    "deputy_head": set(EXERCISE),
    "delegate": set(EXERCISE),
    "hr": set(),
}


@pytest.mark.parametrize("form", ["page", "pdf", "docx"])
@pytest.mark.parametrize("who", SEES)
def test_each_reader_sees_the_sections_that_the_doors_open(
    who, form, client, house, amina, address
):
    reader = reader_as(who, house, amina)
    client.force_login(reader)

    said = words_of(client.get(address if form == "page" else file_of(amina, form)))

    assert [name for name, words in KEPT.items() if words not in said] == []
    assert {name for name, words in EXERCISE.items() if words in said} == SEES[who]
    assert [words for words in NEVER if words in said] == []
    read = Reading.objects.filter(person_id=amina.pk)
    what = "talent_profile" if form == "page" else f"talent_profile_{form}"
    assert [(each.reader_id, each.what) for each in read] == [(reader.pk, what)]


@pytest.mark.parametrize(
    ("who", "status"),
    [("colleague", 403), ("analyst", 403), ("stranger", 404), ("administrator", 404)],
)
def test_nobody_else_reads_it(who, status, client, house, amina, address):
    client.force_login(reader_as(who, house, amina))

    assert client.get(address).status_code == status
    assert client.get(pdf_of(amina)).status_code == status
    assert client.get(file_of(amina, "docx")).status_code == status
    assert not Reading.objects.filter(person_id=amina.pk).exists()


def test_nobody_reads_a_superiors_with_a_role(client, house, amina):
    user = delegate_of(house.organization, user=amina.user)
    client.force_login(user)

    assert client.get(pdf_of(house.generals[0])).status_code == 403
    assert client.get(file_of(house.generals[0], "docx")).status_code == 403


def test_it_is_only_read(client, amina, address):
    client.force_login(amina.user)

    assert client.post(address).status_code == 405
    assert client.post(pdf_of(amina)).status_code == 405
    assert client.post(file_of(amina, "docx")).status_code == 405


def shared(assessment, kind, code, at):
    with transaction.atomic():
        arrange()
        assessment.placement = placement(assessment.cycle, code)
        return Share.objects.create(
            assessment=assessment, kind=kind, content=content_of(assessment), at=at,
            by=assessment.person.user,
        )  # fmt: skip


def test_the_executive_reads_the_placement_that_was_shared_last_in_its_words(
    client, house, amina, address
):
    assessment = Assessment.objects.get(person=amina, cycle=house.cycle)
    shared(assessment, "proposed", "develop-in-role", NOW)
    shared(assessment, "approved", "ready-for-lateral-movement", NOW)
    client.force_login(amina.user)

    said = words_of(client.get(address))
    in_french = words_of(client.get(pdf_of(amina, "fr")))

    assert "Ready for lateral movement" in said
    assert "Shared after approval" in said
    assert "Develop in role" not in said
    assert "Ready for advancement" not in said
    lateral = placement(house.cycle, "ready-for-lateral-movement")
    assert lateral.name_fr in in_french
    assert lateral.name_en not in in_french


def test_the_manager_reads_what_was_shared_and_what_was_not(client, house, amina, address):
    before = Assessment.objects.exclude(cycle=house.cycle).get(person=amina)
    shared(before, "approved", "well-placed-in-role", NOW)
    client.force_login(house.generals[0].user)

    said = words_of(client.get(address))

    assert "Complete Not shared" in said
    assert f"Approved {write_date(timezone.localdate(NOW))}" in said


@pytest.mark.parametrize("state", [QuestionnaireState.DRAFT, QuestionnaireState.RETURNED])
def test_answers_that_are_not_submitted_stay_out(state, client, house, address, amina):
    with transaction.atomic():
        arrange()
        Questionnaire.objects.filter(person=amina).update(state=state)
    for reader in (amina.user, house.generals[0].user):
        client.force_login(reader)
        said = words_of(client.get(address))

        assert "regional office" not in said
        assert "No answers were submitted yet." in said


def test_the_answers_of_the_last_cycle_stand_until_there_are_new_ones(
    client, house, amina, address
):
    with transaction.atomic():
        arrange()
        Questionnaire.objects.filter(person=amina).update(state=QuestionnaireState.DRAFT)
    old = answered(amina, cycle_before(house.cycle), **{"career-objective": "Lead a program"})
    client.force_login(house.generals[0].user)

    said = words_of(client.get(address))

    assert "Lead a program" in said
    assert f"From the questionnaire of cycle {old.cycle}" in said


def test_an_empty_profile_says_what_is_missing(client, house, amina):
    nobody = house.directors[1]
    url = reverse("talent:talent_profile", args=[nobody.pk])
    client.force_login(house.generals[0].user)
    said = words_of(client.get(url))

    assert "Not placed yet" in said
    assert "Nothing is on the plan yet." in said
    assert "No result recorded" in said

    client.force_login(nobody.user)
    assert "Nothing was shared with you yet." in words_of(client.get(url))


def test_the_career_is_in_words(client, house, amina, address):
    AppointmentFactory(
        person=amina,
        position=position(level=Level.EX_02, title_en="Acting director general"),
        kind=Kind.ACTING,
        starts_on=date(2024, 4, 1),
        ends_on=date(2024, 9, 30),
    )
    with transaction.atomic():
        arrange()
        for kind, title, first, last in (
            ("award", "Award of Excellence", 2019, None),
            ("accreditation", "Accountant", 2003, None),
            ("membership", "Institute", None, 2010),
            ("employment", "City of Ottawa", 2001, 2001),
        ):
            ProfileEntry.objects.create(
                person=amina, kind=kind, title=title, from_year=first, to_year=last
            )
    client.force_login(amina.user)

    said = words_of(client.get(address))

    assert "April 1, 2024 to September 30, 2024 Acting director general (EX-02) Acting" in said
    assert "Since April 1, 2015" in said
    for words in ("Excellence · 2019", "Accountant · since 2003", "Institute · until 2010"):
        assert words in said
    assert "Earlier employment" in said


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_file_is_named_and_says_who_produced_it(form, client, house, amina):
    client.force_login(house.generals[0].user)
    answer = client.get(file_of(amina, form, "fr"))
    said = words_of(answer)

    assert answer["Content-Disposition"].startswith('attachment; filename="profil-de-talent-')
    assert answer["Content-Disposition"].rstrip('"').endswith(f".{form}")
    assert answer["Content-Language"] == "fr"
    assert answer["Cache-Control"] == "no-store"
    assert "Protégé B".upper() in said
    assert str(house.generals[0]) in said
    assert "1 de 1" in said or "1 de 2" in said


def test_the_text_file_has_the_headings_and_tables_of_the_page(client, house, amina, address):
    client.force_login(house.generals[0].user)

    page = client.get(address).content.decode()
    file = opened(client.get(file_of(amina, "docx")).content)

    content = page.split('class="document"')[1].split("</main>")[0]
    names = re.findall(r"<h2[^>]*>([^<]+)</h2>", content)
    styled = [(line.style.name, line.text) for line in file.paragraphs]
    assert [words for style, words in styled if style == "Heading 2"] == list(map(unescape, names))
    assert [words for style, words in styled if style == "Heading 1"] == [str(amina)]
    assert len(file.tables) == page.count("<table")
    assert file.core_properties.language == "en-CA"


def test_the_page_asks_as_many_queries_for_much(
    client, house, amina, address, django_assert_max_num_queries
):
    client.force_login(house.generals[0].user)
    client.get(address)  # the first request of a session also notes where it comes from
    with django_assert_max_num_queries(20) as few:  # nine of them of every page
        client.get(address)
    with transaction.atomic():
        arrange()
        for number in range(10):
            ProfileEntry.objects.create(person=amina, kind="award", title=f"Award {number}")
            LearningAction.objects.create(
                person=amina, kind="learning", text=f"Course {number}", created_at=NOW
            )
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "Course 9" in words_of(client.get(address))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_somebody_wrote_is_text_on_both(client, amina, address, language):
    words = '#eval("1+1") <b>*bold*</b> $x$ {page} %(name)s'
    with transaction.atomic():
        arrange()
        ProfileEntry.objects.create(person=amina, kind="award", title=words)
    client.force_login(amina.user)

    assert escape(words) in client.get(address).content.decode()
    for form in ("pdf", "docx"):
        assert words in words_of(client.get(file_of(amina, form, language)))


def test_it_stands_among_the_pages_of_a_person(client, house, amina, address):
    card = reverse("directory:person", args=[amina.pk])
    client.force_login(house.generals[0].user)
    assert address in client.get(card).content.decode()

    client.force_login(house.directors[1].user)
    assert address not in client.get(card).content.decode()
