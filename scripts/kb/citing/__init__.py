"""How readers cite this site, and how the site prints what it cites.

Takes pages and the project. Gives records, citations in each style, exports and metadata. May import permanence and
what is below it; knows nothing of check.
"""
