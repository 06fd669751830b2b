"""Rename and move what others name: each mention, list and index entry follows, and old addresses lead to the new.

Takes the content. Gives a copy of it that is checked, and then takes the place of the old at once. May import every
room.
"""
