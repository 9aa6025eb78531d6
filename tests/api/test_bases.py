"""What every address of the API does: who is let in, what is refused, in which words."""

import json

import pytest
from django.test import Client

from tests.accounts.conftest import account
from tests.api.conftest import script

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.addresses")]

HALF = '{"\\ud800": 1}'  # half a letter, which no answer can name
TWICE = "This stands here more than once."


def send(client: Client, body, **more):
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/api/echo/", text, content_type="application/json", **more)


def test_a_token_opens_the_door(person):
    assert send(script(person), {"name": "abc"}).json() == {"name": "abc"}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Token",
        "Token x",
        "Token " + "0" * 64,
        "Token a b",
        "Token \u00e9" + "0" * 63,
        "Token " + "0" * 63 + "\x00",
        "Bearer " + "0" * 64,
        "Token " + "F" * 64,
    ],
)
def test_without_a_valid_token_nobody_is_let_in(db, header):
    answer = Client().get("/api/cards/", HTTP_AUTHORIZATION=header)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"
    assert set(answer.json()) == {"detail"}


def test_an_unknown_or_read_only_key_is_named(person):
    answer = send(script(person), {"name": "abc", "number": 1, "is_active": False})

    assert answer.status_code == 400
    assert set(answer.json()["fields"]) == {"number", "is_active"}


def test_wrong_values_are_told_by_field(person):
    answer = send(script(person), {"name": "too long"})

    assert answer.status_code == 400
    assert answer.json()["fields"].keys() == {"name"}
    assert answer.json()["detail"] == "Some of the values cannot be accepted."


def test_what_a_service_refuses_is_told_the_same_way(person):
    client = script(person)

    assert send(client, {"name": "taken"}).json()["fields"] == {"name": ["It is taken."]}
    assert send(client, {"name": "later"}).json() == {"detail": "Not now.", "fields": {}}
    refused = send(client, {"name": "no"})
    assert (refused.status_code, refused.json()) == (
        403,
        {"detail": "Only somebody else may do this."},
    )


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "null", "1", b"\xff", "[" * 2000, "", HALF])
def test_a_body_that_is_no_object_is_refused(person, body):
    answer = send(script(person), body)

    assert answer.status_code == 400
    assert "detail" in answer.json()


def test_only_json_comes_in_and_goes_out(person):
    client = script(person)

    assert client.post("/api/echo/", {"name": "abc"}).status_code == 415
    assert client.get("/api/cards/", headers={"accept": "text/html"}).status_code == 406
    assert client.get("/api/cards/?format=html").status_code == 400


@pytest.mark.parametrize("query", ["?x=1", "?after=x", "?after=-1", "?end=2", "?q=%00"])
def test_a_wrong_query_is_refused(person, query):
    answer = script(person).get(f"/api/cards/{query}")

    assert answer.status_code == 400
    assert len(answer.json()["fields"]) == 1


def test_a_detail_takes_no_query(person):
    assert script(person).get(f"/api/cards/{person.pk}/?x=1").status_code == 400
    assert script(person).get(f"/api/cards/{person.pk}/").json() == {
        "id": person.pk,
        "username": "person",
    }


@pytest.mark.parametrize("path", ["cards/99999999999999999999/", "cards/0/", "nowhere/", "echo"])
def test_not_found_is_json_and_names_no_table(person, path):
    answer = script(person).get(f"/api/{path}")

    assert answer.status_code == 404
    assert answer.json() == {"detail": "Not found."}


def test_an_outsider_does_not_learn_which_addresses_exist(db):
    for path in ("cards/", "nowhere/", "schema/", "me/", ""):
        assert Client().get(f"/api/{path}").status_code == 401


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_refused(person, method):
    assert getattr(script(person), method)("/api/cards/").status_code == 405


def test_a_fault_of_ours_tells_nothing_but_a_number(person):
    client = script(person)
    client.raise_request_exception = False

    answer = send(client, {"name": "break"})

    assert answer.status_code == 500
    assert set(answer.json()) == {"detail", "request"}
    assert answer.json()["request"] == answer["X-Request-ID"]
    assert "must not be shown" not in answer.content.decode()


def test_the_pages_of_a_list_lead_to_each_other(person):
    for n in range(60):
        account(username=f"user{n:03}")
    client, seen, url = script(person), [], "/api/cards/?q=user"

    while url:
        page = client.get(url).json()
        seen += [row["username"] for row in page["results"]]
        url = page["next"]

    assert seen == [f"user{n:03}" for n in reversed(range(60))]
    assert (page["total"], page["more_than"], page["last"]) == (60, False, None)
    assert page["first"] == "http://testserver/api/cards/?q=user"


