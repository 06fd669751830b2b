"""Write plain text in the LaTeX that BibTeX and BibLaTeX read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from kb.model.remember import remembered

_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
}  # fmt: skip
"""Combining characters and the LaTeX commands of their accents."""

_LETTERS = {
    "ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}", "–": "--", "—": "---",
    "‘": r"{\textquoteleft}", "’": r"{\textquoteright}", "“": r"{\textquotedblleft}", "”": r"{\textquotedblright}",
    "…": r"{\ldots}", "\u00a0": "~",
}  # fmt: skip

_SPECIAL = {
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%",
    "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
}  # fmt: skip

_ESCAPES = str.maketrans(_SPECIAL)
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]|[\\~^&%$#_{}]")


def escape(text: str) -> str:
    """Escape what has a meaning in LaTeX, for BibLaTeX, which reads UTF-8."""
    return text.translate(_ESCAPES)


def ascii_escape(text: str) -> str:
    """Escape also accents and typographic signs, for BibTeX. A letter of a script without LaTeX commands stays."""
    return "".join(map(_ascii, unicodedata.normalize("NFC", text))) if _NOT_PLAIN.search(text) else text


@cache
def _ascii(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _LETTERS:
        return _LETTERS[char]
    base, *marks = list(unicodedata.normalize("NFD", char))
    if len(marks) != 1 or marks[0] not in _ACCENTS or not base.isascii():
        return char
    command = _ACCENTS[marks[0]]
    letter = rf"{{\{base}}}" if base in "ij" and command not in "cdk" else base
    return rf"{{\{command}{{{letter}}}}}" if command.isalpha() else rf"{{\{command}{letter}}}"


@remembered
def title(text: str, escaped: Callable[[str], str]) -> str:
    """Escape a title, with braces around the words whose capitals a style must keep.

    Those are ``{UNESCO's}``, ``{ADMM-Plus}``, and any word with a capital after the first.
    """
    words = re.split(r"( +)", text)
    return "".join(f"{{{escaped(word)}}}" if _has_name(word, i == 0) else escaped(word) for i, word in enumerate(words))


def _has_name(word: str, first: bool) -> bool:
    if word.islower():
        return False
    letters = [char for char in word if char.isalpha()]
    return any(char.isupper() for char in letters[first:])
