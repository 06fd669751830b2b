"""From files to values.

Takes the folder content/. Gives a Content of values that know where they stand, its problems, and the Catalog.
May import model, prose, figures and write.
"""
