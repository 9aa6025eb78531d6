"""What screens and the apps above need to know of learning plans."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from etms.learning.choices import ENDED
from etms.learning.models import LearningAction


def actions_of(person) -> QuerySet[LearningAction]:
    """The plan of a person: what goes on, what is due first on top; then what has ended."""
    return LearningAction.objects.filter(person=person).order_by(
        F("ended_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "id"
    )


def open_actions(person) -> QuerySet[LearningAction]:
    """What goes on, what is due first on top."""
    return actions_of(person).exclude(state__in=ENDED)


def progress(person_ids, *, on: date) -> dict[int, tuple[int, int, int]]:
    """For each of these people with a plan: actions, those done, those late. One query."""
    rows = (
        LearningAction.objects.filter(person__in=person_ids)
        .exclude(state="dropped")
        .values_list("person")
        .annotate(
            all=Count("pk"),
            done=Count("pk", filter=Q(state="done")),
            late=Count("pk", filter=Q(due_on__lt=on) & ~Q(state="done")),
        )
    )
    return {person: (count, done, late) for person, count, done, late in rows}
