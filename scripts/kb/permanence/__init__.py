"""What stays once it is published: addresses, the register of them, stamped paragraphs, frozen editions.

Takes a Catalog. Gives addresses, and the texts that keep them. May import load and what is below it.
"""
