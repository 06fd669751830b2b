"""Fold, escape, sort and spell strings."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from kb.model.remember import remembered

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&])")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ς": "σ",
    }
)


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {
    **{word: n for n, word in enumerate(_ONES)},
    **{f"{ten}{f'-{_ONES[n]}' if n else ''}": 20 + 10 * i + n for i, ten in enumerate(_TENS) for n in range(10)},
}
"""The numbers below a hundred, as they are written out."""


def fold(text: str) -> str:
    """A text without case and accents, in letters as they are typed: æ as ae, ł as l, wide letters as plain ones.

    docs/assets/fold.js has its twin, and tests/support/folding.tsv says what both make of what.
    """
    return text.lower() if text.isascii() else _folded(text)


@remembered
def _folded(text: str) -> str:
    lower = unicodedata.normalize("NFKD", text).lower()
    return "".join(char for char in lower if not unicodedata.category(char).startswith("M")).translate(_LETTERS)


@remembered
def key(text: str) -> str:
    """What two spellings of one name share: folded words with single spaces, hyphens as spaces."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def sort_key(text: str) -> tuple[str, str]:
    """Order of an index: letter by letter, ignoring accents, case, punctuation and a leading article."""
    return key(re.sub(r"^(the|a|an) ", "", text, flags=re.IGNORECASE)), text


def initial(text: str) -> str:
    """The letter under which an index lists ``text``; "0–9" for a figure."""
    first = sort_key(text)[0][:1]
    return first.upper() if first.isalpha() else "0–9"


def numbered(id_: str) -> list[tuple[int, int, str]]:
    """What ids are sorted by: letters as letters, and figures as numbers."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"[0-9]+|[^0-9]+", id_)]


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@remembered
def escape(text: str) -> str:
    """Plain text as Markdown that renders to the same text."""
    return _SPECIAL.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")


@remembered
def title_attribute(text: str) -> str:
    """Plain text for the quoted title of a Markdown link: no straight quotes, no brackets."""
    return (
        text.replace('"', "”").replace("[", "(").replace("]", ")").replace("<", "").replace(">", "").replace("_", " ")
    )


def joined(parts: list[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def name_and_subtitle(title: str) -> tuple[str, str]:
    """A title before its colon, and what comes after, which may be nothing."""
    name, _, subtitle = title.partition(": ")
    return name, subtitle


def long_date(day: dt.date) -> str:
    """A date as the site writes it: ``4 April 1949``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
