"""What screens and neighbours need to know of accounts."""


def display_name(user) -> str:
    """How an account is named where no person is known."""
    return user.username
