"""Define the types of the fields that authors write: each tidies a text, or says in a ValueError what to write."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from kb.model.ids import FigureId, PageId, RefKey, TermId
from kb.model.kinds import EVERYTHING, GLOSSARY, RESERVED_NAMES
from kb.model.records import EXACTLY, Made
from kb.model.suggest import foreign

ADDRESS = re.compile(r"/(?:v/[0-9]{4}\.[1-9][0-9]?/|(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?)\Z")
EDITION = re.compile(r"[0-9]{4}\.[1-9][0-9]?\Z")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
DIGEST = re.compile(r"[0-9a-f]{16,64}\Z")
PAGE_NAMES = {EVERYTHING, GLOSSARY}
"""Names in /cite/ that no topic or case may have, since its own files stand there."""

FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000f0000-\U0010ffff"
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "]"
)
"""Characters with no place in content: controls, what reorders text (https://www.unicode.org/reports/tr36/), private
use and noncharacters, and what is not seen: all of Default_Ignorable_Code_Point in Unicode's DerivedCoreProperties.txt.
The line feed is the one control allowed."""

_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"'{}|\\^`]+\Z")
"""The form of a DOI (https://www.doi.org/doi-handbook/HTML/index.html)."""

_WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")
_MARKUP = re.compile(r"[<>{}\[\]`|]")
_LISTED = re.compile(r"(?:[-+*]|[0-9]+[.)])\s")


FIRST_YEAR = 2000
"""Before this nothing of the site was published, reviewed or put together."""


def slug_of(text: str) -> str:
    """An id as it is. Raises ValueError where it is none."""
    if len(text) > 60 or not SLUG.match(text):
        raise ValueError(f"use lower-case ASCII letters, digits and single hyphens, at most 60{foreign(text)}")
    if text in RESERVED_NAMES:
        raise ValueError("this id is the address of another page; choose another")
    return text


def _page_id(text: str) -> str:
    if text in PAGE_NAMES:
        raise ValueError("the site's own files have this name; choose another")
    return text


def _clean(text: str) -> str:
    if found := FORBIDDEN.search(text):
        raise ValueError(f"remove the character U+{ord(found.group()):04X}, which hides, reorders or controls text")
    if not text.strip():
        raise ValueError("empty; write it or remove the field")
    return text


def _plain(text: str) -> str:
    if found := _MARKUP.search(text):
        raise ValueError(f"{found.group()!r} has no place in plain text; remove it")
    if "\n" in text.strip():
        raise ValueError("more than one line; write it as one")
    if "\\" in text:
        raise ValueError("a backslash has no place in plain text; remove it")
    if _LISTED.match(text.strip()):
        raise ValueError("begins like a list item; begin with a word")
    if not any(char.isalnum() for char in _clean(text)):
        raise ValueError("write words; there is no letter or digit here")
    return text.strip()


def _index_entry(text: str) -> str:
    return _plain(text.replace(">", "").replace("\\,", "")) and text.strip()


def _summary(text: str) -> str:
    if '"' in text:
        raise ValueError("a straight quotation mark; write “ and ”")
    return text


def _date(value: object) -> dt.date:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("there is no such day; write one of the calendar as 2026-11-22") from None
        if day.year < FIRST_YEAR:
            raise ValueError(f"before {FIRST_YEAR}, when no such page was written; mend the year")
        return day
    raise ValueError("write a day as 2026-11-22")


def _title(text: str) -> str:
    if found := re.search(r"[<>{}`|\n\\]", text):
        raise ValueError(f"{found.group()!r} has no place in a title; remove it")
    if not any(char.isalnum() for char in _clean(text)):
        raise ValueError("write words; there is no letter or digit here")
    return text.strip()


def _sentence(text: str) -> str:
    if text[-1] not in ".?!":
        raise ValueError("write a full sentence, with its full stop")
    return text


def _clause(text: str) -> str:
    if text[-1] in ".?!…":
        raise ValueError(
            f"ends in {text[-1]!r}, and the build adds a full stop; remove it, or write out what it shortens"
        )
    return text


def _locator(text: str) -> str:
    if found := re.search(r"[;\[\]@<>{}`|\\]", text) or FORBIDDEN.search(text) or re.search(r"\s{2}|\n", text):
        raise ValueError(f"{found.group()!r} cannot stand in a locator; write it as `art. 7` is written")
    return text.strip()


def _question(text: str) -> str:
    if not text.endswith("?"):
        raise ValueError("write a question, with its question mark")
    return text


def _https(text: str) -> str:
    if not re.match(r"https?://[^\s<>\"'\\^`{|}\[\]]+\Z", text):
        raise ValueError("write a full http or https address, percent-encoded")
    return text


def _address(text: str) -> str:
    if not ADDRESS.match(text):
        raise ValueError("write an address from the root of the site: `/topics/ID/`, or `/topics/ID/#anchor`")
    return text


def _digest(text: str) -> str:
    if not DIGEST.match(text):
        raise ValueError("write the first 16 hexadecimal digits of the SHA-256, or more of its 64, in lower case")
    return text


def _edition(text: str) -> str:
    if not EDITION.match(text):
        raise ValueError('write the year and a number: "2026.1"')
    return text


def _doi(text: str) -> str:
    if not _DOI.match(text):
        raise ValueError("write the DOI alone, without an address before it: 10.1057/palcomms.2017.8")
    return text


def _when(text: str) -> str:
    if not _WHEN.match(text):
        raise ValueError('write a year, a month or a day: "1961", "1961-04" or "1961-04-18"')
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise ValueError("there is no such day; write one of the calendar as 1961-04-18") from None
    return text


def at_most(limit: int) -> StringConstraints:
    """The constraint that a text has at most ``limit`` characters."""
    return StringConstraints(max_length=limit)


Slug = Annotated[str, EXACTLY, AfterValidator(slug_of)]
PageSlug = Annotated[PageId, EXACTLY, AfterValidator(slug_of), AfterValidator(_page_id)]
FigureSlug = Annotated[FigureId, EXACTLY, AfterValidator(slug_of), AfterValidator(_page_id)]
TermSlug = Annotated[TermId, EXACTLY, AfterValidator(slug_of)]
WorkSlug = Annotated[RefKey, EXACTLY, AfterValidator(slug_of)]
Plain = Annotated[str, EXACTLY, AfterValidator(_plain)]
IndexEntry = Annotated[str, EXACTLY, AfterValidator(_index_entry)]
Title = Annotated[str, EXACTLY, AfterValidator(_title)]
Sentence = Annotated[Plain, AfterValidator(_sentence)]
Clause = Annotated[Plain, AfterValidator(_clause)]
Summary = Annotated[Sentence, AfterValidator(_summary), at_most(160)]
Question = Annotated[Plain, AfterValidator(_question)]
Markdown = Annotated[str, EXACTLY, AfterValidator(_clean)]
Url = Annotated[str, EXACTLY, AfterValidator(_https)]
AddressText = Annotated[str, EXACTLY, AfterValidator(_address)]
Anchor = Annotated[str, EXACTLY, StringConstraints(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
Digest = Annotated[str, EXACTLY, AfterValidator(_digest)]
EditionId = Annotated[str, EXACTLY, AfterValidator(_edition)]
When = Annotated[str, EXACTLY, AfterValidator(_when)]
Locator = Annotated[str, EXACTLY, AfterValidator(_locator), at_most(80)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Column = Annotated[str, EXACTLY, StringConstraints(pattern=r"\A[a-z][a-z0-9_]*\z", max_length=30)]
"""The name of a column of a figure's data."""
WrittenCell = Annotated[str, EXACTLY] | Annotated[int, EXACTLY] | Annotated[float, EXACTLY] | None
"""A cell of a row."""
Form = Annotated[str, Made(Literal["bars", "lines", "dots", "ranges", "ladder", "matrix", "map", "spec"], str)]
"""How a figure is drawn: one of the forms that kb.figures knows, or by a specification of Vega-Lite."""
Says = Annotated[Sentence, at_most(220)]
Doi = Annotated[str, EXACTLY, AfterValidator(_doi)]
Country = Annotated[str, EXACTLY, StringConstraints(pattern=r"\A[A-Z]{2}\z")]
"""A code of ISO 3166-1 alpha-2."""
Evidence = Annotated[str, Made(Literal["law", "official", "research", "reference", "press", "article"], str)]
"""Kinds of evidence: what sort of document a statement rests on."""
Outcome = Annotated[str, Made(Literal["achieved", "partly", "failed", "open", "disputed"], str)]
Region = Annotated[str, Made(Literal[
    "africa", "americas", "central-asia", "east-asia-pacific", "europe", "global", "middle-east", "south-asia",
    "southeast-asia",
], str)]  # fmt: skip
Level = Annotated[str, Made(Literal["introductory", "intermediate", "advanced"], str)]
CslType = Annotated[str, Made(Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "chapter", "document",
    "dataset", "entry-encyclopedia", "graphic", "hearing", "interview", "legal_case", "legislation", "paper-conference",
    "post", "post-weblog", "report", "review", "review-book", "speech", "thesis", "treaty", "webpage",
], str)]  # fmt: skip
"""Types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)."""
