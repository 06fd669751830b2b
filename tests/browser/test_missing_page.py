"""The page for addresses that do not exist names what is near them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_missing_page_names_what_is_near(page: Page, address: str) -> None:
    def serve(route) -> None:
        route.fulfill(response=route.fetch(url=address + "404.html"), status=404)

    page.route("**/topics/miltary-atache/", serve)
    page.goto(address + "topics/miltary-atache/")
    expect(page.locator("#nearest a").first).to_have_text("Military attachés")
    page.locator("#nearest a").first.click()
    expect(page.locator("h1")).to_have_text("Military attachés")


def test_the_missing_page_knows_names_with_a_percent_sign(page: Page, address: str) -> None:
    def serve(route) -> None:
        text = route.fetch(url=address + "404.html").text()
        route.fulfill(body=re.sub(r"(?<=>)Military attachés(?=</a>)", "100% attachés", text), content_type="text/html")

    page.route("**/topics/miltary-atache/", serve)
    page.goto(address + "topics/miltary-atache/")
    expect(page.locator("#nearest a").first).to_have_text("100% attachés")


def test_the_missing_page_stays_silent_about_what_is_like_nothing(page: Page, address: str) -> None:
    page.route("**/zzqx/%E0%A4%A", lambda route: route.fulfill(response=route.fetch(url=address + "404.html")))
    page.goto(address + "zzqx/%E0%A4%A")
    expect(page.locator("#nearest")).to_be_hidden()
    expect(page.locator(".every a").first).to_be_visible()
