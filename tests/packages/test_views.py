"""Receipts and their verification in the browser's words."""

import re

import pytest

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def signed_in(client, user):
    client.force_login(user)
    return client


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_receipt_says_by_whom_for_whom_what_and_the_hash(client, desk):
    head = UserFactory(username="head")
    package, _new = desk.submit(acting_for=head)

    answer = signed_in(client, desk.user).get(f"/packages/{package.number}/")

    assert f"{desk.user.username}, for head" in text(answer)
    assert package.hash[:8] in text(answer)
    sent = r'scope="row"><div class="cell">Sent</div></th> ?<td [^>]*><div class="cell">1</div>'
    assert re.search(sent, text(answer))


def test_a_receipt_is_not_there_for_a_stranger(client, desk):
    package, _new = desk.submit()
    signed_in(client, UserFactory(username="stranger"))

    assert client.get(f"/packages/{package.number}/").status_code == 404
    said = client.get("/packages/verify/", {"number": package.number, "hash": package.hash})
    assert "No such receipt" in text(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda number, hash: (number, hash), "This receipt is genuine"),
        (lambda number, hash: (number.lower(), f"{hash[:8]} {hash[8:].upper()}"), "is genuine"),
        (lambda number, hash: (number, "0" * 64), "The hash is not the one of this receipt"),
        (lambda number, hash: ("TEST-1", hash), "No such receipt"),
    ],
)
def test_verification_says_what_it_found(client, desk, change, said):
    package, _new = desk.submit()
    number, digest = change(package.number, package.hash)

    answer = signed_in(client, desk.user).get(
        "/packages/verify/", {"number": number, "hash": digest}
    )

    assert said in text(answer)


def test_verification_says_that_the_content_was_changed(client, desk, monkeypatch):
    package, _new = desk.submit()
    stored = package.content
    monkeypatch.setattr(
        "etms.packages.models.Package.from_db",
        classmethod(_with_one_byte_changed(type(package).from_db, stored)),
    )

    answer = signed_in(client, desk.user).get(
        "/packages/verify/", {"number": package.number, "hash": package.hash}
    )

    assert "The stored content is not what was submitted" in text(answer)


def _with_one_byte_changed(from_db, stored):
    def changed(cls, db, names, values):
        found = from_db.__func__(cls, db, names, values)
        if "content" in found.__dict__:
            found.content = {**stored, "files": [{"key": 8}]}
        return found

    return changed


def test_an_empty_form_is_asked_for_and_half_a_form_says_what_is_missing(client, desk):
    signed_in(client, desk.user)

    assert client.get("/packages/verify/").status_code == 200
    assert client.get("/packages/verify/", {"number": "TEST-1"}).status_code == 422
