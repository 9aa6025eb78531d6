"""Tell a person something: in the page and by mail, in their language, with a link to the step.

Each app declares its codes (in choices.py); the words are put together when they are read or
sent, so a notice follows the language of its reader. Rows belong to etms.work (docs/decisions).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language

from etms import formats, jobs

MAIL = "notice.mail"


@dataclass(frozen=True)
class Code:
    """A kind of notice: its title and its text, with %(name)s where the context goes."""

    code: str
    title: Any
    text: Any


_codes: dict[str, Code] = {}


def register(code: str, *, title: Any, text: Any) -> Code:
    """Declare a kind of notice; title and text are lazily translated sentences."""
    if code in _codes:
        raise ValueError(f"notices of code {code!r} are declared twice")
    _codes[code] = Code(code, title, text)
    return _codes[code]


def codes() -> dict[str, Code]:
    return dict(_codes)


def notify(*, to: Any, code: Code, context: Mapping[str, Any] | None = None, url: str) -> None:
    """Leave a notice and the job of its mail in this transaction; none for a closed account.

    `context` holds texts, numbers, dates, and things with a name in both languages; `url` is the
    exact step, an address of this site.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError("a notice leads to an address of this site")
    if not to.is_active:
        return
    packed = {name: _packed(value) for name, value in (context or {}).items()}
    _words(_codes[code.code], packed)  # a missing word is found here, not when the mail is sent
    notice = apps.get_model("work", "Notice").objects.create(
        to=to, code=code.code, context=packed, url=url, created_at=timezone.now()
    )
    jobs.put(kind=MAIL, payload={"notice": notice.pk}, key=f"{MAIL}:{notice.pk}")


def words(code: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Title and text in the language in force."""
    return _words(_codes[code], context)


def _words(code: Code, context: Mapping[str, Any]) -> tuple[str, str]:
    said = {name: _said(value) for name, value in context.items()}
    return str(code.title) % said, str(code.text) % said


def _packed(value: Any) -> Any:
    """As JSON keeps it: both languages of a bilingual thing, days and moments by name."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if hasattr(value, "name_en"):
        return {"en": value.name_en, "fr": value.name_fr}
    if hasattr(value, "title_en"):
        return {"en": value.title_en, "fr": value.title_fr}
    return value if isinstance(value, int) else str(value)


def _said(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return formats.write_moment(parse_datetime(value["moment"]))
    if "day" in value:
        return formats.write_date(date.fromisoformat(value["day"]))
    return value["fr" if get_language() == "fr" else "en"]
