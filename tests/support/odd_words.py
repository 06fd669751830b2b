"""Words, names and blocks of Markdown that are valid and that programs like to stumble over."""

from __future__ import annotations

WORDS = (
    "ship", "visit", "the", "of", "2%", "ADMM+", "U.S.", "A/B", "C++", "naïve", "ship’s", "“quoted”", "co-op", "(joint)",
    "§", "№", "100", "1e3", "0x1F", "no", "null", "true", "~", "&", "AT&T", "é", "e\u0301lan", "ß", "İz", "ﬁn", "Ⅳ", "日本",
    "العربية", "עברית", "🚢", "Ωmega", "—", "…", "50°", "#1", "@home", "it's", "'tis", "a:b", "key: value", "x%y", "$5",
    "=", "+", "a--b", "www.x.example", "p.", "e.g.", "St.", "v.", "I", "port", "call", "ports", "calls", "NATO", "NATO’s",
    "French", "France", "Japan", "2026", "p. 4", "art. 7", "\u00a0", "1,000", "3.14", "−5", "½", "H₂O", "x²", "Š", "ŉ",
)  # fmt: skip
MARKED = ("*star*", "snake_case", "a*b", "__init__", "**bold**", "*", "_", "!", "~~", "^", "!!!", "???", "#", "-", "3.")
"""What Markdown reads as marks, which plain fields may hold all the same."""

FRAME = (
    "top", "text", "contents", "preview", "site-nav", "search-elsewhere", "header", "main", "footer", "search", "results",
    "home", "a-z", "cases", "glossary", "all", "index", "references", "find", "letter-a", "session-1", "toc", "content",
    "ref-1", "fig-1", "cite", "cite-1", "files", "syllabus", "questions", "related", "facts", "x", "1", "9-9", "v", "assets",
    "null", "true", "on", "no", "0x1", "1e3", "007", "timeline", "map", "places", "record", "debates", "limits",
    "document", "body", "constructor", "prototype", "about", "editions", "downloads", "en", "france", "kind-law", "md", "nav",
)  # fmt: skip
"""Ids that the frame of the site, its folders or YAML may take for their own; and others."""

BLOCKS = (
    "- One {c}\n- Two {c}",
    "1. First {w} {c}\n2. Second {c}",
    "- An item\n  that goes on {c}\n\n    And has a second paragraph {c}.",
    '!!! editors "Editors\' note"\n    We say {w}.\n\n    - as a list\n    - of two',
    "Table: What is {w}\n{{ #t-{n} }}\n\n| A | B |\n| --- | --- |\n| {w} | this {c} |\n| 2% | that {c} |",
    "### Is it {w}? {{ #d-{n} }}\n\n- **One** says so {c}.\n- **Another** does not {c}.",
    "Words \\* with \\_ marks and *stress* {c}.",
    "“A quotation {w}” stands here {c}. It has an [outer link](https://x.example/a%28b) too.",
    "See [the glossary](page:glossary) and [the table](page:cases) {c}.",
    "Line one {w}\nline two {c}.\n{{ #par-{n} }}",
)
LOCATORS = (
    "",
    "art. 7",
    "p. 4",
    "§ 2(1)(a)",
    "pp. 1–2",
    "ch. 3, n. 4",
    "Ⅳ",
    "“x”",
    "preamble",
    "2%",
    "日本",
    "A & B",
    "№ 5",
)
DATES = ("1961", "1961-04", "1961-04-18", "0001", "9999-12-31", "1582-10-10", "2000-02-29", "1800-01")
URLS = ("https://x.example/a_b(c)", "http://x.example/?q=1&r=%C3%A9#a", "https://é.example/ü", "https://x.example/")
DOIS = ("10.1234/a.b", "10.5555/(x)_y", "10.1234/é;&")
INDEX = (
    "ports",
    "harbors, foreign",
    "Gates\\, Robert",
    "2%",
    "Ö, ß",
    "a, an",
    "the ship",
    "“x”, y",
    "NATO, and *star*",
)
