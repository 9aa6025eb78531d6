"""The pages of the talent exercise among the pages about a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.directory.panels import Tab, person_tab
from etms.directory.rules import file_ground
from talent.rules import reading


@person_tab(55)
def shared(person, stands):
    if stands.own:
        return Tab("shared", _("Assessment"), reverse("talent:shared", args=[person.pk]))
    return None


@person_tab(60)
def conversation(person, stands):
    if stands.own or stands.depth == 1:
        url = reverse("talent:conversation", args=[person.pk])
        return Tab("conversation", _("Conversation"), url)
    return None


@person_tab(50)
def assessment(person, stands):
    if stands.depth == 1:
        url = reverse("talent:assess", args=[person.pk])
        return Tab("assessment", _("Assessment"), url)
    return None


@person_tab(70)
def notes(person, stands):
    if stands.depth == 1:
        return Tab("notes", _("Private notes"), reverse("talent:notes", args=[person.pk]))
    return None


@person_tab(65)
def slates(person, stands):
    if reading.assessment_ground(stands):
        return Tab("slates", _("Slates"), reverse("talent:slates", args=[person.pk]))
    return None


@person_tab(30)
def information(person, stands):
    if file_ground(stands):
        url = reverse("talent:information", args=[person.pk])
        return Tab("information", _("Information"), url)
    return None


@person_tab(35)
def talent_profile(person, stands):
    if file_ground(stands):
        url = reverse("talent:talent_profile", args=[person.pk])
        return Tab("talent_profile", _("Talent profile"), url)
    return None
