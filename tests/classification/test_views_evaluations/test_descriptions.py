"""The pages of job descriptions."""

from datetime import date

import pytest

from classification.models import JobDescription
from tests.classification.evaluating import signed
from tests.factories import classification as make

pytestmark = pytest.mark.django_db


def rows(*dimensions):
    """The rows of dimensions as a page sends them."""
    sent = {
        "dimensions-TOTAL_FORMS": len(dimensions),
        "dimensions-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(dimensions):
        sent |= {f"dimensions-{number}-{name}": value for name, value in row.items()}
    return sent


def test_a_manager_writes_a_description_and_signs_it(desk, site):
    manager = site(desk.general.user)
    manager.post("describe", desk.posts["director"].pk)
    draft = JobDescription.objects.get()
    texts = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("location", "accountability", "structure", "nature", "specific")
        for code in ("en", "fr")
    }
    budget = {
        "kind": "operating",
        "name_en": "Budget",
        "name_fr": "Le budget",
        "amount": "4000000",
        "on": "2024-04-01",
    }
    sent = texts | rows(budget) | {"noc_code": "00012", "base": 0}
    manager.post("write", draft.pk, **sent)
    manager.post("move_description", draft.pk, "sign", base=1)

    draft.refresh_from_db()
    assert (draft.state, draft.signed_by) == ("signed", desk.general.user)
    assert (draft.structure_fr, draft.dimensions.get().amount) == ("structure fr", 4_000_000)
    assert "4,000,000" in manager.get("description", draft.pk)
    assert "4\u00a0000\u00a0000" in site(desk.general.user, "fr").get("description", draft.pk)


def test_a_stale_page_keeps_what_was_written_and_answers_409(desk, site):
    draft = make.written(make.description, desk.posts["director"])
    manager = site(desk.general.user)
    manager.post("write", draft.pk, **rows(), base=0, nature_en="First")
    page = manager.post("write", draft.pk, **rows(), base=0, nature_en="Second", status=409)

    draft.refresh_from_db()
    assert draft.nature_en == "First"
    assert "Second" in page
    assert 'name="base" value="1"' in page
    manager.post("write", draft.pk, **rows(), base=1, nature_en="Second")


def test_half_a_description_is_saved_and_not_signed(desk, site):
    draft = make.written(make.description, desk.posts["director"], nature_fr="")
    manager = site(desk.general.user)
    manager.post("move_description", draft.pk, "sign", base=0)

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert "Nature and scope in French" in manager.get("description", draft.pk)


def test_versions_are_compared_text_by_text(desk, site):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force", by=desk.general.user, text="Old")
    new = make.written(make.description, post, version=2, text="Old", nature_en="A new scope")
    page = site(desk.general.user).get("changes", new.pk)

    assert "A new scope" in page
    assert "Nature and scope in English" in page
    assert "Organization structure in english" not in page


def test_a_version_is_put_in_force_and_ends_the_one_before(desk, site):
    post = desk.posts["director"]
    old = make.written(make.description, post, state="in_force", by=desk.general.user)
    new = signed(desk, version=2)
    site(desk.adviser).post("enforce", new.pk, starts_on="2024-06-01", base=0)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.ends_on) == ("replaced", date(2024, 5, 31))
    assert (new.state, new.starts_on) == ("in_force", date(2024, 6, 1))
    early = signed(desk, version=3)
    site(desk.adviser).post("enforce", early.pk, starts_on="2024-06-01", base=0, status=422)


def test_the_holder_reads_what_is_in_force_and_no_name(desk, site):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force", by=desk.general.user, text="Live")
    draft = make.written(make.description, post, version=2)
    holder = site(desk.director.user)
    page = holder.get("description", JobDescription.objects.get(version=1).pk)

    assert "Live accountability en" in page
    assert str(desk.general) not in page
    holder.get("description", draft.pk, status=403)
    site(desk.outsider).get("description", draft.pk, status=404)
