"""What all tests share: the built site, and the option by which golden files are written anew."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.building"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update: what is expected becomes what comes out, to be read in the diff."""
    parser.addoption("--update", action="store_true", help="rewrite the expected output of cases")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update"))
