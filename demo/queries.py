"""What the sign-in page and the commands need to know of the demo."""

from dataclasses import dataclass

from django.utils.functional import Promise

from demo.cast import CAST
from demo.choices import Verb
from etms.trace.models import Act


@dataclass(frozen=True)
class DemoPerson:
    """One to sign in as; `shows` follows the language of the reader."""

    username: str
    name: str
    shows: str | Promise


def people() -> list[DemoPerson]:
    """The demo people, in the order of the tour."""
    return [DemoPerson(part.username, part.name, part.shows) for part in CAST]


def is_filled() -> bool:
    """Whether the synthetic service is here; it comes in one transaction, whole or not at all."""
    return Act.objects.filter(verb=Verb.LOAD).exists()
