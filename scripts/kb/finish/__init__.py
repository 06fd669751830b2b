"""What a built site still needs, whichever program has built it.

Takes a finished site folder. Gives it a policy, headers and the names that the search knows. May import emit and what
is below it; knows nothing of MkDocs.
"""
