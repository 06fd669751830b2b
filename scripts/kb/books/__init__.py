"""The reference as books: a Site and its pages in, EPUB 3 and tagged PDF of all of it or of a reading list out."""
