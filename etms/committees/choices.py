"""The words of committee sessions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class SessionState(TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ItemKind(TextChoices):
    """What an item of the agenda is about."""

    PERSON = "person", _("Person")
    POSITION = "position", _("Position")
    SUBJECT = "subject", _("Subject")


@audit.register
class Verb(TextChoices):
    CONVENE = "session.convene", _("convened the session")
    SEAT = "session.seat", _("said who is present")
    OPEN = "session.open", _("opened the session")
    CLOSE = "session.close", _("closed the session")
    STEP_OUT = "session.step_out", _("declared a conflict of interest")
    PLAN = "session.plan", _("set the time of the session")
    MINUTES = "session.minutes", _("wrote the minutes")
    ITEM = "session.item", _("recorded an item of the agenda")
