"""What makes a package one and the same: canonical form, hash, signature, receipt, difference."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

FORM = "etms-receipt-1"  # what is signed, and in which order; another form gets another name


def canonical(content: Any) -> bytes:
    """The one way to write a content: keys in order, no spaces, UTF-8.

    What is written must read back the same, or it has no single form: a number with a fraction
    can be written in several ways, and a name that is no text becomes one.
    """
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    if json.loads(text, parse_float=_refuse_fraction) != content:
        raise TypeError("this content does not read back as it was written")
    return text.encode()


def _refuse_fraction(text: str) -> None:
    raise TypeError("a package holds no number with a fraction")


def digest(content: Any) -> str:
    """The SHA-256 of a content in its canonical form."""
    return hashlib.sha256(canonical(content)).hexdigest()


def receipt_number(*, purpose: str, cycle: str, organization: int, turn: int) -> str:
    """What a person reads out on the telephone: TALENT-2026-27-0512-1, the last the turn."""
    return f"{purpose.upper()}-{cycle}-{organization:04d}-{turn}"


class Facts(NamedTuple):
    """What a receipt states, all of it under the signature."""

    number: str
    purpose: str
    dossier: int
    turn: int
    key: str
    hash: str
    counts: dict[str, int]
    at: datetime
    by: int
    acting_for: int | None


def seal(said: Mapping[str, Any], *, form: str, secret: str) -> str:
    """The HMAC-SHA256 of what is stated, under a key that is used for this form alone."""
    key = hmac.digest(secret.encode(), form.encode(), "sha256")
    return hmac.new(key, canonical({**said, "form": form}), "sha256").hexdigest()


def sealed_by_us(
    said: Mapping[str, Any], found: str, *, form: str, secrets: Iterable[str]
) -> bool:
    """Whether one of our keys, the present one or an earlier one, made this seal."""
    made = [seal(said, form=form, secret=secret) for secret in secrets]
    return any([hmac.compare_digest(each.encode(), found.encode()) for each in made])


def _stated(facts: Facts) -> dict[str, Any]:
    return {**facts._asdict(), "at": facts.at.astimezone(UTC).isoformat()}


def signature(facts: Facts, *, secret: str) -> str:
    """The seal of a receipt."""
    return seal(_stated(facts), form=FORM, secret=secret)


def signed_by_us(facts: Facts, found: str, *, secrets: Iterable[str]) -> bool:
    """Whether one of our keys, the present one or an earlier one, made this signature."""
    return sealed_by_us(_stated(facts), found, form=FORM, secrets=secrets)


class Change(NamedTuple):
    """One place where two contents differ; None stands for "not there"."""

    path: tuple[str, ...]
    before: Any
    after: Any


NOTHING = object()


def differences(before: Any, after: Any) -> list[Change]:
    """Every place where two contents differ, in their order.

    Things in a list that have a "key" are the same thing if it is the same key, wherever they
    stand; any other list is one value. Two contents with the same hash have no difference.
    """
    return list(_walk((), *_both_keyed(before, after)))


def _walk(path: tuple[str, ...], before: Any, after: Any) -> Iterable[Change]:
    if _same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in [*before, *(name for name in after if name not in before)]:
            there, then = before.get(name, NOTHING), after.get(name, NOTHING)
            yield from _walk((*path, name), *_both_keyed(there, then))
    else:
        yield Change(path, _said(before), _said(after))


def _same(before: Any, after: Any) -> bool:
    if before is NOTHING or after is NOTHING:
        return before is after
    return canonical(before) == canonical(after)


def _said(value: Any) -> Any:
    return None if value is NOTHING else value


def _both_keyed(before: Any, after: Any) -> tuple[Any, Any]:
    """Both values keyed; an empty list beside a keyed one holds none of its things."""
    there, then = _keyed(before), _keyed(after)
    if before == [] and isinstance(after, list):
        there = {} if isinstance(then, dict) else there
    if after == [] and isinstance(before, list):
        then = {} if isinstance(there, dict) else then
    return there, then


def _keyed(value: Any) -> Any:
    """A list of things that each have a key of their own, as names and things."""
    if not isinstance(value, list) or not value:
        return value
    if not all(isinstance(each, dict) and "key" in each for each in value):
        return value
    named = {str(each["key"]): each for each in value}
    return named if len(named) == len(value) else value
