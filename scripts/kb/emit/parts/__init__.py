"""Parts of pages.

Takes a Site and a page's path. Gives Markdown for it. May import resolve and what is below it.
"""
