"""What packages are for: each app above registers its purpose, with its words and its readers.

For a purpose "talent" the app answers three permissions: `talent.submit_package` (about the
dossier), `talent.withdraw_package` and `talent.decide_package` (about the package).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class Purpose:
    """A kind of package: its name, what its counts are called, who may see its receipts.

    `visible` gives the condition on packages for a user; `url` the app's page of one package.
    """

    code: str
    label: Any
    counts: Mapping[str, Any]
    visible: Callable[[Any], Q]
    url: Callable[[Any], str]


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> Purpose:
    if purpose.code in _purposes:
        raise ValueError(f"purpose {purpose.code!r} is registered twice")
    _purposes[purpose.code] = purpose
    return purpose


def purpose_of(code: str) -> Purpose:
    return _purposes[code]


def purposes() -> list[Purpose]:
    return list(_purposes.values())
