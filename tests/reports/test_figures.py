"""The service-wide figures: from submitted packages alone, built by a job, once for each state."""

import re
from copy import deepcopy

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from etms.roles.choices import Role
from etms.work.models import Job
from etms.work.services import run_due_jobs
from reports import services
from reports.choices import Report
from reports.models import Release
from talent.services.announcements import announce
from talent.services.submission import withdraw_package
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture(scope="module")
def built(once):
    with once():
        return sending.desk()


@pytest.fixture
def desk(db, built):
    return deepcopy(built)


@pytest.fixture
def analyst():
    return give(Role.OCHRO_ANALYST)


def build(desk):
    return services.build_figures(cycle=desk.cycle, by=None, at=NOW())


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def cells(release, report):
    table = release.figures[report]
    rows = [row["en"] for row in table["rows"]]
    return {row: dict(zip([c["en"] for c in table["columns"]], line, strict=True))
            for row, line in zip(rows, table["cells"], strict=True)}  # fmt: skip


def test_figures_count_what_was_submitted_and_nothing_live(desk):
    assert build(desk).figures[Report.PLACEMENTS]["cells"] == []
    desk.submit()
    with transaction.atomic():
        arrange()
        desk.there.heads[0].assessments.update(
            placement=desk.cycle.placements.rows.get(code="develop-in-role")
        )

    release = build(desk)

    placed = cells(release, Report.PLACEMENTS)
    assert placed["EX-04"]["Well-placed in role"] == 2
    assert placed["EX-04"]["Develop in role"] == 0
    assert cells(release, Report.POSITIONS) == {
        "EX-04": {"No successor": 0, "Successors, none ready now": 0, "A successor ready now": 1}
    }
    took_part = cells(release, Report.PARTICIPATION)
    assert took_part["EX-03 · Core public administration"] == {
        "Sent": 2, "Declined": 0, "Missing": 0,
    }  # fmt: skip
    assert (release.packages, release.organizations, release.version) == (1, 1, 2)


def test_figures_stand_in_both_languages(desk):
    desk.submit()

    table = build(desk).figures[Report.PARTICIPATION]

    assert table["rows"][0]["fr"].endswith("Administration publique centrale")
    assert table["columns"][0] == {"en": "Sent", "fr": "Envoyés"}


def test_the_same_packages_are_not_counted_twice(desk):
    desk.submit()

    assert build(desk).version == 1
    assert build(desk) is None
    withdraw_package(package=desk.dossier.packages.get(), by=desk.head, at=NOW())
    assert build(desk).packages == 0


def test_the_job_builds_them_on_demand(desk, analyst, client):
    desk.submit()
    client.force_login(analyst)

    done = client.post("/reports/build/")
    run_due_jobs(seconds=10)

    assert done.status_code == 302
    assert Release.objects.get().built_by == analyst
    assert "Version 1" in text(client.get(done.url))


def test_beat_puts_the_job_once_a_day_for_the_running_cycle(desk):
    services.put_nightly(at=NOW())
    services.put_nightly(at=NOW())

    assert Job.objects.filter(kind=services.KIND).count() == 1


def test_ochro_alone_sees_and_builds_the_figures(desk, client):
    others = [desk.head, desk.delegate, UserFactory(), give(Role.POLICY_OFFICER),
              give(Role.ADMINISTRATOR)]  # fmt: skip
    for user in others:
        client.force_login(user)
        assert client.get("/reports/").status_code == 403
        assert client.post("/reports/build/").status_code == 403
        with pytest.raises(PermissionDenied):
            services.ask_for_figures(cycle=desk.cycle, by=user, at=NOW())
    for role in (Role.OCHRO_ANALYST, Role.OCHRO_LEAD):
        client.force_login(give(role))
        assert client.get("/reports/").status_code == 200


def test_the_history_of_a_cycle_tells_nothing_of_its_figures_and_announcements(desk, client):
    desk.submit()
    services.build_figures(cycle=desk.cycle, by=give(Role.OCHRO_LEAD), at=NOW())
    announce(
        cycle=desk.cycle,
        by=give(Role.OCHRO_LEAD),
        at=NOW(),
        **dict.fromkeys(("title_en", "title_fr", "text_en", "text_fr"), "CANARY"),
    )
    client.force_login(give(Role.POLICY_OFFICER))

    said = text(client.get(reverse("cycles:changes", args=[desk.cycle.code])))

    assert "History" in said
    for untold in ("figures", "Well-placed in role", "CANARY"):
        assert untold not in said


def test_the_published_view_shows_no_small_cell(desk, analyst, client):
    desk.submit()
    build(desk)
    client.force_login(analyst)

    inside, outside = (client.get("/reports/", {"show": show}) for show in ("all", "published"))

    small = re.compile(r'<td [^>]*class="num"[^>]*><div class="cell">[1-5]</div></td>')
    assert small.search(text(inside))
    for table in outside.context["tables"]:
        shown = [n for _name, row in table.rows for n in row] + table.totals
        assert all(n is None or n >= 6 for n in shown)
        assert all(bar.number is None or bar.number >= 6 for bar in table.bars)
    assert not small.search(text(outside))
    assert "No cell below 6 is shown" in text(outside)


def test_the_page_before_the_first_figures_and_with_a_wrong_filter(desk, analyst, client):
    client.force_login(analyst)

    assert "No figures yet" in text(client.get("/reports/"))
    assert client.get("/reports/", {"cycle": "1999-00", "show": "x"}).status_code == 200
