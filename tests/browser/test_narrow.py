"""Every main page at 320 pixels: nothing beyond the edge, nothing lost, every control in reach."""

import pytest
from django.urls import reverse
from django.utils import timezone

from etms import notices
from etms.cycles import services
from etms.directory.choices import Kind
from etms.roles.choices import ROLE_GIVEN
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    SalaryFactory,
    UnitFactory,
    holder,
    position,
)
from tests.factories.roles import delegate_of
from tests.roles.house import make_house

pytestmark = pytest.mark.browser

BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
    .filter(e => !e.closest(".sr-only, .skip, thead th:not(:has(a))"))
    .map(e => e.outerHTML.slice(0, 120))"""
OUT_OF_REACH = """() => [...document.querySelectorAll(
        "main :is(a, button, input, select, summary)")]
    .filter(e => e.type !== "hidden" && e.checkVisibility())
    .filter(e => {
        e.scrollIntoView({block: "center", behavior: "instant"});
        const box = e.getClientRects()[0];
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !(hit && (e.contains(hit) || hit.contains(e)));
    })
    .map(e => e.outerHTML.slice(0, 120))"""
NAMELESS = """() => [...document.querySelectorAll("tbody td")]
    .filter(e => e.textContent.trim() && e.checkVisibility())
    .filter(e => !e.dataset.label && !e.querySelector("form, .button"))
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def place(transactional_db):
    """The house with something on every page: a vacancy, results, a salary, roles, jobs."""
    house = make_house()
    executive = house.people["executive"]
    low = UnitFactory(organization=house.organization, parent=house.unit)
    holder(position(unit=low, above=house.positions["executive"]))
    position(unit=low, above=house.positions["executive"])
    AppointmentFactory(person=house.colleague, position=position(unit=low), kind=Kind.ACTING)
    LanguageResultFactory(person=executive)
    SalaryFactory(person=executive)
    delegate_of(house.organization)
    act = {"by": house.users["policy_officer"], "at": timezone.now()}
    services.load_first_versions(at=act["at"])
    services.draft_cycle(year=2030, **act)
    for name in ("administrator", "executive"):
        user = house.users[name]
        notices.notify(to=user, code=ROLE_GIVEN, context={"by": "Élise Gagnon"}, url="/")
    return house


def pages_of(house) -> dict[str, list[str]]:
    """The main pages, by one who may open them."""
    person, post = house.people["executive"], house.positions["executive"]

    def of(name, *args):
        return reverse(name, args=args)

    return {
        "hr_adviser": [
            "/",
            of("directory:people"),
            of("directory:positions"),
            of("directory:organizations"),
            of("directory:organization", house.organization.pk),
            of("directory:chart", house.organization.pk),
            of("directory:unit", house.unit.pk),
            of("directory:position", post.pk),
            of("directory:position_changes", post.pk),
            of("directory:position_revise", post.pk),
            of("directory:person", person.pk),
            of("directory:file", person.pk),
            of("directory:person_changes", person.pk),
            of("directory:appointment_add", person.pk),
        ],
        "manager": ["/", of("directory:team")],
        "executive": [
            "/",
            "/notices/",
            of("roles:who_can_see", person.pk),
            of("roles:who_opened", person.pk),
            "/components/",
        ],
        "deputy_head": [of("roles:delegates"), of("roles:roles")],
        "ochro_lead": ["/", of("directory:people"), of("roles:roles"), "/roles/delegates/all/"],
        "policy_officer": [
            "/",
            "/cycles/",
            "/cycles/rules/",
            "/cycles/numbers/",
            "/cycles/2030-31/",
            "/cycles/2030-31/stages/",
        ],
        "administrator": [
            "/",
            "/accounts-admin/",
            of("accounts:account", house.users["executive"].pk),
            "/work/jobs/",
            "/work/health/",
            "/accounts/sessions/",
        ],
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_lost_at_320_pixels(page, sign_in, open_page, place, language):
    found = {}
    for who, addresses in pages_of(place).items():
        sign_in(place.users[who])
        for address in addresses:
            open_page(address, language=language, width=320)
            wrong = [
                f"{kind}: {element}"
                for kind, script in {
                    "beyond the edge": BEYOND,
                    "out of reach": OUT_OF_REACH,
                    "without a label": NAMELESS,
                }.items()
                for element in page.evaluate(script)
            ]
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wrong.append("the page scrolls sideways")
            if "---" in page.content():
                wrong.append("a choice of dashes")
            if wrong:
                found[f"{who} {address}"] = wrong

    assert found == {}


def test_a_table_stays_a_table_when_its_rows_are_cards(page, sign_in, open_page, place):
    sign_in(place.users["hr_adviser"])
    open_page(reverse("directory:positions"), width=320)

    table = page.get_by_role("table")
    row = table.get_by_role("row").nth(1)

    assert table.get_by_role("columnheader").count() == 6
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == 5
    label = row.get_by_role("cell").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Number"'
    table.get_by_role("link", name="Level").click()
    assert page.url.endswith("?sort=level")


def test_the_act_of_a_row_can_be_done_at_320_pixels(page, sign_in, open_page, place):
    sign_in(place.users["deputy_head"])
    open_page(reverse("roles:delegates"), width=320)
    withdraw = page.get_by_role("link", name="Withdraw")
    before = withdraw.count()

    withdraw.first.click()
    page.locator("main form button").click()

    page.get_by_text("The nomination is withdrawn").wait_for()
    assert withdraw.count() == before - 1
