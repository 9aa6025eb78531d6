"""Log lines: structured, numbered, and without a word of anybody's."""

import json
import logging

import pytest
import structlog
from django.urls import reverse

from etms import audit


@pytest.fixture
def lines(capsys):
    """What was written to the log since it was last asked."""
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.django_db
def test_a_request_leaves_one_line(client, reader, lines):
    client.force_login(reader)
    lines()

    answer = client.get(reverse("work:notices"), {"q": "a name"})
    [line] = lines()

    assert line["event"] == "request"
    assert (line["method"], line["route"], line["status"]) == ("GET", "work:notices", 200)
    assert line["user"] == reader.pk
    assert line["ms"] > 0
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "a name" not in str(line)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("abcd-1234", True),
        ("x" * 65, False),
        ("short", False),
        ("a b c d e f", False),
        ("", False),
    ],
)
def test_the_number_of_a_proxy_is_kept_if_it_is_one(client, given, kept):
    answer = client.get("/healthz", headers={"x-request-id": given})

    assert (answer.headers["X-Request-ID"] == given) is kept


@pytest.mark.django_db
def test_an_act_carries_the_number_of_its_request(client, monkeypatch):
    seen = []
    monkeypatch.setattr("etms.work.views.readiness", lambda at: seen.append(audit.request_id()))

    with pytest.raises(TypeError):
        client.get("/readyz", headers={"x-request-id": "number-of-the-proxy"})

    assert seen == ["number-of-the-proxy"]
    assert audit.request_id() == ""


def test_libraries_speak_without_values(lines):
    logging.getLogger("django.security").warning("Invalid host: %r", "a secret name")

    [line] = lines()

    assert line["event"] == "Invalid host: %r"


def test_processes_may_be_named(lines):
    logging.getLogger("gunicorn.error").info("Listening at: %s", "port 8000")

    assert lines()[0]["event"] == "Listening at: port 8000"


def test_an_address_in_a_warning_of_the_web_server_is_not_written(lines):
    logging.getLogger("gunicorn.error").warning("Invalid request %s", "/directory/?q=a name")

    assert lines()[0]["event"] == "Invalid request %s"


def test_an_error_is_named_but_not_quoted(lines):
    try:
        raise ValueError("the salary of somebody")
    except ValueError:
        logging.getLogger("django.request").exception("broken")

    [line] = lines()

    assert line["error"] == "ValueError"
    assert line["at"][0].endswith("test_an_error_is_named_but_not_quoted")
    assert "salary" not in str(line)


def test_no_address_passes(lines):
    structlog.get_logger("etms.trial").info("sent", to="somebody@department.example")

    assert lines()[0]["to"] == "[e-mail]"


@pytest.mark.django_db
def test_a_broken_page_names_its_request_and_says_no_more(client, reader, lines, monkeypatch):
    def broken(_user):
        raise ValueError("the salary of somebody")

    monkeypatch.setattr("etms.work.screens.home_page", broken)
    client.raise_request_exception = False
    client.force_login(reader)

    answer = client.get(reverse("work:home"), headers={"x-request-id": "number-7"})
    page, written = answer.content.decode(), lines()[-2:]

    assert answer.status_code == 500
    assert "number-7" in page
    assert "salary" not in page
    assert "salary" not in str(written)
    assert {line["request_id"] for line in written} == {"number-7"}


def test_building_the_fonts_fills_no_log(lines):
    log = logging.getLogger("fontTools.subset")
    lines()

    log.info("glyf pruned")
    log.warning("a table is not known")

    assert [(line["level"], line["event"]) for line in lines()] == [
        ("warning", "a table is not known")
    ]
