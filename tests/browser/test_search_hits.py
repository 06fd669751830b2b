"""What the search finds: two lists of queries that readers type, every name of the content, and typing errors."""

from __future__ import annotations

import random
import string

import pytest
from asking import Question, ask, questions, score, table
from kb.adapters.mkdocs.configuration import read_project
from kb.model.text import key
from kb.model.values import Page as Entry
from kb.pipeline import load_and_resolve
from kb.resolve.site import Site
from playwright.sync_api import Page
from thorough import some

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def content(project) -> Site:
    """The resolved content of the site."""
    return load_and_resolve(project, read_project(project))


def test_a_work_is_found_by_its_authors_with_the_pages_that_recommend_it(search: Page) -> None:
    found = ask(search, "Cottey Forster")[:6]
    assert "bibliography/#cottey-forster-2004" in found
    assert {address.split("#")[0] for address in found} >= {"topics/soft-power/", "topics/cooperation-programs/"}


@pytest.mark.parametrize(
    ("name", "least", "first", "third"),
    [("queries.tsv", 150, 0.90, 0.97), ("other-words.tsv", 60, 0.85, 0.95), ("fresh-words.tsv", 60, 0.85, 0.95)],
)
def test_lists_of_queries(search: Page, name: str, least: int, first: float, third: float) -> None:
    asked = questions(name)
    scores, misses = score(search, asked)
    print(f"\n{name}\n{table(scores)}\n" + "\n".join(misses))
    assert len(asked) >= least
    assert scores["all"].hit(1) >= first
    assert scores["all"].hit(3) >= third
    assert scores["all"].empty == 0


def location(page: Entry) -> str:
    return f"{'cases' if page.kind == 'case' else 'topics'}/{page.id}/"


def test_a_title_comes_first(search: Page, content: Site) -> None:
    asked = [Question("title", page.title, frozenset([location(page)])) for page in content.ordered]
    _, misses = score(search, asked)
    assert not misses, "\n".join(misses)


def test_an_alias_comes_first(search: Page, content: Site) -> None:
    owners: dict[str, set[str]] = {}
    for page in content.ordered:
        for name in (page.title, *page.aliases):
            owners.setdefault(key(name), set()).add(location(page))
    asked = [
        Question("alias", alias, frozenset(owners[key(alias)])) for page in content.ordered for alias in page.aliases
    ]
    _, misses = score(search, some(asked))
    assert not misses, "\n".join(misses)


def test_a_term_opens_its_anchor_and_stands_below_its_page(search: Page, content: Site) -> None:
    titles = {key(page.title): location(page) for page in content.ordered}
    for term in content.catalog.terms.values():
        found = ask(search, term.term)[:3]
        wanted = f"glossary/#{term.see or term.id}"
        assert wanted in found, (term.term, found)
        if own := titles.get(key(term.term)):
            assert found.index(own) < found.index(wanted)


def test_a_wrong_letter_in_a_title_still_finds_the_page(search: Page, content: Site) -> None:
    chance = random.Random(20261122)
    asked = []
    for page in content.ordered:
        words = page.title.split()
        for place, word in enumerate(words):
            if len(word) >= 5 and word.isalpha():
                typed = " ".join([*words[:place], mistyped(word, chance), *words[place + 1 :]])
                asked.append(Question("typo", typed, frozenset([location(page)])))
    scores, misses = score(search, asked)
    print(f"\n{table(scores)}\n" + "\n".join(misses))
    assert len(asked) > 50
    assert scores["all"].hit(3) >= 0.97
    assert scores["all"].empty == 0


def mistyped(word: str, chance: random.Random) -> str:
    """A word with one letter left out, put in, changed, or swapped with the next."""
    at = chance.randrange(len(word) - 1)
    other = chance.choice(string.ascii_lowercase)
    kinds = [
        word[:at] + word[at + 1 :],
        word[:at] + other + word[at:],
        word[:at] + other + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    return chance.choice(kinds)
