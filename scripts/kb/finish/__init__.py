"""What a built site still needs, whichever program has built it.

Takes the folder of a site. Gives its pages their parts, links, policy and headers, the search its names, the sitemap
its days. May import emit and what is below it; knows nothing of MkDocs.
"""
