"""Accounts."""

import factory
from django.contrib.auth import get_user_model

from tests.factories.acts import ActFactory


class UserFactory(ActFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence("user{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@test.example")
    language = "en"
