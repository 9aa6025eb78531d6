"""The words of signed classification files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verdict(TextChoices):
    """What the check of a signed file says."""

    GENUINE = "genuine", _("The signed file is genuine, and the records still say the same")
    OTHER_HASH = "other_hash", _("This is not the hash of the signed file")
    CONTENT = "content", _("The stored file is not what was signed")
    SIGNATURE = "signature", _("The file was not signed by this system")
    RECORDS = "records", _("The records of the evaluation no longer say what was signed")