def test_a_page_whose_first_row_is_gone_says_so(person):
    answer = script(person).get("/api/cards/?after=999999")

    assert answer.status_code == 404
    assert "Start again" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("account_language", "header", "words"),
    [
        ("en", None, "Some of the values"),
        ("fr", None, "Certaines valeurs"),
        ("en", "fr-CA", "Certaines valeurs"),
        ("fr", "en", "Some of the values"),
    ],
)
def test_refusals_are_in_the_language_of_the_request_or_of_the_account(
    db, account_language, header, words
):
    user = account(username="reader", language=account_language)
    client = script(user, **({"accept-language": header} if header else {}))

    answer = send(client, {"name": "too long"})

    assert answer.json()["detail"].startswith(words)
    expected = "Ensure" if words.startswith("Some") else "Assurez"
    assert answer.json()["fields"]["name"][0].startswith(expected)


def test_the_language_of_one_call_does_not_reach_the_next(db):
    french = script(account(username="a", language="fr"))
    english = script(account(username="b", language="en"))

    answers = [send(client, {"name": "too long"}) for client in (french, english)]

    assert [a["Content-Language"] for a in answers] == ["fr", "en"]


def test_there_is_no_throttle(person):
    client = script(person)

    assert {client.get("/api/cards/").status_code for _ in range(150)} == {200}


@pytest.mark.parametrize(
    ("body", "english", "french"),
    [
        ('{"name": NaN}', "NaN is no number of JSON.", "NaN n’est pas un nombre en JSON."),
        (
            '{"name": 1' + "0" * 5000 + "}",
            "A number has too many digits.",
            "Un nombre compte trop de chiffres.",
        ),
        (
            '{"name":\n x}',
            "This is not JSON, from line 2, character 2.",
            "Ceci n’est plus du JSON à partir de la ligne 2, caractère 2.",
        ),
        (
            HALF,
            "The body holds something that is no text in UTF-8.",
            "Le corps contient quelque chose qui n’est pas du texte en UTF-8.",
        ),
        (
            "[" * 100_000,
            "This is nested too deeply to be read.",
            "L’imbrication est trop profonde pour être lue.",
        ),
    ],
)
def test_no_word_of_pythons_reaches_the_caller(person, body, english, french):
    for code, words in (("en", english), ("fr", french)):
        answer = send(script(person, **{"accept-language": code}), body)

        assert (answer.status_code, answer.json()) == (400, {"detail": words})


@pytest.mark.parametrize("body", ['{"name": "abc", "name": "abd"}', '[{"name": 1, "name": 1}]'])
def test_a_name_that_stands_twice_in_a_body_is_refused(person, body):
    for code, words in (("en", "more than once"), ("fr", "plus d’une fois")):
        answer = send(script(person, **{"accept-language": code}), body)

        assert answer.status_code == 400
        assert words in answer.json()["fields"]["name"][0]


@pytest.mark.parametrize("name", ["y" * 100_000, "\\ud800", "non_field_errors", ""])
def test_whatever_the_name_is_that_stands_twice(person, name):
    answer = send(script(person), f'{{"{name}": 1, "{name}": 2}}')

    assert (answer.status_code, bool(answer.json()["detail"])) == (400, True)
    assert len(answer.content) < 2000


@pytest.mark.parametrize("query", ["?q=a&q=b", "?after=1&after=1"])
def test_what_is_asked_twice_is_refused(person, query):
    answer = script(person).get(f"/api/cards/{query}")

    assert answer.status_code == 400
    assert answer.json()["fields"] == {query[1:].partition("=")[0]: [TWICE]}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "The body is too large to be read."),
        ("fr", "Le corps est trop volumineux pour être lu."),
    ],
)
def test_a_body_over_the_limit_is_refused_in_json(person, code, words):
    answer = send(script(person, **{"accept-language": code}), {"name": "x" * 3_000_000})

    assert (answer.status_code, answer.json()) == (413, {"detail": words})


def test_what_django_refuses_is_json_below_api_and_a_page_elsewhere(db):
    strange = {"HTTP_HOST": "elsewhere.example"}

    answer = Client().get("/api/cards/", **strange)

    assert (answer.status_code, set(answer.json())) == (400, {"detail"})
    assert "text/html" in Client().get("/", **strange)["Content-Type"]
