"""The rules, one generator each: it takes a Catalog and yields problems, and never prints, raises or reads a file."""
