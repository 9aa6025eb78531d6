"""The act under which tests arrange their world; content tables refuse writes without one."""

import factory
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from etms import audit


@audit.register
class Verb(TextChoices):
    ARRANGE = "test.arrange", "arranged a test"


def arrange() -> None:
    """Open the act of this transaction for what a test writes by itself."""
    audit.act(by=None, at=timezone.now(), verb=Verb.ARRANGE)


class ActFactory(factory.django.DjangoModelFactory):
    """A factory whose rows stand under the act of the test."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with transaction.atomic():
            arrange()
            return super()._create(model_class, *args, **kwargs)
