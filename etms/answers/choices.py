"""The words of answers: why one cannot be kept as it came."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Each stands beside the question it is about; `%(most)s` is how much is kept."""

    TOO_LONG = "too_long", _("Shorten this text to %(most)s characters. It has %(is)s.")
    TOO_MANY = "too_many", _("Choose at most %(most)s. You have chosen %(is)s.")
    NO_OPTION = "no_option", _("Choose from the answers that are offered.")
    NO_YEAR = "no_year", _("Enter a year from 1950 to 2100, in four digits.")
    UNREADABLE = "unreadable", _("This could not be read. Answer the question anew.")
