"""The words of work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


@audit.register
class Verb(TextChoices):
    RETRY_JOB = "job.retry", _("had a job tried again")


class Show(TextChoices):
    """Which jobs the administrator looks at."""

    OPEN = "open", _("Waiting")
    DEAD = "dead", _("Given up")
    DONE = "done", _("Done")


class Health(TextChoices):
    """How a part of the system is doing."""

    OK = "ok", _("Works")
    LATE = "late", _("Late")
    SILENT = "silent", _("Silent")
    DOWN = "down", _("Does not answer")
    NONE = "none", _("Not in use")
