"""What only makes MkDocs faster: without this folder the site is the same, and takes longer.

Each module says what it spares, as tests/bench/fast.py measures it. ``extra: {fast: false}`` in mkdocs.yml does without
all of it, ``fast: [...]`` with the parts that it names.
"""
