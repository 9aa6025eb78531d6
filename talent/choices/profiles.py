"""The Employee Information Portal, and what positions ask."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


@audit.register
class ProfileVerb(TextChoices):
    CONTACT = "profile.contact", _("changed the contact details")
    ADD = "profile.add", _("added an entry to the profile")
    CHANGE = "profile.change", _("changed an entry of the profile")
    REMOVE = "profile.remove", _("removed an entry of the profile")
    COMMUNITY = "profile.community", _("said to which functional community they belong")
    LEAVE = "profile.leave_community", _("left a functional community")
    CONFIRM = "profile.confirm", _("confirmed that the profile is correct")
    LOAD = "communities.load", _("loaded the functional communities from a file")


@audit.register
class CompetencyVerb(TextChoices):
    REQUIRE = "position.require", _("changed what the position asks")
