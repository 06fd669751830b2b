"""The rules of the content: each is a generator of problems from a Catalog, named in a table of its module."""
