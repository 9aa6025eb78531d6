"""What every test may ask for; the plugins bring the servers, the databases and the browser."""

from hypothesis import HealthCheck, settings

# The machine of a test run may be busy: how fast things are is measured by bin/bench, not here.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

pytest_plugins = ["tests.plugins.database", "tests.plugins.once", "tests.plugins.browser"]
