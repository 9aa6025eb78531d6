"""What an address of the API is made of: strict bodies and queries, lists in pages, details."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework import exceptions, generics, pagination, serializers
from rest_framework.response import Response

from etms.api.parsers import refuse_twice
from etms.paging import page_of


class Strict(serializers.Serializer):
    """A body or a query of which every key is known, and given once; a wrong or read-only one is
    named."""

    def to_internal_value(self, data):
        if isinstance(data, Mapping):
            known = {field.field_name for field in self._writable_fields}
            if wrong := sorted(set(data) - known):
                reason = _("This field is not known here, or cannot be changed.")
                raise serializers.ValidationError({name: [reason] for name in wrong})
        if isinstance(data, QueryDict):  # it would silently give the last value of a name
            refuse_twice(name for name, values in data.lists() for _value in values)
        return super().to_internal_value(data)


class PageQuery(Strict):
    """Where a page of a list begins; subclasses add the filters of their list."""

    after = serializers.IntegerField(min_value=1, required=False, help_text="id of a row")
    before = serializers.IntegerField(min_value=1, required=False, help_text="id of a row")
    end = serializers.ChoiceField(["1"], required=False, help_text="the last page")


class NoQuery(Strict):
    """An address that takes no query."""


class Asked:
    """A view whose query is checked like a body: `self.asked` holds what was asked."""

    query_class: type[Strict] = NoQuery
    asked: dict

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        query = self.query_class(data=request.query_params)
        query.is_valid(raise_exception=True)
        self.asked = query.validated_data


class Pages(pagination.BasePagination):
    """Keyset pages (etms/paging.py) with the addresses of their neighbours."""

    def paginate_queryset(self, queryset, request, view=None):
        self.request = request
        self.page = page_of(queryset, request, view.get_keys())
        if self.page.lost:
            raise exceptions.NotFound(
                _("The row at which this page begins is gone. Start again at the first page.")
            )
        return self.page.rows

    def get_paginated_response(self, data):
        return Response(
            {
                "total": self.page.total,
                "more_than": self.page.more_than,
                **{name: self._address(name) for name in ("first", "previous", "next", "last")},
                "results": data,
            }
        )

    def _address(self, name: str) -> str | None:
        url = getattr(self.page, f"{name}_url")
        return self.request.build_absolute_uri(url) if url else None

    def get_paginated_response_schema(self, schema):
        address = {"type": ["string", "null"], "format": "uri"}
        counted = {"total": {"type": "integer"}, "more_than": {"type": "boolean"}}
        links = dict.fromkeys(("first", "previous", "next", "last"), address)
        properties = {**counted, **links, "results": schema}
        return {"type": "object", "required": list(properties), "properties": properties}


class ListView(Asked, generics.ListAPIView):
    """A list in pages. `keys`: the order, as etms.paging wants it; get_keys() where it depends."""

    query_class = PageQuery
    pagination_class = Pages
    keys: tuple[str, ...] = ("id",)

    def get_keys(self) -> tuple[str, ...]:
        return self.keys


class DetailView(Asked, generics.RetrieveAPIView):
    """One thing out of get_queryset(), which is a visible_* scope: 404 outside of it."""
