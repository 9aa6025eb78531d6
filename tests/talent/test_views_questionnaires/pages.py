"""What a page of the questionnaire sends, and what it says."""

from django.urls import reverse

HOME = "/talent/questionnaire/"


def section(code):
    return reverse("talent:section", args=[code])


def sent(**answers):
    """What a page sends: each answer with the revision it was given (value, base)."""
    found = {}
    for name, (value, base) in answers.items():
        name = name.replace("_", "-")
        found |= {name: value, f"base.{name}": base}
    return found


def told(response):
    return [str(message) for message in response.context["messages"]]
