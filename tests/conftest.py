"""What all tests share: the built site, and the option by which golden files are written anew."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

pytest_plugins = ["tests.building", "tests.commands"]

# One commit is as green tomorrow as today, and on a slow machine; other examples are sought with
# --hypothesis-seed.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


# A shell that runs the tests in the background lets them, and all that they run, ignore Ctrl and C.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update: what is expected becomes what comes out, to be read in the diff."""
    parser.addoption("--update", action="store_true", help="rewrite the expected output of cases")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update"))
