"""The door to MkDocs, and all that knows of it.

Takes MkDocs' events. Gives it docs/ before it reads, and a finished site after it has written. May import every room
but commands.
"""
