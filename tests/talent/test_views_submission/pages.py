"""The addresses of a dossier, what a page says, and what changes meanwhile."""

from django.db import transaction

from talent.models import Answer
from tests.factories.acts import arrange


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def page(desk, name="") -> str:
    return f"/talent/submission/{desk.dossier.pk}/{name}"


def change_answers(value, **which):
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths", **which).update(value=value)


def spoil(person, **fields):
    with transaction.atomic():
        arrange()
        person.questionnaires.update(**fields)
