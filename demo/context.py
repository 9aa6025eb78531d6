"""What the sign-in page gets in demo mode: the people whose button it shows."""

from django.conf import settings

from demo import queries


def demo_people(request) -> dict:
    """A context processor; on every other page, and in every other mode, nothing."""
    match = request.resolver_match
    at_the_door = match is not None and match.view_name == "account_login"
    if settings.MODE != "demo" or not (at_the_door or getattr(request, "must_sign_in", False)):
        return {}
    return {"demo_people": queries.people()}
