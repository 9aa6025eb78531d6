"""Chromium for the tests marked `browser`: the one of this machine, or none and a loud skip."""

import os

import pytest

from bin import chromium

# Playwright runs an event loop beside the test, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
MISSING = (
    "NO CHROMIUM: the browser tests did not run. Install it (Debian: apt install chromium), "
    "or name one: CHROME=/path/to/chromium"
)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not chromium.find():
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.section("browser tests", red=True)
        terminalreporter.write_line(MISSING, red=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """In place of Playwright's own download; Chromium has no sandbox for root."""
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    return browser_type_launch_args | {"executable_path": chromium.find(), "args": sandbox}
