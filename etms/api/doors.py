"""The way in to the API, and the wall around it."""

from collections.abc import Iterator

from django.http import Http404
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from etms.api.bases import Asked


class Root(Asked, APIView):
    """Where to begin: the addresses that need no id."""

    @extend_schema(operation_id="root", responses={200: OpenApiTypes.OBJECT})
    def get(self, request):
        names = [name for name in _names(get_resolver("etms.api_urls")) if name != "root"]
        return Response({name: reverse(f"api:{name}", request=request) for name in names})


def _names(resolver) -> Iterator[str]:
    """The names of the addresses below a resolver that have neither parameter nor pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry)
        elif isinstance(entry.pattern, RoutePattern) and not entry.pattern.converters:
            yield entry.name


class Description(SpectacularJSONAPIView):
    """This document: every address, what it takes and what it answers (OpenAPI 3.1)."""

    schema = None


class Nowhere(APIView):
    """Any other address under /api/."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise Http404
