"""The words of packages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class PackageState(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETURNED = "returned", _("Returned")
    ENDORSED = "endorsed", _("Endorsed")


# A package that stands is the organization's word; beside it there is no other.
STANDING = (PackageState.SUBMITTED, PackageState.ENDORSED)


class Verdict(TextChoices):
    """What the check of a receipt says."""

    GENUINE = "genuine", _("This receipt is genuine")
    OTHER_HASH = "other_hash", _("The hash is not the one of this receipt")
    CONTENT = "content", _("The stored content is not what was submitted")
    SIGNATURE = "signature", _("The receipt was not signed by this system")


@audit.register
class Verb(TextChoices):
    SUBMIT = "package.submit", _("submitted the package")
    WITHDRAW = "package.withdraw", _("withdrew the package")
    ENDORSE = "package.endorse", _("endorsed the package")
    RETURN = "package.return", _("returned the package")
