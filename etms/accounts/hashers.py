"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's first choice of cost: 46 MiB, where Django's 100 MiB in eight threads
    would fill a worker at each sign-in."""

    memory_cost = 46 * 1024
    time_cost = 1
    parallelism = 1
