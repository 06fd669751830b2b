"""The vocabulary: frozen values, targets, forms of text, and the project's own data.

Takes nothing from other rooms. Gives the values that every other room speaks in. May import no other room.
"""
