"""Bodies come in as JSON."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers

DIGITS = 1000  # of a number; not far beyond, Python stops in words of its own


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
        found = json.loads(text, parse_int=self.whole, parse_constant=self.constant)
        json.dumps(found, ensure_ascii=False).encode()
        return found

    def whole(self, digits: str) -> Any:
        """A whole number, as long as one may be that somebody means."""
        if len(digits) > DIGITS:
            raise exceptions.ParseError(_("A number has too many digits."))
        return int(digits)

    def constant(self, name: str) -> Any:
        """NaN and Infinity, which Python reads and JSON does not have."""
        raise exceptions.ParseError(_("%(name)s is no number of JSON.") % {"name": name})
