"""Bodies come in as JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers

DIGITS = 1000  # of a number; not far beyond, Python stops in words of its own
NAMED = 100  # letters of a name that is said back


def refuse_twice(names: Iterable[str]) -> None:
    """Refuse what stands more than once, by its name: which of the values was meant?"""
    if twice := [name for name, times in Counter(names).items() if times > 1]:
        reason = _("This stands here more than once.")
        raise exceptions.ValidationError({name[:NAMED]: [reason] for name in twice})


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, of which Python would silently keep the last value of a name."""
    found = dict(pairs)
    if len(found) < len(pairs):
        "".join(found).encode()  # half a letter could not be said back
        refuse_twice(name for name, _value in pairs)
    return found


class Json(parsers.JSONParser):
    """JSON, and in our own words why something is none; half a letter is no text either."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            return self.read(stream.read().decode())
        except json.JSONDecodeError as error:
            at = {"line": error.lineno, "column": error.colno}
            why = _("This is not JSON, from line %(line)s, character %(column)s.") % at
        except UnicodeError:
            why = _("The body holds something that is no text in UTF-8.")
        except RecursionError:
            why = _("This is nested too deeply to be read.")
        raise exceptions.ParseError(why)

    def read(self, text: str) -> Any:
        """What the text says, if all of it can be written back."""
        found = self.loads(text)
        json.dumps(found, ensure_ascii=False).encode()
        return found

    def loads(self, text: str) -> Any:
        return json.loads(
            text,
            parse_int=self.whole,
            parse_constant=self.constant,
            object_pairs_hook=once,
        )

    def whole(self, digits: str) -> Any:
        """A whole number, as long as one may be that somebody means."""
        if len(digits) > DIGITS:
            raise exceptions.ParseError(_("A number has too many digits."))
        return int(digits)

    def constant(self, name: str) -> Any:
        """NaN and Infinity, which Python reads and JSON does not have."""
        raise exceptions.ParseError(_("%(name)s is no number of JSON.") % {"name": name})
