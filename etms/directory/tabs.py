"""The directory's own pages about a person, as tabs beside those that the apps above add."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.directory import rules
from etms.directory.panels import Tab, person_tab


@person_tab(10)
def card(person, stands):
    return Tab("card", _("Card"), reverse("directory:person", args=[person.pk]))


@person_tab(20)
def file(person, stands):
    if rules.file_ground(stands):
        return Tab("file", _("File"), reverse("directory:file", args=[person.pk]))
    return None


@person_tab(90)
def changes(person, stands):
    if rules.file_ground(stands):
        return Tab("changes", _("Changes"), reverse("directory:person_changes", args=[person.pk]))
    return None
