"""The door a web server comes in by."""

import os
import re

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

CHARSET = re.compile(r";\s*charset\s*=\s*(\"[^\"]*\"|[^;]*)", re.IGNORECASE)


def in_utf_8(application):
    """Have everything read as UTF-8, whatever the request calls it.

    Python knows encodings that are none of text (zlib, idna); to be asked for one is a fault that
    Django meets before it can answer.
    """

    def answer(environ, start_response):
        kind = environ.get("CONTENT_TYPE", "")
        return application(environ | {"CONTENT_TYPE": CHARSET.sub("", kind)}, start_response)

    return answer


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "etms.settings")
application = in_utf_8(get_wsgi_application())
get_resolver().url_patterns  # noqa: B018  every screen is loaded here, before the server forks
