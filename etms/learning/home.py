"""What learning plans put on the home page: one's own actions that are due soon, or late."""

from datetime import timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import ngettext

from etms import home
from etms.learning import queries

SOON = timedelta(days=30)


@home.entry
def own_plan(user, standing):
    if standing.person is None:
        return
    due = queries.open_actions(standing.person).filter(due_on__lte=standing.on + SOON)
    found = due.order_by().aggregate(first=Min("due_on"), number=Count("pk"))
    if found["number"]:
        yield home.Entry(
            title=ngettext(
                "Say how one action of your learning plan stands",
                "Say how %(count)d actions of your learning plan stand",
                found["number"],
            )
            % {"count": found["number"]},
            url=reverse("learning:plan", args=[standing.person.pk]),
            minutes=2,
            due_on=found["first"],
        )
