"""The words of job descriptions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class DescriptionState(TextChoices):
    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed by the manager")
    IN_FORCE = "in_force", _("In force")
    REPLACED = "replaced", _("Replaced")


# What stands for a span of days: one of them per position on any day.
DATED_STATES = (DescriptionState.IN_FORCE, DescriptionState.REPLACED)
# What may be evaluated: what a manager answers for.
EVALUATED_STATES = (DescriptionState.SIGNED, DescriptionState.IN_FORCE)


class Section(TextChoices):
    """The sections of a job description (gc-facts 4.7), in their order."""

    ACCOUNTABILITY = "accountability", _("General accountability")
    STRUCTURE = "structure", _("Organization structure")
    NATURE = "nature", _("Nature and scope")
    SPECIFIC = "specific", _("Specific accountabilities")


@audit.register
class DescriptionVerb(TextChoices):
    BEGIN = "description.begin", _("began a version of the job description")
    WRITE = "description.write", _("wrote the job description")
    DISCARD = "description.discard", _("discarded a draft of the job description")
    SIGN = "description.sign", _("signed the job description")
    REOPEN = "description.reopen", _("opened the job description again")
    ENFORCE = "description.enforce", _("put the job description in force")


DESCRIPTION_SIGNED = notices.register(
    "description.signed",
    title=_("A job description is signed"),
    text=_("The manager has signed the job description of position %(position)s."),
)
