"""The learning plan among the pages about a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.directory.panels import Tab, person_tab
from etms.learning.access import plan_ground


@person_tab(70)
def learning(person, stands):
    if plan_ground(stands):
        return Tab("learning", _("Learning plan"), reverse("learning:plan", args=[person.pk]))
    return None
