"""Recount, from the HTML of a page alone, how often it cites each kind of evidence."""

from __future__ import annotations

from collections import Counter

from lxml import html


def shown(page: html.HtmlElement) -> dict[str, int]:
    """{kind: number} as the page says it under its title."""
    parts = page.xpath("//p[@class='evidence']/a")
    return {part.xpath("normalize-space(text()[last()])"): int(part.findtext("b")) for part in parts}


def counted(page: html.HtmlElement) -> dict[str, int]:
    """{kind: number} from the list of references, where each place leads back to every mark that cites it."""
    count: Counter[str] = Counter()
    for item in page.xpath("//*[starts-with(@id, 'ref-')]"):
        (kind,) = item.xpath(".//span[@class='kind']/text()")
        count[kind] += len(item.xpath(".//span[@class='place']/a[contains(@class, 'back')]"))
    return dict(count)


def table(page: html.HtmlElement) -> dict[str, int]:
    """{kind: citations} as the page about the work has them."""
    rows = page.xpath("//section[contains(@class, 'part--evidence')]//tbody/tr")
    return {row[0].text_content(): int(row[2].text_content().replace(",", "")) for row in rows}
