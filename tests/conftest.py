"""What every test may ask for; the plugins bring the servers, the databases and the browser."""

pytest_plugins = ["tests.plugins.database", "tests.plugins.browser"]
