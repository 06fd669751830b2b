"""What the tests in the browser share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import searching
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Page]:
    """A page with its search open. Asking changes nothing but the query, so the tests that only ask share it."""
    with searching(browser, address) as page:
        yield page
