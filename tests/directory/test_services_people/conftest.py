"""The moment, and what an appointment says beside person, kind and position."""

import pytest
from django.utils import timezone

from tests.directory.test_services_people.parts import MAY


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def appointment():
    """What an appointment says beside person, kind and position."""
    return {
        "host": "",
        "starts_on": MAY,
        "ends_on": None,
        "salary_borne_by": None,
        "performance_pay_borne_by": None,
        "corporate_commitment": None,
    }
