"""The words of the demo."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


@audit.register
class Verb(TextChoices):
    LOAD = "demo.load", _("loaded the synthetic service")
    SET_PASSWORD = "demo.set_password", _("set the password of the demo people")
