"""Accounts: everybody with a place now can sign in; only the demo people have a password."""

from django.contrib.auth.hashers import make_password

from demo.cast import BY_USERNAME, CAST
from demo.service import Service, put
from etms.accounts.models import User


def load(service: Service) -> None:
    for human in service.world.humans:
        if human.username:
            human.user = _account(human.username, human.email, human.correspondence, service)
    alone = [p for p in CAST if p.username not in service.world.cast]
    without_person = [_account(p.username, p.email, p.language, service) for p in alone]
    users = put([*without_person, *(h.user for h in service.world.humans if h.user)])
    service.users = {u.username: u for u in users if u.username in BY_USERNAME}


def _account(username: str, email: str, language: str, service: Service) -> User:
    known = service.password if username in BY_USERNAME else None
    return User(
        username=username,
        email=email,
        language=language,
        created_at=service.at,
        password=make_password(known),  # without one: a value that no password fits
    )
