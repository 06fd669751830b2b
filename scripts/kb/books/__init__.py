"""The site as books and archives.

Takes a Site or a built site. Gives EPUB, PDF and the archive for reading offline. May import pipeline, emit and
what is below them.
"""
