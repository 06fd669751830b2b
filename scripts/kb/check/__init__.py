"""Whether the content is right.

Takes a Catalog. Gives problems, sorted, each with its place, its rule and what to do. May import permanence and what
is below it; knows nothing of citing.
"""
