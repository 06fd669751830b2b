"""How the records are connected.

Takes a Catalog without problems and a Project. Gives a Site: backlinks, similar pages, the graph, the index, and
every other relation between its records. May import teaching and what is below it.
"""
