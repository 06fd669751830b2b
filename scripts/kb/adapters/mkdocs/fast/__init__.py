"""What only makes MkDocs faster: without this folder the site is the same, and takes longer.

Seconds of processor time that each part spares a strict build of 500 made-up pages (tests/bench/fast.py): the first
build takes 15.6 instead of 24.2, of which fast_markdown spares 6.3, index_entries 3.9 and own_front_matter 3.1; with
rendered a second build takes 8.7 instead of 16.0. ``extra: {fast: false}`` in mkdocs.yml does without all of it.
"""
