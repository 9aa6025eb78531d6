"""The submission in Chromium: every page accessible, narrow, in both languages; and the story of
a package from what is in the way to OCHRO's decision, without a mouse."""

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from etms.packages.models import Package
from etms.roles.choices import Role
from reports.services import build_figures
from talent.choices import QuestionnaireState
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db):
    """An organization whose files are ready, but for one that is expected and was returned."""
    desk = sending.desk(name_en="Department of Trials", name_fr="Ministère des Essais")
    desk.late = desk.there.generals[1]
    with transaction.atomic():
        arrange()
        desk.late.questionnaires.update(state=QuestionnaireState.RETURNED)
    desk.lead = give(Role.OCHRO_LEAD)
    return desk


def reason_given(desk):
    services.give_reason(
        dossier=desk.dossier,
        person_id=desk.late.pk,
        reason="On long leave",
        by=desk.head,
        at=timezone.now(),
    )


def submitted(desk):
    """A returned package, then one that waits; figures of it."""
    reason_given(desk)
    first = desk.submit()
    services.decide_package(
        package=first, action="return", note="Say more.", by=desk.lead, at=timezone.now()
    )
    with transaction.atomic():
        arrange()
        desk.there.heads[0].questionnaires.get().answers.filter(question__code="strengths").update(
            value="Vision and calm"
        )
    second = desk.submit()
    build_figures(cycle=desk.cycle, by=None, at=timezone.now())
    return second


def of_the_organization(desk):
    person = desk.there.heads[0].pk
    start = f"/talent/submission/{desk.dossier.pk}/"
    return [start, f"{start}preview/", f"{start}preview/{person}/", f"{start}send/"]


def of_a_package(desk, package):
    person, start = desk.there.heads[0].pk, f"/talent/packages/{package.number}/"
    return [
        f"/talent/submission/{desk.dossier.pk}/",
        f"/talent/submission/{desk.dossier.pk}/changes/",
        start,
        f"{start}changes/",
        f"{start}files/{person}/",
        f"/packages/{package.number}/",
        f"/packages/verify/?number={package.number}&hash={package.hash}",
        f"/packages/verify/?number={package.number}&hash=0",
    ]


FOR_OCHRO = [
    "/talent/submitted/",
    "/talent/submitted/executives/",
    "/reports/",
    "/reports/?show=published",
]


def judged(page, open_page, faults, addresses, **how):
    """What is wrong with each of these pages."""
    found = {}
    for address in addresses:
        open_page(address, **how)
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > how["width"]:
            found[address].append("too wide")
    return {address: said for address, said in found.items() if said}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_submission_are_accessible_and_fit(
    page, sign_in, open_page, faults, desk, language, width
):
    how = {"language": language, "width": width}
    sign_in(desk.delegate)
    wrong = judged(page, open_page, faults, of_the_organization(desk), **how)
    package = submitted(desk)
    wrong |= judged(page, open_page, faults, of_a_package(desk, package), **how)
    sign_in(desk.lead)
    ours = [f"/talent/packages/{package.number}/", f"/talent/packages/{package.number}/changes/"]
    wrong |= judged(page, open_page, faults, FOR_OCHRO + ours, **how)

    assert wrong == {}


def test_a_package_goes_by_keyboard_from_what_is_in_the_way_to_its_endorsement(
    page, sign_in, open_page, desk
):
    sign_in(desk.delegate)
    open_page(f"/talent/submission/{desk.dossier.pk}/")
    expect(page.get_by_role("heading", name="1 file is in the way")).to_be_visible()
    field = page.get_by_label(f"Why the file of {desk.late} does not go")
    field.fill("On long leave")
    field.press("Enter")
    expect(page.get_by_role("heading", name="Nothing is in the way")).to_be_visible()

    page.get_by_role("link", name="See what OCHRO gets").press("Enter")
    page.get_by_role("link", name=str(desk.there.heads[0])).press("Enter")
    expect(page.get_by_text("Vision d’ensemble").first).to_be_visible()
    open_page(f"/talent/submission/{desk.dossier.pk}/")
    page.get_by_role("link", name="Check and send").press("Enter")
    page.get_by_role("button", name="Send to OCHRO").press("Enter")
    expect(page.get_by_role("heading", level=1, name="Receipt")).to_be_visible()
    package = Package.objects.get()
    page.get_by_role("link", name="Verify this receipt").press("Enter")
    expect(page.get_by_role("heading", name="This receipt is genuine")).to_be_visible()

    sign_in(desk.lead)
    open_page("/talent/submitted/")
    page.get_by_role("link", name=package.number).press("Enter")
    page.get_by_role("button", name="Endorse").press("Enter")
    expect(page.get_by_text("The organization was told.")).to_be_visible()
    assert Package.objects.get().state == "endorsed"


def test_a_double_click_sends_once(page, sign_in, open_page, desk):
    reason_given(desk)
    sign_in(desk.head)
    open_page(f"/talent/submission/{desk.dossier.pk}/send/", language="fr")

    page.get_by_role("button", name="Envoyer au BDPRH").dblclick()
    expect(page.get_by_role("heading", level=1, name="Accusé de réception")).to_be_visible()

    assert Package.objects.count() == 1


def test_back_and_again_leads_to_the_same_receipt(page, sign_in, open_page, desk):
    reason_given(desk)
    sign_in(desk.head)
    open_page(f"/talent/submission/{desk.dossier.pk}/send/")
    form = {
        name: page.locator(f"input[name={name}]").first.input_value()
        for name in ("key", "seen", "replaces")
    }
    page.get_by_role("button", name="Send to OCHRO").click()
    expect(page.get_by_role("heading", level=1, name="Receipt")).to_be_visible()
    number = Package.objects.get().number
    with transaction.atomic():
        arrange()
        desk.there.heads[0].questionnaires.get().answers.filter(question__code="strengths").update(
            value="Something else"
        )

    open_page(f"/talent/submission/{desk.dossier.pk}/send/")
    page.evaluate(
        """form => Object.entries(form).forEach(([name, value]) => {
            document.querySelector(`input[name=${name}]`).value = value })""",
        form,
    )
    page.get_by_role("button", name="Send to OCHRO").click()

    expect(page.get_by_role("heading", name=number)).to_be_visible()
    assert Package.objects.count() == 1


def test_ochro_returns_a_package_with_a_note_that_the_organization_reads(
    page, sign_in, open_page, faults, desk
):
    reason_given(desk)
    package = desk.submit()
    sign_in(desk.lead)
    open_page(f"/talent/packages/{package.number}/")
    page.get_by_text("Return it with a note").press("Enter")
    page.get_by_role("button", name="Return", exact=True).press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.said.clear()  # the browser reports the answer 422
    assert faults() == []
    page.get_by_label("What has to be put right").fill("Two EX-05 are missing.")
    page.get_by_role("button", name="Return", exact=True).press("Enter")
    expect(page.get_by_text("The organization was told.")).to_be_visible()

    sign_in(desk.head)
    open_page(f"/talent/submission/{desk.dossier.pk}/")
    expect(page.get_by_role("link", name="0 changes since")).to_be_visible()
    expect(page.get_by_text("Two EX-05 are missing.")).to_be_visible()
