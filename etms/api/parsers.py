"""Bodies come in as JSON."""

import json

from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers


class Json(parsers.JSONParser):
    """JSON, of which a deeply nested nonsense is refused like any other, and half a letter too."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            found = super().parse(stream, media_type, parser_context)
            json.dumps(found, ensure_ascii=False).encode()  # what cannot be written back
        except (RecursionError, UnicodeEncodeError) as error:
            raise exceptions.ParseError(_("This is not an object of JSON.")) from error
        return found
