"""What is written into docs/.

Takes a Site. Gives {path: text or bytes}. Its rooms, from the ground up: drawings, parts, files, pages; emitters.py
is the table of all. May import resolve and what is below it.
"""
