"""Pairs of fields in the two official languages: name_en and name_fr, read as name."""

from django.db import models
from django.utils.translation import get_language


def language() -> str:
    """The language in force, "en" or "fr"."""
    return "fr" if (get_language() or "en").startswith("fr") else "en"


class Bilingual:
    """Descriptor: `name = Bilingual("name")` reads name_fr in French, else name_en."""

    def __init__(self, stem: str):
        self.stem = stem

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, f"{self.stem}_{language()}")


def both_filled(*stems: str) -> models.Q:
    """Condition for a CheckConstraint: each text stands in both languages."""
    condition = models.Q()
    for stem in stems:
        condition &= ~models.Q(**{f"{stem}_en": ""}) & ~models.Q(**{f"{stem}_fr": ""})
    return condition
