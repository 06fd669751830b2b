"""Reading lists as teachers use them.

Takes a Catalog and the records of its pages. Gives lists worked out, lines for a syllabus, and cartridges. May import
citing and what is below it.
"""
