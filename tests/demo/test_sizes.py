"""Services of every size, small and large, fill to their end."""

import pytest

from demo import services
from demo.cast import CAST
from etms.accounts.models import User
from etms.directory.models import Organization
from tests.demo.conftest import PASSWORD
from tests.demo.worlds import ON


@pytest.mark.parametrize(
    ("executives", "organizations"),
    [
        (120, 5),
        (80, 3),
        (90, 4),
        (500, 10),
        (51, 3),  # the fewest that three organizations can have
    ],
)
def test_a_service_fills(db, executives, organizations):
    services.fill(
        seed=1,
        on=ON,
        password=PASSWORD,
        organizations=organizations,
        executives=executives,
        cycles=2,
    )

    assert Organization.objects.count() == organizations
    assert {part.username for part in CAST} <= set(User.objects.values_list("username", flat=True))
