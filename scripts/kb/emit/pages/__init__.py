"""The pages, a module for each kind.

Takes a Site. Gives (path, Markdown). May import emit.files, emit.parts and emit.drawings.
"""
