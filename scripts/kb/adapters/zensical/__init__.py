"""The door to Zensical, a second renderer of the same docs/, which reads mkdocs.yml but has no hooks.

Takes a project's folder. Gives a finished site. May import every room, and the reader of mkdocs.yml.
"""
