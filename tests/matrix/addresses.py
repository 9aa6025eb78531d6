"""Every address of the system, as the resolver knows it."""

from typing import NamedTuple

from django.urls import URLResolver, get_resolver


class Address(NamedTuple):
    """A named address with its converters (parameter -> int, str, slug ...)."""

    name: str
    route: str
    parameters: tuple[str, ...]


def addresses() -> dict[str, Address]:
    """All of them by name; an address without a name, or named twice, is a fault."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(), "", "", ()):
        assert not address.name.endswith(":"), f"{address.route} has no name"
        assert address.name not in found, f"{address.name} is named twice"
        found[address.name] = address
    return found


def _walk(resolver, space, route, parameters):
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        known = (*parameters, *_parameters(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, here, known)
        else:
            yield Address(f"{space}{entry.name or ''}", here, known)


def _parameters(pattern) -> tuple[str, ...]:
    named = getattr(pattern, "converters", None)
    return tuple(named) if named else tuple(pattern.regex.groupindex)
