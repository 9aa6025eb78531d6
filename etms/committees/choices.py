"""The words of committee sessions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SessionState(TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ItemKind(TextChoices):
    """What an item of the agenda is about."""

    PERSON = "person", _("Person")
    POSITION = "position", _("Position")
    SUBJECT = "subject", _("Subject")
