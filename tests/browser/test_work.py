"""Home, notices, jobs and health in Chromium: accessible, narrow, and of use."""

from datetime import timedelta

import pytest
from django.utils import timezone

from etms import notices
from etms.roles.choices import ROLE_GIVEN, Role
from etms.work.models import Job, Notice
from tests.factories.roles import give

pytestmark = pytest.mark.browser
PAGES = ["/", "/notices/", "/work/jobs/", "/work/jobs/?show=dead", "/work/health/"]


@pytest.fixture
def administrator(transactional_db):
    """One who has two notices, a job given up and a job that waits too long."""
    user = give(Role.ADMINISTRATOR)
    for name in ("Élise Gagnon", "Benoît Tremblay"):
        notices.notify(to=user, code=ROLE_GIVEN, context={"by": name}, url="/work/health/")
    dead, stuck = Job.objects.order_by("pk")
    now = timezone.now()
    Job.objects.filter(pk=dead.pk).update(dead_at=now, attempts=8, error="TimeoutError (a.py:1)")
    Job.objects.filter(pk=stuck.pk).update(put_at=now - timedelta(hours=2))
    return user


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_work_are_accessible_and_fit(
    page, sign_in, open_page, faults, administrator, language, width
):
    sign_in(administrator)
    found = {}
    for address in PAGES:
        open_page(address, language=language, width=width)
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("too wide")

    assert {address: said for address, said in found.items() if said} == {}


def test_a_notice_leads_to_its_step_and_is_marked_as_read(page, sign_in, open_page, administrator):
    sign_in(administrator)
    open_page("/")

    page.get_by_role("link", name="Notices 2").click()
    page.get_by_role("button", name="Mark as read").first.click()
    page.get_by_role("link", name="Notices 1").wait_for()
    page.get_by_role("link", name="You were given a role").first.click()

    assert page.url.endswith("/work/health/")
    assert Notice.objects.filter(read_at=None).count() == 1


def test_the_home_page_leads_to_the_job_that_was_given_up(page, sign_in, open_page, administrator):
    sign_in(administrator)
    open_page("/")

    page.get_by_role("link", name="Look at 1 job that was given up").click()
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("The job will be tried again in a moment.").wait_for()

    assert not Job.objects.dead().exists()
