"""The classification file on paper, and how it was signed: what each reader gets."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from classification.models import Rationale
from etms.roles.choices import Role
from etms.trace.models import Reading
from tests.classification.evaluating import signed, standing
from tests.classification.filing import decided, recommended
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES
from tests.factories.roles import give

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    with once():
        desk = make.desk()
        return desk, decided(desk)


@pytest.fixture
def desk(db, built):
    return built[0]


@pytest.fixture
def found(db, built):
    return built[1]


def pdf(client, user, found, language="en"):
    client.force_login(user)
    return client.get(reverse("classification:file_pdf", args=[found.pk, language]))


def words(answer):
    assert answer.status_code == 200, answer.content.decode()[:2000]
    pages = PdfReader(BytesIO(answer.content)).pages
    said = " ".join(page.extract_text() for page in pages)
    return " ".join(said.replace("\u200b", "").split())


ON_PAPER = (
    "Classification file", "PROTECTED B", "00012", "For the region accountability en",
    "For the region structure en", "For the region nature en", "For the region specific en",
    "For the region location en", "Level before EX-01", "Level decided EX-02",
    "September 1, 2024", "Agreed with the CFO", "Runs a program", "$40,000,000",
    "Superior", "Chair", "Profile estimated", "1,418", "As the description says", "27 –",
    "One step apart", "October 3, 2022", "signed by", "Hash (SHA-256)",
)  # fmt: skip


def test_the_file_says_all_that_the_directive_asks_for(client, desk, found):
    said = words(pdf(client, desk.adviser, found))

    assert not [each for each in ON_PAPER if each not in said]
    assert desk.posts["director"].number in said
    assert str(desk.head) in said
    assert str(desk.general) in said  # signed the description
    assert str(desk.director) not in said
    assert "Draft" not in said


def test_a_file_is_in_one_language_alone(client, desk, found):
    english, french = (words(pdf(client, desk.adviser, found, each)) for each in ("en", "fr"))

    assert "For the region nature fr" in french
    assert "For the region nature en" not in french
    assert "Dossier de classification" in french
    assert "PROTÉGÉ B" in french
    assert "For the region nature fr" not in english


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_is_tagged_and_says_its_language(client, desk, found, language):
    answer = pdf(client, desk.adviser, found, language)
    made = PdfReader(BytesIO(answer.content))

    assert made.trailer["/Root"]["/Lang"] == f"{language}-CA"
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in answer.content
    name = {"en": "classification-file-", "fr": "dossier-de-classification-"}[language]
    assert name in answer["Content-Disposition"]
    assert answer["Content-Language"] == language


def test_before_the_decision_it_is_a_draft_on_every_page_without_the_level_held(client):
    desk = make.desk()
    found = recommended(desk)

    answer = pdf(client, desk.head.user, found)
    said = words(answer)

    assert "the deputy head has not decided" in said
    for page in PdfReader(BytesIO(answer.content)).pages:
        assert "Draft classification file" in page.extract_text()
    for token in ("EX-01", "Level before", str(desk.director)):
        assert token not in said


def test_sections_and_checks_stand_in_their_order(client, desk, found):
    said = words(pdf(client, desk.adviser, found))
    sections = ["accountability", "structure", "nature", "specific"]

    places = [said.index(f"For the region {each} en") for each in sections]
    assert places == sorted(places)
    grades = said[said.index("Checks of the standard") :]
    assert grades.index("Evaluate again") < grades.index("As the standard expects")


def readers(desk):
    return {
        "adviser": (desk.adviser, 200),
        "member": (desk.member, 200),
        "deputy head": (desk.head.user, 200),
        "manager": (desk.general.user, 403),
        "holder": (desk.director.user, 403),
        "OCHRO": (give(Role.OCHRO_ANALYST), 403),
        "outsider": (desk.outsider, 404),
    }


@pytest.mark.parametrize("name", ["file_pdf", "signed"])
def test_it_is_taken_away_by_whoever_reads_the_evaluation_in_full(client, desk, found, name):
    for who, (user, status) in readers(desk).items():
        client.force_login(user)
        more = ["fr"] if name == "file_pdf" else []
        answer = client.get(reverse(f"classification:{name}", args=[found.pk, *more]))
        assert answer.status_code == status, who


@pytest.mark.parametrize("state", ["draft", "alone", "consensus", "returned", "withdrawn"])
def test_there_is_no_file_before_it_is_recommended(client, state):
    desk = make.desk()
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member], reasons=True)

    assert pdf(client, desk.adviser, found).status_code == 403
    page = client.get(reverse("classification:evaluation", args=[found.pk])).content.decode()
    assert "PDF in English" not in page
    assert client.get(reverse("classification:signed", args=[found.pk])).status_code == 404


def test_nobody_takes_the_file_of_a_position_above_them(client, found, desk):
    """An adviser who reports to the evaluated position reads no person on its file."""
    above = decided_above(desk)
    adviser = give(
        Role.CLASSIFICATION_ADVISER, organization=desk.organization, user=desk.director.user
    )

    assert pdf(client, adviser, above).status_code == 403


def decided_above(desk):
    return standing(desk, "decided", post="adm", degrees=DEGREES, description=signed(desk, "adm"))


def test_each_file_that_is_taken_away_leaves_its_trace(client, desk, found):
    before = Reading.objects.count()
    pdf(client, desk.adviser, found)

    made = Reading.objects.order_by("id")[before:]
    assert {(row.what, row.role, row.purpose) for row in made} == {
        ("classification_file_pdf", "adviser", "classification")
    }
    assert desk.director.pk in {row.person_id for row in made}


def test_the_holder_reads_in_the_trace_who_took_it(client, desk, found):
    pdf(client, desk.head.user, found)
    client.force_login(desk.director.user)

    page = client.get(reverse("roles:who_opened", args=[desk.director.pk])).content.decode()

    assert "Classification file, taken away as PDF" in page


def test_a_draft_tells_its_holder_nothing(client):
    desk = make.desk()
    pdf(client, desk.adviser, recommended(desk))

    assert not Reading.objects.filter(person_id=desk.director.pk).exists()


def test_the_evaluation_page_leads_to_each_language_and_to_the_signature(client, desk, found):
    client.force_login(desk.adviser)
    page = client.get(found.get_absolute_url()).content.decode()

    for name, more in (("file_pdf", ["en"]), ("file_pdf", ["fr"]), ("signed", [])):
        assert f'href="{reverse(f"classification:{name}", args=[found.pk, *more])}"' in page


def test_who_signed_when_and_the_hash_are_shown_and_verified_now(client, desk, found):
    client.force_login(desk.adviser)
    address = reverse("classification:signed", args=[found.pk])
    file = found.signed_file

    page = client.get(address).content.decode()
    assert "The signed file is genuine" in page
    assert f"{desk.head}, deputy head" in page
    assert file.number in page
    assert file.hash[:8] in page
    assert (
        "The signed file is genuine" in client.get(address, {"hash": file.hash}).content.decode()
    )
    other = client.get(address, {"hash": "0" * 64}).content.decode()
    assert "This is not the hash of the signed file" in other
    assert client.get(address, {"hash": ""}).status_code == 422


def test_a_record_that_was_changed_is_named_on_the_page_and_on_paper(client, desk, found):
    arrange()
    Rationale.objects.filter(evaluation=found, field="impact").update(text="Another reason")
    client.force_login(desk.adviser)

    page = client.get(reverse("classification:signed", args=[found.pk])).content.decode()
    said = words(pdf(client, desk.adviser, found))

    assert "no longer say what was signed" in page
    assert "<li>Rationale</li>" in page
    assert "no longer say what was signed" in said
    assert "Another reason" not in said  # the paper is what was signed


def test_the_paper_stays_as_it_was_signed_when_names_change(client, desk, found):
    before = words(pdf(client, desk.adviser, found))
    arrange()
    desk.posts["director"].terms.update(title_en="Another title")
    desk.general.family_name = "Renamed"
    desk.general.save()

    after = words(pdf(client, desk.adviser, found))

    assert "Another title" not in after
    assert "Renamed" not in after
    assert len(before) == len(after)


def test_a_decision_of_before_says_that_it_has_no_signed_file(client):
    desk = make.desk()
    found = standing(desk, "decided", degrees=DEGREES, reasons=True, seats=[desk.member])
    client.force_login(desk.adviser)

    page = client.get(reverse("classification:signed", args=[found.pk])).content.decode()

    assert "There is no signed file" in page
    assert "before files were signed" in words(pdf(client, desk.adviser, found))


def test_dollars_and_a_second_impact_stand_on_it(client):
    desk = make.desk()
    found = recommended(
        desk, dollars="40000000.00", dollars_on=make.date(2024, 4, 1), dimension="operating"
    )
    said = words(pdf(client, desk.adviser, found))

    assert "From dollars to magnitude" in said
    assert "Accountability Magnitude Index" in said
