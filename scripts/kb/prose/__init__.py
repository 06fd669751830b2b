"""The Markdown that authors write.

Takes the text of a body. Gives its blocks, citations, links to terms, index entries and debates. May import model.
"""
