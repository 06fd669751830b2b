"""A page of every kind, for the tests that look at each."""

PAGES = {
    "home": "",
    "topic": "topics/military-attaches/",
    "case": "cases/hotlines-and-incidents-at-sea/",
    "area": "areas/instruments/",
    "source": "sources/corps/",
    "glossary": "glossary/",
    "a-z": "a-z/",
    "references": "references/",
    "missing": "404.html",
}
