"""Slates as a reader may know them: always as if the reader stood on none of them.

Neither a gap in the ranks nor a sum shows anybody that they stand on one themselves.
"""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from talent.models import Successor


def others_on_slates(viewer: Any) -> QuerySet[Successor]:
    """Everybody who is or was on a slate, but the reader: a person, or None."""
    return Successor.objects.told().exclude(person=viewer)


def slates_for(viewer: Any) -> QuerySet[Successor]:
    """The same with `place`: the rank among those who stand there, counted without the reader."""
    shown = others_on_slates(viewer)
    ahead = (
        shown.filter(
            Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk")),
            position=OuterRef("position"),
            interim=OuterRef("interim"),
            removed_at=None,
        )
        .order_by()
        .values("position")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return shown.annotate(place=Coalesce(Subquery(ahead), 0) + 1)
