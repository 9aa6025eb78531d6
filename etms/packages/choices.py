"""The words of packages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PackageState(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETURNED = "returned", _("Returned")
    ENDORSED = "endorsed", _("Endorsed")
