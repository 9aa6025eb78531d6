"""What the sign-in page gets in demo mode: the people whose button it shows."""

from django.conf import settings

from demo import queries


def demo_people(request) -> dict:
    """A context processor; on every other page, and in every other mode, nothing."""
    match = request.resolver_match
    if settings.MODE != "demo" or match is None or match.view_name != "account_login":
        return {}
    return {"demo_people": queries.people()}
