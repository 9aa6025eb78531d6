"""Settings of a worker under test: the application's, and the jobs of the tests."""

from etms.settings import *  # noqa: F403
from etms.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.work.trial"]
