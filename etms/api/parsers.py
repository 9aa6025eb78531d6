"""Bodies come in as JSON."""

from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers


class Json(parsers.JSONParser):
    """JSON, of which a deeply nested nonsense is refused like any other."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise exceptions.ParseError(_("This is not an object of JSON.")) from error
